/**
 * People type and paste numbers in many forms, and each must find its order, whichever ERP is asked: by the real connectors
 * over the ERPs of their own suites. The same in the running store: `e2e/service/typed-forms.test.ts`.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import { NUMBER_KINDS, type NumberKind } from '../../connectors/connector'
import { type ConnectorSubject, type KnownOrder, ownOrders } from '../../testing/connector-subject'
import { createHttpPort } from '../../testing/http-port'
import { createSearchHarness, type SearchHarness } from '../../testing/search-harness'
import { SEARCH_SUBJECTS, type SearchSubject } from '../../testing/search-subjects'
import { PINNED } from '../../testing/table-numbers'
import { typedForms } from '../../testing/typed-forms'
import type { FoundOrders } from '../search-orders'

interface Expected {
  readonly whole: readonly NumberKind[]
  readonly parts: readonly NumberKind[]
}

const EVERYTHING: Expected = { whole: NUMBER_KINDS, parts: NUMBER_KINDS }
/** SAP's interface does not find orders by their invoices. */
const NO_INVOICES: Expected = {
  whole: ['WEB', 'ERP', 'CUSTOMER'],
  parts: ['WEB', 'ERP', 'CUSTOMER'],
}
/** The contract has no search for parts, and one number a query: two spellings of each kind are asked for. */
const WHOLE_ONLY: Expected = { whole: NUMBER_KINDS, parts: [] }

const EXPECTED: Readonly<Record<string, Expected>> = {
  'rest 1.1.0': EVERYTHING,
  'rest, all features': EVERYTHING,
  'sap-s4hana': NO_INVOICES,
  tryton: EVERYTHING,
  pedido: WHOLE_ONLY,
  'pedido that says web numbers': WHOLE_ONLY,
  demo: EVERYTHING,
}

/** The numbers of the demo are invented: it has no order with those of the table. */
const hasTable = ({ name }: SearchSubject) => name !== 'demo'

const useSubject = ({ start }: SearchSubject) => {
  let running: { subject: ConnectorSubject; harness: SearchHarness } | undefined
  before(async () => {
    const subject = await start(createHttpPort)
    running = { subject, harness: await createSearchHarness(subject) }
  })
  after(() => running?.subject.close())
  return () => {
    assert.ok(running)
    return running
  }
}

const ordersOfOne = (subject: ConnectorSubject): readonly KnownOrder[] =>
  ownOrders(subject).filter(({ ownerRef }) => ownerRef === subject.known.companies[0])

/** The first order with such a number, and a later one, each with a number of its own. */
const numberedOrders = (subject: ConnectorSubject, kind: NumberKind) => {
  const orders = ordersOfOne(subject).flatMap((order) => {
    const [number] = order.numbers[kind]
    return number === undefined ? [] : [{ order, number }]
  })
  const single = orders.filter(
    ({ number }) => orders.filter((other) => other.number === number).length === 1
  )
  const [first, later] = [single[0], single[Math.min(10, single.length - 1)]]
  assert.ok(first && later)
  return [first, later]
}

const firstFound = ({ groups }: FoundOrders) =>
  groups.slice(0, 1).map(({ kind, rows }) => [kind, rows[0]?.id])

const named = ({ groups }: FoundOrders) =>
  groups.map(({ kind, match, rows }) => [kind, match, ...rows.map(({ id }) => id)].join(' '))

/** What was found first by each form, where that is not what is expected. */
const missesOf = async (
  { search }: SearchHarness,
  forms: readonly string[],
  expected: ReadonlyArray<readonly [kind: NumberKind, id: string]>
) => {
  const misses: unknown[] = []
  for (const typed of forms) {
    const found = firstFound(await search(typed))
    if (JSON.stringify(found) !== JSON.stringify(expected)) misses.push([typed, found])
  }
  return misses
}

