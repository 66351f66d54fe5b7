import assert from 'node:assert/strict'

import fc from 'fast-check'

import type { NumberInterpretation } from '../connectors/connector'
import type { Order, OrderSummary } from '../connectors/order-model'
import { assertRefuses, connectorErrorOf } from './connector-errors'
import {
  countCalls,
  findAll,
  findByNumber,
  foreignOrders,
  idsOf,
  mayHaveProduct,
  mayMatch,
  numberTrials,
  ownOrders,
  patiently,
  queryOf,
  type ConnectorSubject,
  type Suite,
} from './connector-subject'
import { hostileIds, hostileTexts } from './hostile-text'

export const describeOwnership = ({ definition, subject, it }: Suite): void => {
  it('vouches for the owner of what it opens by the record itself', () => {
    assert.equal(subject().connector.ownerEvidence.getOrder, 'record')
  })

  it('has one form of a ref, which it keeps', () => {
    const { companies, foreignCompany } = subject().known
    for (const ref of [...companies, foreignCompany]) {
      assert.equal(definition.canonicalRef(ref), ref)
      assert.equal(definition.canonicalRef(` ${ref} `), ref)
    }
  })

  it('gives the union of two companies, each order once', async () => {
    const [one, other] = subject().known.companies
    const both = await findAll(subject(), { companies: [one, other, one] })
    const each = [
      ...(await findAll(subject(), { companies: [one] })),
      ...(await findAll(subject(), { companies: [other] })),
    ]
    assert.deepEqual(idsOf(both), idsOf(each))
    assert.deepEqual(idsOf(both), idsOf(ownOrders(subject())))
  })

  it('names the owner of every order', async () => {
    const owners = new Map(ownOrders(subject()).map(({ id, ownerRef }) => [id, ownerRef]))
    for (const order of await findAll(subject())) {
      assert.equal(order.ownerRef, owners.get(order.id))
    }
  })

  it("never finds another company's order by its number", async () => {
    const { numberKinds, partialNumberKinds } = subject().connector.capabilities
    for (const { kind, value } of numberTrials(foreignOrders(subject()), 5)) {
      const interpretations: NumberInterpretation[] = [
        ...(numberKinds.includes(kind) ? [{ kind, match: 'exact', values: [value] } as const] : []),
        ...(partialNumberKinds.includes(kind)
          ? [{ kind, match: 'partial', values: [value.slice(1)] } as const]
          : []),
      ]
      for (const interpretation of interpretations) {
        await assertNoWider(subject(), interpretation, findByNumber(subject(), interpretation))
      }
    }
  })

  it('opens an own order as the list shows it', async () => {
    for (const row of (await findAll(subject())).slice(0, 12)) {
      const order = await open(subject(), row.id)
      assert.ok(order)
      assert.deepEqual(summaryPart(order, row), row)
      const known = ownOrders(subject()).find(({ id }) => id === row.id)
      assert.equal(order.lines.length, known?.lineCount)
    }
  })

  it("answers null for another company's order as for one that never was, at the same cost", async () => {
    const [foreign] = foreignOrders(subject())
    assert.ok(foreign)
    const costs = []
    for (const id of [foreign.id, swapLast(foreign.id)]) {
      costs.push(
        await countCalls(subject(), async () => assert.equal(await open(subject(), id), null))
      )
    }
    assert.equal(costs[0], costs[1])
  })

  it('opens an order for its own company only', async () => {
    const [one, other] = subject().known.companies
    const own = ownOrders(subject()).find(({ ownerRef }) => ownerRef === one)
    assert.ok(own)
    assert.equal((await open(subject(), own.id, [one]))?.id, own.id)
    assert.equal(await open(subject(), own.id, [other]), null)
  })

  it('shows no document of another company within an order', async () => {
    const { companies } = subject().known
    for (const { id } of ownOrders(subject()).slice(0, 24)) {
      const order = await open(subject(), id)
      const documents = [...(order?.invoices ?? []), ...(order?.payments ?? [])]
      assert.ok(documents.every(({ ownerRef }) => companies.includes(ownerRef)))
    }
  })

  it('refuses a question about no company, and asks nothing', async () => {
    const [own] = ownOrders(subject())
    assert.ok(own)
    for (const companies of [[], [''], [' '], ['\u200b']]) {
      const query = queryOf(subject(), { companies })
      const calls = await countCalls(subject(), () =>
        assertRefuses(
          subject(),
          subject().connector.findOrders(query, patiently(subject())),
          'invalid-query'
        )
      )
      assert.equal(calls, 0)
      assert.equal(await open(subject(), own.id, companies).catch(() => null), null)
    }
  })

  it('does not take the text of a company for a pattern', async () => {
    const [company] = subject().known.companies
    const patterns = ['%', '*', '_', `${company}%`, `${company}*`, `${company},x`, "' OR '1'='1"]
    for (const pattern of patterns) {
      const found = await findAll(subject(), { companies: [pattern] }).catch(() => [])
      assert.ok(found.every(({ ownerRef }) => ownerRef === pattern))
    }
  })
}

