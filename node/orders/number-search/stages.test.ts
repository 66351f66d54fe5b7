/** What a search by a number costs the ERP, counted and not timed: two stages at most, of four queries at most. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import type { Capabilities } from '../../connectors/connector'
import { type ConnectorSubject, countCalls } from '../../testing/connector-subject'
import { createHttpPort } from '../../testing/http-port'
import { createSearchHarness, type Stage } from '../../testing/search-harness'
import { SEARCH_SUBJECTS } from '../../testing/search-subjects'

const ONE_KIND: Partial<Capabilities> = { severalNumberKinds: [] }
const ONE_NUMBER: Partial<Capabilities> = { manyNumbers: false }
const WHOLE_ONLY: Partial<Capabilities> = { partialNumberKinds: [] }

/** What a server can't, though others of its kind may. */
const SERVERS: ReadonlyArray<readonly [server: string, narrowed: Partial<Capabilities>]> = [
  ['that can all of its kind', {}],
  ['that takes one kind a query', ONE_KIND],
  ['that takes one number a query', ONE_NUMBER],
  ['that takes one kind and one number a query', { ...ONE_KIND, ...ONE_NUMBER }],
  ['that finds whole numbers only', WHOLE_ONLY],
  [
    'that finds whole numbers only, one kind and one number a query',
    { ...ONE_KIND, ...ONE_NUMBER, ...WHOLE_ONLY },
  ],
]

const TYPED = 'PO-4500'
/** Found by the part that it has in common with the number, or by a spelling where the ERP finds no parts. */
const OTHERWISE = { part: 'PO-04500', spelling: 'PO 4500' }
const NOBODYS = [
  ...['PO-99999', '99999', 'Pedido nº 0099999-1', 'NF 000.999.999-1', 'v99999999nrt-01'],
  ...['xyz', '9', '"', '#', "' or 1 eq 1", '%_*', 'a'.repeat(60)],
]

/** How many queries, stage by stage. */
const countsOf = (stages: readonly Stage[]): readonly number[] => stages.map(({ length }) => length)

/** Of the server that can all of its kind: queries by stage, and the calls at the ERP for what is in no stage found. */
const COSTS: Readonly<
  Record<string, { typed: readonly number[]; missing: readonly number[]; calls: number }>
> = {
  'rest 1.1.0': { typed: [4], missing: [4, 3], calls: 7 },
  'rest, all features': { typed: [1], missing: [1, 3], calls: 4 },
  'sap-s4hana': { typed: [1], missing: [1, 3], calls: 4 },
  // The page and its count, side by side.
  tryton: { typed: [2], missing: [2, 3], calls: 10 },
  pedido: { typed: [4], missing: [4, 4], calls: 8 },
  'pedido that says web numbers': { typed: [4], missing: [4, 4], calls: 8 },
  demo: { typed: [1], missing: [1, 3], calls: 0 },
}

for (const { name, start } of SEARCH_SUBJECTS) {
  describe(`a search by a number at ${name}`, () => {
    let started: ConnectorSubject | undefined
    before(async () => {
      started = await start(createHttpPort)
    })
    after(() => started?.close())
    const subject = () => started ?? assert.fail('It was not started.')

    for (const [server, narrowed] of SERVERS) {
      it(`${server} is one stage if the number is found as typed, and two if otherwise`, async () => {
        const { search, can } = await createSearchHarness(subject(), narrowed)
        const typed = await search(TYPED)
        assert.equal(typed.orders.length, 1)
        assert.equal(typed.stages.length, 1)

        const isPart = can.partialNumberKinds.includes('CUSTOMER')
        const otherwise = await search(isPart ? OTHERWISE.part : OTHERWISE.spelling)
        assert.deepEqual(
          otherwise.orders.map(({ id }) => id),
          typed.orders.map(({ id }) => id)
        )
        assert.equal(otherwise.stages.length, isPart || !can.manyNumbers ? 2 : 1)
        const queries = [typed, otherwise].flatMap(({ stages }) => countsOf(stages))
        assert.ok(
          queries.every((count) => count <= 4),
          queries.join()
        )
      })

      it(`${server} is never more than two stages of four queries for what nobody has`, async () => {
        const { search } = await createSearchHarness(subject(), narrowed)
        for (const number of NOBODYS) {
          const counts = countsOf((await search(number)).stages)
          const isWithin = counts.length <= 2 && counts.every((count) => count <= 4)
          assert.ok(isWithin, `${number}: ${counts.join()}`)
        }
      })
    }

    it('is as few queries and calls as this ERP allows', async () => {
      const { search } = await createSearchHarness(subject())
      const typed = countsOf((await search(TYPED)).stages)
      let missing: readonly number[] = []
      const calls = await countCalls(subject(), async () => {
        missing = countsOf((await search('PO-99999')).stages)
      })
      assert.deepEqual({ typed, missing, calls }, COSTS[name])
    })
  })
}
