/** What only some ERPs can find: each check is made where it is declared, and elsewhere that it is refused unasked. */
import assert from 'node:assert/strict'

import {
  kindsOf,
  type FoundOrder,
  type NumberInterpretation,
  type NumberKind,
  type OrderCounts,
} from '../connectors/connector'
import type { Day } from '../connectors/order-model'
import {
  countCalls,
  findAll,
  idsOf,
  mayMatch,
  numberTrials,
  ownOrders,
  patiently,
  queryOf,
  type ConnectorSubject,
  type KnownOrder,
  type Suite,
} from './connector-subject'
import { isWithin, spansOf } from './contract-invoice-facts'
import { assertFinds, assertUnsupported } from './contract-search.suite'
import { hostileTexts } from './hostile-text'

const ANY_DAY = '2026-01-20'

export const describeOrderFeatures = ({ subject, it }: Suite): void => {
  describeSeveralKinds({ subject, it })
  describePromised({ subject, it })
  describeCounts({ subject, it })
}

type Section = (suite: Pick<Suite, 'subject' | 'it'>) => void

const describeSeveralKinds: Section = ({ subject, it }) => {
  it('finds the orders that have a number of any of several kinds, or refuses several', async () => {
    const { severalNumberKinds } = subject().connector.capabilities
    if (severalNumberKinds.length < 2) return assertUnsupported(subject(), { number: TWO_KINDS })
    for (const number of searchesForSeveral(subject())) {
      await assertFinds(subject(), {
        differing: { number },
        isDeclared: true,
        isExpected: (order) => mayMatchAny(order, number),
      })
    }
  })

  it('says of each order of such a search by which kinds it was found, and of no other', async () => {
    for (const number of searchesForSeveral(subject())) {
      for (const row of await findAll(subject(), { number })) assertFoundBy(subject(), row, number)
    }
    for (const { foundBy } of await findAll(subject())) assert.equal(foundBy, undefined)
  })

  it('finds nothing wider than its own orders by hostile numbers of several kinds', async () => {
    const [number] = searchesForSeveral(subject())
    if (number === undefined) return
    const [typed = ''] = number.values
    for (const value of hostileTexts(typed, subject().known.foreignCompany)) {
      const hostile: NumberInterpretation = { ...number, values: [value] }
      const found = await findAll(subject(), { number: hostile }).catch(() => [])
      const allowed = ownOrders(subject()).filter((order) => mayMatchAny(order, hostile))
      const ids = new Set(idsOf(allowed))
      const wider = found.filter(({ id }) => !ids.has(id))
      assert.deepEqual(wider, [], JSON.stringify(value))
    }
  })
}

const TWO_KINDS: NumberInterpretation = {
  kind: 'ERP',
  otherKinds: ['CUSTOMER'],
  match: 'exact',
  values: ['1'],
}

/** A number of each kind, and each that is one of two kinds, looked for in all kinds that can be searched together. */
const searchesForSeveral = (subject: ConnectorSubject): NumberInterpretation[] => {
  const [kind, ...otherKinds] = subject.connector.capabilities.severalNumberKinds
  if (kind === undefined || otherKinds.length === 0) return []
  const own = ownOrders(subject)
  const trials = numberTrials(own, 1).map(({ value }) => value)
  const values = [...new Set([...trials, ...numbersOfTwoKinds(own).slice(0, 3)])]
  return values
    .map((value) => ({ kind, otherKinds, match: 'exact' as const, values: [value] }))
    .filter((number) => own.some((order) => mayMatchAny(order, number)))
}

const numbersOfTwoKinds = (orders: readonly KnownOrder[]): string[] => {
  const kindOf = new Map<string, NumberKind>()
  const shared = new Set<string>()
  for (const { kind, value } of numberTrials(orders, Infinity)) {
    if ((kindOf.get(value) ?? kind) !== kind) shared.add(value)
    kindOf.set(value, kind)
  }
  return [...shared]
}

const mayMatchAny = (order: KnownOrder, number: NumberInterpretation): boolean =>
  kindsOf(number).some((kind) => mayMatch(order, { ...number, kind }))

const assertFoundBy = (
  { known }: ConnectorSubject,
  { id, foundBy }: FoundOrder,
  number: NumberInterpretation
): void => {
  const order = known.orders.find((one) => one.id === id)
  assert.ok(order)
  const expected = kindsOf(number).filter((kind) => mayMatch(order, { ...number, kind }))
  const found = [...(foundBy ?? [])].sort()
  assert.deepEqual(found, [...expected].sort(), `${id} by ${JSON.stringify(number)}`)
}

