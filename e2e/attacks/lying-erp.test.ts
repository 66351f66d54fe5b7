import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'

import {
  DEMO_ERP_HOST,
  type LocalStore,
  REPOSITORY_FOLDER,
  startLocalStore,
} from '../../dev/local-store'
import { askExport } from '../service/export-file'
import { found, refusal, search } from '../service/store'

const order = (id: string, fields: Readonly<Record<string, unknown>> = {}) => ({
  ...{ id, ownerRef: 'C-1001', erpOrderNumber: id, channel: 'WEB', status: 'SHIPPED' },
  ...fields,
})

const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** Of an answer that is cut off. */
const allThatComes = async ({ body }: Response): Promise<string> => {
  const reader = body?.getReader()
  const chunks: Uint8Array[] = []
  for (;;) {
    const part = await reader?.read().catch(() => undefined)
    if (part?.value === undefined) return Buffer.concat(chunks).toString()
    chunks.push(part.value)
  }
}

interface Page {
  readonly orders: readonly unknown[]
  readonly cursor: string | null
  readonly total: number | null
}

/** What the ERP answers to a cursor; null is the first page. */
let answer: (cursor: string | null) => Page

const erp = createServer(({ url = '' }, response) => {
  const { searchParams } = new URL(url, 'http://erp.invalid')
  response.end(JSON.stringify(answer(searchParams.get('cursor'))))
})

describe('an ERP that lies', () => {
  let store: LocalStore
  const serviceFolder = join(REPOSITORY_FOLDER, '.local', `lying-${randomUUID()}`)
  before(async () => {
    erp.listen(0, '127.0.0.1')
    await once(erp, 'listening')
    const url = `http://127.0.0.1:${(erp.address() as AddressInfo).port}`
    store = await startLocalStore({ serviceFolder, outbound: { [DEMO_ERP_HOST]: url } })
  })
  after(async () => {
    await store?.close()
    erp.closeAllConnections()
    erp.close()
    await rm(serviceFolder, { recursive: true, force: true })
  })

  it('(more rows than were asked for) is not believed', async () => {
    answer = () => ({ orders: times(26, (index) => order(String(index))), cursor: null, total: 26 })
    assert.equal(refusal(await search(store, 'ana')), 'ERP_BAD_ANSWER')
    assert.equal((await found(store, 'ana', { variables: { first: 26 } })).orders.length, 26)
  })

  it('(a next page that is the same one) ends, and so does its export', async () => {
    answer = () => ({ orders: times(2, (index) => order(String(index))), cursor: 'x', total: null })
    const { endCursor } = await found(store, 'ana')
    const again = await search(store, 'ana', { variables: { after: endCursor } })
    assert.equal(refusal(again), 'ERP_BAD_ANSWER')
    const lines = (await allThatComes(await askExport(store, 'ana', 'orders'))).split('\r\n')
    assert.ok(lines.length < 10, String(lines.length))
    assert.match(String(lines.at(-2)), /^Incomplete/)
  })

  it('(a name of the next page that takes all the room there is) is read on', async () => {
    for (const sign of ['"', '€', 'x']) {
      // Of three bytes each, more would not fit into the line of an HTTP request.
      const name = sign.repeat(1_500)
      answer = (cursor) => ({
        orders: [order(cursor === name ? 'second' : 'first')],
        cursor: cursor === null ? name : null,
        total: null,
      })
      const { endCursor } = await found(store, 'ana', { variables: { first: 1 } })
      const page = await found(store, 'ana', { variables: { first: 1, after: endCursor } })
      assert.deepEqual(
        page.orders.map(({ erpOrderNumber }) => erpOrderNumber),
        ['second']
      )
    }
  })

  it('(texts that turn round, break lines or never end) shows none of it', async () => {
    answer = () => ({
      orders: [
        order('1', {
          erpOrderNumber: '45\u202e00\u2066',
          customerOrderNumber: 'PO\r\n47\u0000',
          ownerName: 'x'.repeat(1_000_000),
        }),
      ],
      cursor: null,
      total: 1,
    })
    const [row] = (await found(store, 'ana')).orders
    assert.deepEqual([row?.erpOrderNumber, row?.customerOrderNumber], ['4500', 'PO 47'])
    assert.equal(row?.company.name?.length, 4_000)
  })

  it('(one record three times, and a count of millions) shows it once, and no count', async () => {
    answer = () => ({ orders: times(3, () => order('1')), cursor: null, total: 99_999_999 })
    const { orders, total } = await found(store, 'ana')
    assert.deepEqual([orders.length, total], [1, null])
  })

  it('(everything it has, whatever was asked for) is not shown as found', async () => {
    const all = [order('1', { customerOrderNumber: 'PO-1' }), order('2')]
    answer = () => ({ orders: all, cursor: null, total: 2 })
    const number = { number: 'PO-77', numberKind: 'CUSTOMER' }
    const status = { statuses: ['DELIVERED'] }
    for (const wanted of [{ ...number, ...status }, status]) {
      const asked = await search(store, 'ana', { variables: { search: wanted } })
      assert.equal(refusal(asked), 'ERP_BAD_ANSWER')
    }
  })

  it('(something else among what was asked for) is shown, and the log counts it without a word of it', async () => {
    const mine = [
      order('1', { customerOrderNumber: 'po 78' }),
      order('2', { customerOrderNumber: 'PO-secret' }),
    ]
    answer = () => ({ orders: mine, cursor: null, total: 2 })
    const variables = { search: { number: 'PO-78', numberKind: 'CUSTOMER' } }
    assert.equal((await found(store, 'ana', { variables })).orders.length, 2)
    const log = await readFile(join(serviceFolder, 'service.log'), 'utf8')
    const line = log
      .split('\n')
      .find((one) => one.includes('filter-mismatch') && one.includes('"rows":2,"mismatches":1'))
    assert.match(String(line), /"operation":"find-orders","filter":"number"/)
    assert.ok(!log.includes('PO-secret') && !log.includes('PO-78'))
  })

  it('(an id without an end) is not believed', async () => {
    answer = () => ({ orders: [order('1'.repeat(5_000))], cursor: null, total: 1 })
    // Of a question that nobody has asked before: no older answer stands in.
    const variables = { search: { number: 'new' } }
    assert.equal(refusal(await search(store, 'ana', { variables })), 'ERP_BAD_ANSWER')
  })
})
