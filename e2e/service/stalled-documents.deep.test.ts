import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

import { DEMO_ERP_HOST, type LocalStore, startLocalStore } from '../../dev/local-store'
import { type HeldCall, type HeldErp, HELD_ORDER, HELD_REF, startHeldErp } from './held-erp'
import { type Opened, openDocument, refusalOf } from './order-documents'
import { found } from './store'

/** Of a document, from the first question to its last byte; one that is silent for 8 s ends sooner. VTEX ends the request after 30 s. */
const DEADLINE_MS = 25_000
const LATEST_MS = 28_000
const ANNOUNCED = 1000

/** What an ERP does with its answer before it falls silent, or never gets done. */
const MANNERS: Readonly<Record<string, (call: HeldCall) => unknown>> = {
  'says nothing': () => {},
  'says what is coming, and nothing more': ({ response }) => {
    response.writeHead(200, { 'content-length': ANNOUNCED }).flushHeaders()
  },
  'stops before it can be told what it is': ({ response }) => {
    response.writeHead(200, { 'content-length': ANNOUNCED })
    response.write('%P')
  },
  'stops in the middle': ({ response }) => {
    response.writeHead(200, { 'content-length': ANNOUNCED })
    response.write('%PDF-1.7 the first half of it')
  },
  drips: async ({ response }) => {
    response.writeHead(200, { 'content-length': ANNOUNCED })
    response.write('%PDF-1.7')
    while (!response.destroyed) {
      response.write('.')
      await sleep(500)
    }
  },
}

describe('A document whose ERP', () => {
  let erp: HeldErp
  let store: LocalStore
  const ends = new Map<string, { readonly opened: Opened; readonly tookMs: number }>()
  const dropped: Array<HeldCall['isDropped']> = []

  // All at once: each takes as long as the deadline.
  before(async () => {
    erp = await startHeldErp()
    store = await startLocalStore({ outbound: { [DEMO_ERP_HOST]: erp.url } })
    const opening: Array<Promise<unknown>> = []
    for (const [manner, behave] of Object.entries(MANNERS)) {
      const coming = erp.nextCall()
      const startedAtMs = performance.now()
      const opened = openDocument(store, HELD_REF, { as: 'ana' })
      const call = await coming
      dropped.push(call.isDropped)
      void behave(call)
      opening.push(
        opened.then((answer) =>
          ends.set(manner, { opened: answer, tookMs: performance.now() - startedAtMs })
        )
      )
    }
    await Promise.all(opening)
  })
  after(async () => {
    await store?.close()
    erp?.close()
  })

  const endOf = (manner: string) => ends.get(manner) ?? assert.fail(manner)

  for (const manner of Object.keys(MANNERS)) {
    it(`${manner} ends in time`, () => {
      const { tookMs } = endOf(manner)
      assert.ok(tookMs < LATEST_MS, `${tookMs}`)
    })
  }

  for (const manner of Object.keys(MANNERS).slice(0, 3)) {
    it(`${manner} is an error, and no file`, () => {
      const { opened } = endOf(manner)
      assert.deepEqual([opened.status, refusalOf(opened)['code']], [504, 'ERP_TIMEOUT'])
      assert.equal(opened.headers['content-disposition'], undefined)
      assert.equal(opened.headers['content-length'], String(opened.body.length))
    })
  }

  for (const manner of Object.keys(MANNERS).slice(3)) {
    it(`${manner} is broken off: what came does not look whole`, () => {
      const { opened, tookMs } = endOf(manner)
      assert.deepEqual([opened.status, opened.isCut], [200, true])
      assert.equal(opened.headers['content-length'], String(ANNOUNCED))
      assert.ok(opened.body.length < ANNOUNCED)
      if (manner === 'drips') assert.ok(tookMs > DEADLINE_MS - 2_000, `${tookMs}`)
    })
  }

  it('was so slow is let go of, and is asked for orders and documents again', async () => {
    await Promise.all(dropped)
    const search = erp.nextCall()
    const finding = found(store, 'ana')
    const page = { orders: [HELD_ORDER], cursor: null, total: 1 }
    ;(await search).response.end(JSON.stringify(page))
    assert.equal((await finding).orders.length, 1)
    const document = erp.nextCall()
    const opening = openDocument(store, HELD_REF, { as: 'ana' })
    ;(await document).response.end('%PDF-1.7 whole')
    const { status, isCut } = await opening
    assert.deepEqual([status, isCut], [200, false])
  })
})