const describePromised: Section = ({ subject, it }) => {
  it('takes both bounds of the promised day inclusively, or refuses them', async () => {
    const { promisedDates } = subject().connector.capabilities
    if (!promisedDates) return assertUnsupported(subject(), { promisedFrom: ANY_DAY })
    const days = ownOrders(subject()).map(promisedOf)
    for (const [promisedFrom, promisedTo] of spansOf(days)) {
      await assertFinds(subject(), {
        differing: { promisedFrom, promisedTo },
        isDeclared: true,
        isExpected: (order) => isWithin(promisedOf(order), promisedFrom, promisedTo),
        mayBeAll: promisedTo === '9999-12-31',
      })
    }
  })

  it('sorts PROMISED_FIRST, those without a day last, and joins the pages, or refuses to', async () => {
    const sort = 'PROMISED_FIRST'
    if (!subject().connector.capabilities.sorts.includes(sort)) {
      return assertUnsupported(subject(), { sort })
    }
    const whole = await findAll(subject(), { sort })
    const days = whole.map(({ promisedOn }) => promisedOn ?? NEVER)
    assert.deepEqual(days, [...days].sort())
    assert.ok(new Set(days).size > 2, 'Orders that are promised for several days must be known.')
    const joined = await findAll(subject(), { sort, first: 7 })
    assert.deepEqual(
      joined.map(({ id }) => id),
      whole.map(({ id }) => id)
    )
  })
}

/** After every day. */
const NEVER = '~'

const promisedOf = ({ details }: KnownOrder): Day | null => details?.promisedOn ?? null

const describeCounts: Section = ({ subject, it }) => {
  it('counts the orders of each view on a day within the answer, or refuses to', async () => {
    const { known, connector } = subject()
    const countsOn = known.today ?? ANY_DAY
    if (!connector.capabilities.orderCounts) return assertUnsupported(subject(), { countsOn })
    const expected = countsOf(ownOrders(subject()), countsOn)
    for (const [view, count] of Object.entries(expected)) {
      assert.ok(count > 0, `An order of the view ${view} must be known.`)
    }
    const narrowed = { number: null, first: 1, from: '2999-01-01' }
    for (const differing of [{}, narrowed]) {
      assert.deepEqual(await countsAsked(subject(), { ...differing, countsOn }), expected)
    }
    assert.equal(
      await countCalls(subject(), () => countsAsked(subject(), { countsOn })),
      subject().server ? 1 : 0
    )
  })

  it('counts the own orders of one person alone where it is asked for them', async () => {
    const { known, connector } = subject()
    const { orderCounts, placedBy: canTell } = connector.capabilities
    if (!orderCounts || !canTell) return
    const countsOn = known.today ?? ANY_DAY
    const person = ownOrders(subject()).find((order) => order.placedBy?.includes('@'))?.placedBy
    assert.ok(person, 'An order that a person placed must be known.')
    const theirs = ownOrders(subject()).filter(
      ({ placedBy }) => placedBy?.toLowerCase() === person.toLowerCase()
    )
    const counts = await countsAsked(subject(), { placedBy: person, countsOn })
    assert.deepEqual(counts, countsOf(theirs, countsOn))
  })

  it('counts nothing where it is not asked to', async () => {
    assert.equal((await countsAsked(subject(), {})) ?? null, null)
  })
}

const countsAsked = async (
  subject: ConnectorSubject,
  differing: Parameters<typeof queryOf>[1]
): Promise<OrderCounts | null | undefined> => {
  const query = queryOf(subject, differing)
  return (await subject.connector.findOrders(query, patiently(subject))).counts
}

const HAS_ENDED = ['DELIVERED', 'RETURNED', 'CANCELLED']

const countsOf = (orders: readonly KnownOrder[], today: Day): OrderCounts => {
  const promised = orders
    .filter(({ status }) => !HAS_ENDED.includes(status))
    .flatMap((order) => promisedOf(order) ?? [])
  return {
    ALL: orders.length,
    ARRIVING: promised.filter((day) => day >= today).length,
    LATE: promised.filter((day) => day < today).length,
    ON_HOLD: orders.filter(({ status }) => status === 'ON_HOLD').length,
  }
}
