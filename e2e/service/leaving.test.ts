import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import http from 'node:http'
import { join } from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'

import {
  DEMO_ERP_HOST,
  type LocalStore,
  REPOSITORY_FOLDER,
  startLocalStore,
} from '../../dev/local-store'
import { cookieHeader } from '../../dev/store-front'
import { EXPORTS } from './export-file'
import { HELD_ORDER, HELD_REF, type HeldErp, startHeldErp } from './held-erp'
import { DOCUMENTS } from './order-documents'
import { person, SEARCH } from './store'

/** Sooner than any deadline would end a call. */
const SOON = { timeout: 6_000 }

describe('A reader who leaves', () => {
  let erp: HeldErp
  let store: LocalStore
  const serviceFolder = join(REPOSITORY_FOLDER, '.local', `leaving-${randomUUID()}`)
  before(async () => {
    erp = await startHeldErp()
    store = await startLocalStore({ outbound: { [DEMO_ERP_HOST]: erp.url }, serviceFolder })
  })
  after(async () => {
    await store?.close()
    erp?.close()
    await rm(serviceFolder, { recursive: true, force: true })
  })
  beforeEach(() => erp.forget())

  const ask = (path: string, body?: string): http.ClientRequest => {
    const { port, host } = new URL(store.url)
    const request = http.request({
      ...{ host: '127.0.0.1', port, path, method: body ? 'POST' : 'GET', agent: false },
      headers: {
        host,
        cookie: cookieHeader(store.cookiesOf(person('ana'))),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
    })
    request.on('error', () => {})
    request.end(body)
    return request
  }
  const query = JSON.stringify({ query: SEARCH })

  for (const [what, path, body] of [
    ['a document', `${DOCUMENTS}${HELD_REF}`, undefined],
    ['an export', `${EXPORTS}/orders`, undefined],
    ['a workbook', `${EXPORTS}/orders?format=xlsx`, undefined],
    ['a search', '/_v/private/graphql/v1', query],
  ] as const) {
    it(`before the first byte of ${what} takes the call to the ERP with them`, SOON, async () => {
      const coming = erp.nextCall()
      const request = ask(path, body)
      const { isDropped } = await coming
      request.destroy()
      await isDropped
    })
  }

  it('in the middle of a document takes the call to the ERP with them', SOON, async () => {
    const coming = erp.nextCall()
    const request = ask(`${DOCUMENTS}${HELD_REF}`)
    const { response, isDropped } = await coming
    response.writeHead(200, { 'content-length': 1000 })
    response.write('%PDF-1.7 the first of it')
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
    await once(answer, 'data')
    request.destroy()
    await isDropped
  })

  it('between two pages of an export takes the call to the ERP with them', SOON, async () => {
    const first = erp.nextCall()
    const request = ask(`${EXPORTS}/orders`)
    const { response } = await first
    const second = erp.nextCall()
    response.end(JSON.stringify({ orders: [HELD_ORDER], cursor: 'next', total: 2 }))
    const [answer] = (await once(request, 'response')) as [http.IncomingMessage]
    answer.on('error', () => {})
    answer.resume()
    const { isDropped, path } = await second
    assert.match(path, /cursor=next/)
    request.destroy()
    await isDropped
  })

  it('again and again does not make the ERP look broken to the others', SOON, async () => {
    for (let time = 0; time < 6; time += 1) {
      const coming = erp.nextCall()
      const request = ask('/_v/private/graphql/v1', query)
      const { isDropped } = await coming
      request.destroy()
      await isDropped
    }
    const coming = erp.nextCall()
    const staying = ask('/_v/private/graphql/v1', query)
    const { response } = await coming
    response.end(JSON.stringify({ orders: [HELD_ORDER], cursor: null, total: 1 }))
    const [answer] = (await once(staying, 'response')) as [http.IncomingMessage]
    const text = Buffer.concat(await answer.toArray()).toString()
    assert.match(text, /"erpOrderNumber":"1"/)
  })

  it('is not told as a failure of the ERP in the log', async () => {
    const log = await readFile(join(serviceFolder, 'service.log'), 'utf8')
    assert.ok(!log.includes('A request could not be answered.'))
  })
})