for (const subject of SEARCH_SUBJECTS) {
  describe(`an order at ${subject.name}`, () => {
    const running = useSubject(subject)
    const { whole, parts } =
      EXPECTED[subject.name] ?? assert.fail(`What does ${subject.name} find?`)

    it('is looked for by all that its ERP can', () => {
      const { numberKinds, partialNumberKinds } = running().harness.can
      assert.deepEqual({ whole: numberKinds, parts: partialNumberKinds }, { whole, parts })
    })

    for (const kind of whole) {
      it(`is found first by its ${kind} number, however that is spelled`, async () => {
        for (const { order, number } of numberedOrders(running().subject, kind)) {
          const { spelled } = typedForms(kind, number)
          assert.ok(spelled.length >= 20)
          const misses = await missesOf(running().harness, spelled, [[kind, order.id]])
          assert.deepEqual(misses, [], number)
        }
      })

      const isPart = parts.includes(kind)
      const outcome = isPart ? 'is found first' : 'is not found, and no other is,'
      it(`${outcome} by its ${kind} number with zeros or letters more or less`, async () => {
        for (const { order, number } of numberedOrders(running().subject, kind)) {
          const { partial } = typedForms(kind, number)
          const expected = isPart ? ([[kind, order.id]] as const) : []
          assert.deepEqual(await missesOf(running().harness, partial, expected), [], number)
        }
      })
    }

    it("is not found by another company's person, however it is typed", async () => {
      const { subject: one, harness } = running()
      const foreign = one.known.orders.filter(
        (order) => order.ownerRef === one.known.foreignCompany
      )
      const own = ordersOfOne(one).flatMap(({ numbers }) => Object.values(numbers).flat())
      const numbers = foreign
        .flatMap((order) => [...order.numbers.ERP, ...order.numbers.WEB])
        .filter((number) => !own.includes(number))
        .slice(0, 5)
      assert.ok(numbers.length > 0)
      assert.deepEqual(await missesOf(harness, numbers, []), [])
    })
  })
}

for (const subject of SEARCH_SUBJECTS.filter(hasTable)) {
  describe(`the table of typed forms at ${subject.name}`, () => {
    const running = useSubject(subject)

    const idOf = (kind: NumberKind, number: string): string => {
      const order = ordersOfOne(running().subject).find(({ numbers }) =>
        numbers[kind].includes(number)
      )
      return order?.id ?? assert.fail(`${number} is nobody's`)
    }

    it('finds nothing wider than what was typed: never PO-4500 by PO-45001', async () => {
      const { harness } = running()
      for (const typed of [
        'PO-45001',
        'PO-99999',
        'XX-4500',
        'PO-4500-9',
        '0000458812x',
        'PO-450',
      ]) {
        const found = await harness.search(typed)
        const pinned = [idOf('CUSTOMER', PINNED.CUSTOMER), idOf('ERP', PINNED.ERP)]
        assert.deepEqual(
          found.orders.filter(({ id }) => pinned.includes(id) && typed !== 'PO-450'),
          []
        )
        assert.deepEqual(
          found.groups.filter(({ match }) => match === 'exact'),
          []
        )
      }
    })

    it("shows 8862 in both of its kinds, the buyer's own first, if the ERP finds parts", async () => {
      const { harness } = running()
      const found = named(await harness.search('8862'))
      const expected = [
        `CUSTOMER partial ${idOf('CUSTOMER', 'PO-8862')}`,
        `ERP partial ${idOf('ERP', '0000458862')}`,
      ]
      assert.deepEqual(found, harness.can.partialNumberKinds.length > 0 ? expected : [])
    })

    it('finds OC 6807/1 by its spellings, and by its parts if the ERP finds those', async () => {
      const { harness } = running()
      const forms = ['OC 6807/1', 'oc 6807/1', 'OC6807/1', '"OC 6807/1"', 'OC\u00a06807/1']
      const further = ['OC-6807-1', 'oc.6807.1', '6807/1', '6807']
      const isPart = harness.can.partialNumberKinds.includes('CUSTOMER')
      const id = idOf('CUSTOMER', 'OC 6807/1')
      assert.deepEqual(await missesOf(harness, forms, [['CUSTOMER', id]]), [])
      assert.deepEqual(await missesOf(harness, further, isPart ? [['CUSTOMER', id]] : []), [])
    })
  })
}
