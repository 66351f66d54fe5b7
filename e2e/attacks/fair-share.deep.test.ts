import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

import { DEMO_ERP_HOST, type LocalStore, startLocalStore } from '../../dev/local-store'
import { refusal, search } from '../service/store'

const SEARCHES = 70
/** Longer than the two rounds of time-outs that her searches end in. */
const WATCHED_MS = 18_000

/** An ERP that never gets done with what Norte asks, and answers all others at once. */
const startBusyErp = async (): Promise<Server> => {
  const server = createServer(({ url = '' }, response) => {
    if (!url.includes('C-1001')) response.end('{"orders":[],"cursor":null,"total":0}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

describe('Searches that take an ERP too long', () => {
  let erp: Server
  let store: LocalStore
  before(async () => {
    erp = await startBusyErp()
    const { port } = erp.address() as AddressInfo
    store = await startLocalStore({ outbound: { [DEMO_ERP_HOST]: `http://127.0.0.1:${port}` } })
  })
  after(async () => {
    await store?.close()
    erp?.closeAllConnections()
    erp?.close()
  })

  it('by the dozen from one person are refused to that person, and all others are answered all the while', async () => {
    const flood = Promise.all(
      Array.from({ length: SEARCHES }, (_, index) =>
        search(store, 'ana', {
          variables: { search: { number: `slow-${index}`, numberKind: 'ERP' } },
        })
      )
    )
    const endMs = performance.now() + WATCHED_MS
    let answered = 0
    for (let turn = 0; performance.now() < endMs; turn += 1) {
      const who = turn % 2 ? 'carla' : 'david'
      const variables = { search: { number: `quick-${turn}`, numberKind: 'ERP' } }
      const answer = await search(store, who, { variables })
      assert.deepEqual(answer.errors, [])
      answered += 1
      await sleep(100)
    }
    const refused = await flood
    const codes = refused.map(refusal)
    const counted = (code: string) => codes.filter((one) => one === code).length
    console.log(
      `${answered} answers to others; ${counted('RATE_LIMITED')} refused, ${counted('ERP_TIMEOUT')} timed out`
    )
    assert.equal(counted('RATE_LIMITED') + counted('ERP_TIMEOUT'), SEARCHES)
    assert.ok(counted('ERP_TIMEOUT') <= 16)
    for (const { errors } of refused) {
      const { code, retryAfterSeconds } = errors[0]?.extensions ?? {}
      if (code === 'RATE_LIMITED') assert.ok(Number(retryAfterSeconds) >= 1)
    }
    assert.ok(answered > 60, `${answered}`)
  })
})
