import assert from 'node:assert/strict'

import {
  NUMBER_KINDS,
  ORDER_DAY_SORTS,
  type NumberKind,
  type OrderQuery,
  type OrderSort,
} from '../connectors/connector'
import type { Day } from '../connectors/order-model'
import { assertRefuses } from './connector-errors'
import {
  countCalls,
  findAll,
  findByNumber,
  idsOf,
  mayHaveProduct,
  mayMatch,
  numberTrials,
  ownOrders,
  patiently,
  queryOf,
  type ConnectorSubject,
  type KnownOrder,
  type Suite,
} from './connector-subject'
import { SINCE_EVER } from './contract-invoice-facts'

const NO_SUCH_NUMBER = 'NO-SUCH-NUMBER-7F3A'

/** With what stands around it in an address. */
const LENGTH_OF_A_NUMBER = 20

export const describeSearch = ({ subject, it }: Suite): void => {
  it('gives an empty page where nothing is found', async () => {
    const { connector } = subject()
    for (const kind of connector.capabilities.numberKinds) {
      const number = { kind, match: 'exact', values: [NO_SUCH_NUMBER] } as const
      const page = await connector.findOrders(queryOf(subject(), { number }), patiently(subject()))
      assert.deepEqual(page.orders, [])
      assert.equal(page.cursor, null)
      assert.equal(page.total, connector.capabilities.total ? 0 : null)
    }
  })

  for (const kind of NUMBER_KINDS) describeNumberKind({ subject, it }, kind)

  it('finds the orders of any of several numbers, or refuses several', async () => {
    const { numberKinds, manyNumbers, maxNumbersLength } = subject().connector.capabilities
    const kind = numberKinds[0]
    if (kind === undefined) return assertUndeclaredNumbers(subject())
    const known = trialsOf(subject(), kind).map(({ value }) => value)
    assert.ok(known.length > 1, `Two orders with a number of the kind ${kind} must be known.`)
    // As many as it says it takes.
    const most = Math.max(known.length, Math.floor(maxNumbersLength / LENGTH_OF_A_NUMBER))
    const others = Array.from(
      { length: most - known.length },
      (_, index) => `XQ-${1_000_000 + index}`
    )
    const number = { kind, match: 'exact', values: [...known, ...others] } as const
    await assertFinds(subject(), {
      differing: { number },
      isDeclared: manyNumbers,
      isExpected: (order) => mayMatch(order, number),
    })
  })

  it('takes both bounds of a span of days inclusively and shifts no day, or refuses days', async () => {
    const { dates } = subject().connector.capabilities
    const [first, second] = middleDays(subject())
    const spans: ReadonlyArray<readonly [Day | null, Day | null]> = [
      [first, first],
      [first, second],
      [second, null],
      [null, first],
      // Since ever: nobody's order is of such a day, and everybody may ask so.
      [SINCE_EVER, '9999-12-31'],
    ]
    for (const [from, to] of spans) {
      await assertFinds(subject(), {
        mayBeAll: from === SINCE_EVER,
        differing: { from, to },
        isDeclared: dates,
        isExpected: ({ orderedOn }) =>
          orderedOn !== null && orderedOn >= (from ?? '') && orderedOn <= (to ?? '9999-12-31'),
      })
    }
  })

  it('finds nothing wider for a span that is turned round', async () => {
    const [from, to] = middleDays(subject())
    const work = findAll(subject(), { from: to, to: from })
    assert.deepEqual(await work.catch(() => []), [])
  })

  it('finds the orders of a status, or refuses to', async () => {
    const known = valuesOf(ownOrders(subject()).map((order) => order.status))
    for (const statuses of [...known.map((status) => [status]), known.slice(0, 2)]) {
      await assertFinds(subject(), {
        differing: { statuses },
        isDeclared: subject().connector.capabilities.statuses,
        isExpected: (order) => statuses.includes(order.status),
      })
    }
  })

  it('finds the orders of a channel, or refuses to', async () => {
    const known = valuesOf(ownOrders(subject()).map((order) => order.channel))
    const pairs = known.length > 2 ? [known.slice(0, 2)] : []
    for (const channels of [...known.map((channel) => [channel]), ...pairs]) {
      await assertFinds(subject(), {
        differing: { channels },
        isDeclared: subject().connector.capabilities.channels,
        isExpected: (order) => channels.includes(order.channel),
      })
    }
  })

  it('finds the orders that have a product, or refuses to', async () => {
    const [product = ''] = ownOrders(subject()).flatMap(({ products }) => products)
    for (const typed of [product, product.slice(1).toLowerCase()]) {
      await assertFinds(subject(), {
        differing: { product: typed },
        isDeclared: subject().connector.capabilities.product,
        isExpected: (order) => mayHaveProduct(order, typed),
      })
    }
  })

  it('narrows by everything that is asked at once', async () => {
    const { capabilities } = subject().connector
    const order = ownOrders(subject()).find(
      ({ orderedOn }) => orderedOn === middleDays(subject())[1]
    )
    assert.ok(order)
    const differing: Partial<OrderQuery> = {
      ...(capabilities.statuses && { statuses: [order.status] }),
      ...(capabilities.channels && { channels: [order.channel] }),
      ...(capabilities.dates && { from: order.orderedOn }),
      ...(capabilities.product && { product: order.products[0] }),
    }
    const expected = ownOrders(subject()).filter(
      (other) =>
        (!capabilities.statuses || other.status === order.status) &&
        (!capabilities.channels || other.channel === order.channel) &&
        (!capabilities.dates || (other.orderedOn ?? '') >= (order.orderedOn ?? '')) &&
        (!capabilities.product || mayHaveProduct(other, order.products[0] ?? ''))
    )
    const asked = JSON.stringify(differing)
    assert.deepEqual(idsOf(await findAll(subject(), differing)), idsOf(expected), asked)
  })

  for (const sort of ORDER_DAY_SORTS) {
    it(`sorts ${sort}, or refuses to`, async () => {
      if (!subject().connector.capabilities.sorts.includes(sort)) {
        return assertUnsupported(subject(), { sort })
      }
      const days = (await findAll(subject(), { sort })).map(({ orderedOn }) => orderedOn ?? '')
      assert.deepEqual(days, sortedDays(days, sort))
    })
  }
}