export const describeHostileText = ({ subject, it }: Suite): void => {
  it('finds or refuses hostile numbers, and never widens', async () => {
    const { numberKinds, partialNumberKinds } = subject().connector.capabilities
    for (const { kind, value } of numberTrials(ownOrders(subject()), 1)) {
      for (const text of hostileTexts(value, subject().known.foreignCompany)) {
        for (const match of ['exact', 'partial'] as const) {
          if (!(match === 'exact' ? numberKinds : partialNumberKinds).includes(kind)) continue
          const interpretation: NumberInterpretation = { kind, match, values: [text] }
          await assertNoWider(subject(), interpretation, findByNumber(subject(), interpretation))
        }
      }
    }
  })

  it('finds or refuses hostile products, and never widens', async () => {
    if (!subject().connector.capabilities.product) return
    const [product = 'x'] = ownOrders(subject()).flatMap(({ products }) => products)
    for (const text of hostileTexts(product, subject().known.foreignCompany)) {
      const found = await foundOrRefused(subject(), findAll(subject(), { product: text }))
      assertWithin(
        found,
        ownOrders(subject()).filter((order) => mayHaveProduct(order, text))
      )
    }
  })

  it('never widens for any text whatever', async () => {
    const { numberKinds } = subject().connector.capabilities
    if (numberKinds.length === 0) return
    const texts = fc.string({ unit: 'binary', maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...numberKinds), texts, async (kind, text) => {
        const interpretation: NumberInterpretation = { kind, match: 'exact', values: [text] }
        await assertNoWider(subject(), interpretation, findByNumber(subject(), interpretation))
      }),
      { numRuns: 60 }
    )
  })

  it('opens nothing by a hostile id', async () => {
    const [foreign] = foreignOrders(subject())
    for (const id of hostileIds(String(foreign?.id))) {
      const opened = await foundOrRefused(
        subject(),
        open(subject(), id).then((order) => (order === null ? [] : [order]))
      )
      assert.deepEqual(opened, [], JSON.stringify(id))
    }
  })

  it('opens nothing by any text whatever', async () => {
    const own = new Set(idsOf(ownOrders(subject())))
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (id) => {
        fc.pre(!own.has(id))
        assert.equal(await open(subject(), id), null)
      }),
      { numRuns: 60 }
    )
  })
}

const open = (
  subject: ConnectorSubject,
  id: string,
  companies: readonly string[] = subject.known.companies
): Promise<Order | null> => subject.connector.getOrder({ companies, id }, patiently(subject))

/** The fields of the row, as the whole order has them. What a row leaves open, the order may say. */
const summaryPart = (order: Order, row: OrderSummary): Record<string, unknown> => {
  const whole = new Map<string, unknown>(Object.entries(order))
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field, value === null ? null : whole.get(field)])
  )
}

/** An id of the same length that was never given. */
const swapLast = (id: string): string => `${id.slice(0, -1)}${id.endsWith('!') ? '~' : '!'}`

const foundOrRefused = async <Found>(
  subject: ConnectorSubject,
  work: Promise<Found[]>
): Promise<Found[]> => {
  const outcome = work.catch(async (error: unknown) => {
    const { kind } = await connectorErrorOf(subject, Promise.reject(error))
    assert.equal(kind, 'invalid-query')
    return []
  })
  return outcome
}

const assertNoWider = async (
  subject: ConnectorSubject,
  interpretation: NumberInterpretation,
  work: Promise<OrderSummary[]>
): Promise<void> => {
  const found = await foundOrRefused(subject, work)
  assertWithin(
    found,
    ownOrders(subject).filter((order) => mayMatch(order, interpretation))
  )
}

const assertWithin = (
  found: readonly OrderSummary[],
  allowed: ReadonlyArray<{ readonly id: string }>
): void => {
  const ids = new Set(idsOf(allowed))
  assert.deepEqual(
    found.filter(({ id }) => !ids.has(id)),
    []
  )
}
