/**
 * A worker with a heap of 256 MB, half of what the cloud gives it, under a hundred requests of each kind that is meant to stop
 * it: it lives, and somebody of another company who looks for orders all the while hardly notices.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

import { DEMO_ERP_HOST, type LocalStore, startLocalStore } from '../../dev/local-store'
import { openDocument } from '../service/order-documents'
import { found, SEARCH } from '../service/store'
import { graphqlBody, type RawRequest, send, sendInside } from './attacked-store'
import { DEAR_BODIES, DEAR_FORMS, lists, PACKED_BODY } from './expensive-bodies'
import { DEAR_QUERIES, times } from './expensive-queries'
import { FAT_REF, type FatErp, startFatErp } from './fat-erp'

const REQUESTS = 100
const HEAP_MB = 256
/** Between two searches of the other person. */
const PAUSE_MS = 200
/** Long enough for a median. */
const SHORTEST_MS = 3_000
/** Of one kind of attack, with few searches beside it, on a machine that does other things too. */
const MAX_TIMES_OF_ONE = 6
const MAX_TIMES_OF_ALL = 2

type Attack = (store: LocalStore, index: number) => Promise<unknown>

const byStranger =
  (queryOf: (index: number) => string): Attack =>
  (store, index) =>
    send(store, { path: '/_v/public/graphql/v1', body: graphqlBody(queryOf(index)) })

const byBuyer =
  (searchOf: (index: number) => Readonly<Record<string, string>>): Attack =>
  (store, index) =>
    send(store, { as: 'ana', body: graphqlBody(SEARCH, { search: searchOf(index) }) })

/** Its body is made once: making three megabytes would slow down the other person as well. */
const always = (body: string, as?: 'ana'): Attack => {
  const path = as === undefined ? '/_v/public/graphql/v1' : undefined
  return (store) => send(store, { as, path, body })
}

const alwaysByBuyer = (search: Readonly<Record<string, string>>): Attack =>
  always(graphqlBody(SEARCH, { search }), 'ana')

/** At the port of the service: the local edge parses a body too, in this very process. */
const inside =
  (request: RawRequest): Attack =>
  (store) =>
    sendInside(store, request)

const ACCENTS = 'a' + '\u0315\u0300'.repeat(160_000)

const ATTACKS: Readonly<Record<string, Attack>> = {
  ...Object.fromEntries(
    Object.entries(DEAR_QUERIES).map(([name, { query }]) => [name, always(graphqlBody(query))])
  ),
  ...Object.fromEntries(
    Object.entries(DEAR_FORMS).map(([name, form]) => [`a form with files ${name}`, inside(form)])
  ),
  ...Object.fromEntries(
    Object.entries(DEAR_BODIES).map(([name, body]) => [name, inside({ body })])
  ),
  'three megabytes': inside({ body: 'x'.repeat(2_900_000) }),
  'a packed body': inside({ body: PACKED_BODY, headers: { 'content-encoding': 'gzip' } }),
  'variables by GET, 6,000 deep': inside({
    method: 'GET',
    path: `/demostore/local/_v/graphql?query={nope}&variables=${lists(6_000)}`,
  }),
  'a hundred different queries, each as large as may be': byStranger(
    (index) =>
      `{ erpOrders { ${times(590, (field) => `a${field}x${index}: total`)} } } # ${'x'.repeat(5_000)}`
  ),
  'a number of accents': alwaysByBuyer({ number: ACCENTS }),
  'a product of accents': alwaysByBuyer({ product: ACCENTS }),
  'a million nines': alwaysByBuyer({ number: '9'.repeat(1_400_000) }),
  'a day of a million characters': alwaysByBuyer({ from: '2'.repeat(1_400_000) }),
  'different searches of an ERP with long texts': byBuyer((index) => ({
    number: `FAT-TEXT ${index}`,
    numberKind: 'ERP',
  })),
  'different searches of an ERP with more in its rows than rows have': byBuyer((index) => ({
    number: `FAT-LIST ${index}`,
    numberKind: 'ERP',
  })),
  'searches of an ERP that sends eighty thousand rows': byBuyer((index) => ({
    number: `MANY-ROWS ${index}`,
    numberKind: 'ERP',
  })),
  'documents that begin and never end': (store) => openDocument(store, FAT_REF, { as: 'ana' }),
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Infinity

describe('A worker of 256 MB', () => {
  let erp: FatErp
  let store: LocalStore
  let crash: string | null = null
  const quietMs: number[] = []
  const attackedMs: number[] = []

  before(async () => {
    erp = await startFatErp()
    store = await startLocalStore({
      serviceHeapMiB: HEAP_MB,
      outbound: { [DEMO_ERP_HOST]: erp.url },
    })
    void store.crashed.then((sentence) => (crash = sentence))
    await searchWhile(() => sleep(SHORTEST_MS), [])
    await searchWhile(() => sleep(2 * SHORTEST_MS), quietMs)
  })
  after(async () => {
    await store?.close()
    await erp?.close()
  })

  /** What each search of the other person takes, until the work is done. Each is of its own, so none is answered from memory. */
  const searchWhile = async (work: () => Promise<unknown>, tookMs: number[]): Promise<void> => {
    let isDone = false
    const working = work().finally(() => (isDone = true))
    while (!isDone) {
      const startedAtMs = performance.now()
      const { orders } = await found(store, 'carla')
      tookMs.push(performance.now() - startedAtMs)
      assert.deepEqual(
        orders.map(({ company }) => company.ref),
        ['C-2001']
      )
      await sleep(PAUSE_MS)
    }
    await working
  }

  for (const [name, attack] of Object.entries(ATTACKS)) {
    it(`survives ${name}, and the others hardly notice`, async (test) => {
      const tookMs: number[] = []
      await searchWhile(async () => {
        const startedAtMs = performance.now()
        for (
          let index = 0;
          index < REQUESTS || performance.now() - startedAtMs < SHORTEST_MS;
          index += 1
        )
          await attack(store, index)
      }, tookMs)
      assert.equal(crash, null)
      attackedMs.push(...tookMs)
      assertTimes(MAX_TIMES_OF_ONE, tookMs, test)
    })
  }

  it('serves the other person in no more than twice the time, over all of them', (test) =>
    assertTimes(MAX_TIMES_OF_ALL, attackedMs, test))

  const assertTimes = (times: number, tookMs: readonly number[], test: TestContext): void => {
    const [quiet, under] = [median(quietMs), median(tookMs)].map(Math.round)
    const figures = `${quiet} ms in quiet, ${under} ms under attack`
    test.diagnostic(`${figures} (${tookMs.length} searches)`)
    assert.ok(Number(under) <= times * Number(quiet), figures)
  }
})