const describeNumberKind = (
  { subject, it }: Pick<Suite, 'subject' | 'it'>,
  kind: NumberKind
): void => {
  it(`finds an exact ${kind} number in any letter case, or refuses it`, async () => {
    for (const { value } of trialsOf(subject(), kind)) {
      for (const typed of [value, value.toLowerCase(), value.toUpperCase()]) {
        const number = { kind, match: 'exact', values: [typed] } as const
        await assertFinds(subject(), {
          differing: { number },
          isDeclared: subject().connector.capabilities.numberKinds.includes(kind),
          isExpected: (order) => mayMatch(order, number),
        })
      }
    }
  })

  it(`finds a part of a ${kind} number, or refuses it`, async () => {
    for (const { value } of trialsOf(subject(), kind)) {
      const number = { kind, match: 'partial', values: [value.slice(1, -1)] } as const
      await assertFinds(subject(), {
        differing: { number },
        isDeclared: subject().connector.capabilities.partialNumberKinds.includes(kind),
        isExpected: (order) => mayMatch(order, number),
      })
    }
  })

  it(`does not take a part of a ${kind} number for the whole`, async () => {
    if (!subject().connector.capabilities.numberKinds.includes(kind)) return
    for (const { value } of trialsOf(subject(), kind)) {
      const number = { kind, match: 'exact', values: [value.slice(0, -1)] } as const
      const expected = ownOrders(subject()).filter((order) => mayMatch(order, number))
      const found = idsOf(await findByNumber(subject(), number))
      assert.deepEqual(found, idsOf(expected), JSON.stringify(number))
    }
  })
}

const valuesOf = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]

/** Numbers of a kind that is declared must be known; of one that isn't, any will do to be refused. */
const trialsOf = (subject: ConnectorSubject, kind: NumberKind) => {
  const trials = numberTrials(ownOrders(subject)).filter((trial) => trial.kind === kind)
  if (trials.length > 0) return trials
  const { numberKinds, partialNumberKinds } = subject.connector.capabilities
  assert.ok(
    ![...numberKinds, ...partialNumberKinds].includes(kind),
    `The kind ${kind} is declared, so an order with such a number must be known.`
  )
  return [{ kind, value: 'ANY-NUMBER' }]
}

export interface Finding {
  readonly differing: Partial<OrderQuery>
  readonly isDeclared: boolean
  readonly isExpected: (order: KnownOrder) => boolean
  /** Default false: a filter that leaves nothing out would not be seen to be heeded. */
  readonly mayBeAll?: boolean
}

export const assertFinds = async (subject: ConnectorSubject, finding: Finding): Promise<void> => {
  const { differing, isDeclared, isExpected, mayBeAll = false } = finding
  if (!isDeclared) return assertUnsupported(subject, differing)
  const asked = JSON.stringify(differing)
  const own = ownOrders(subject)
  const expected = own.filter(isExpected)
  assert.ok(expected.length > 0, `Nothing is known that ${asked} would find.`)
  assert.ok(
    mayBeAll || expected.length < own.length,
    `Nothing is known that ${asked} would leave out.`
  )
  assert.deepEqual(idsOf(await findAll(subject, differing)), idsOf(expected), asked)
}

export const assertUnsupported = async (
  subject: ConnectorSubject,
  differing: Partial<OrderQuery>
): Promise<void> => {
  const calls = await countCalls(subject, () =>
    assertRefuses(
      subject,
      subject.connector.findOrders(queryOf(subject, differing), patiently(subject)),
      'unsupported'
    )
  )
  assert.equal(calls, 0, 'The ERP was asked for what is not supported.')
}

const assertUndeclaredNumbers = (subject: ConnectorSubject): Promise<void> =>
  assertUnsupported(subject, { number: { kind: 'ERP', match: 'exact', values: ['1', '2'] } })

/** Two days on which orders were placed, with others before and after. */
const middleDays = (subject: ConnectorSubject): readonly [Day, Day] => {
  const days = [...new Set(ownOrders(subject).flatMap(({ orderedOn }) => orderedOn ?? []))].sort()
  const [first, second] = [days[1], days[days.length - 2]]
  assert.ok(first !== undefined && second !== undefined && first < second, 'Four days are needed.')
  return [first, second]
}

const sortedDays = (days: readonly Day[], sort: OrderSort): Day[] => {
  const ascending = [...days].sort()
  return sort === 'OLDEST_FIRST' ? ascending : ascending.reverse()
}
