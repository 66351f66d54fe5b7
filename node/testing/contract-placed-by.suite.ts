import assert from 'node:assert/strict'

import { assertRefuses, connectorErrorOf } from './connector-errors'
import {
  countCalls,
  findAll,
  findPages,
  foreignOrders,
  idsOf,
  ownOrders,
  patiently,
  queryOf,
  type ConnectorSubject,
  type Suite,
} from './connector-subject'
import { hostileTexts } from './hostile-text'

/** The right to see one's own orders stands on this: what is found must be exactly what that person placed. */
export const describePlacedBy = ({ subject, it }: Suite): void => {
  it('finds exactly what a person placed, letter case aside, or refuses to', async () => {
    for (const email of people(subject())) {
      for (const typed of [email, email.toUpperCase(), email.toLowerCase()]) {
        if (!canTell(subject())) return assertUnsupported(subject(), typed)
        const expected = placedBy(subject(), typed)
        assert.ok(expected.length > 0)
        assert.deepEqual(idsOf(await findAll(subject(), { placedBy: typed })), idsOf(expected))
      }
    }
  })

  it('does not take a part of an e-mail for the whole', async () => {
    if (!canTell(subject())) return
    for (const email of people(subject())) {
      for (const part of [email.slice(1), email.slice(0, -1), `x${email}`, `${email}x`]) {
        const found = await findAll(subject(), { placedBy: part })
        assert.deepEqual(idsOf(found), idsOf(placedBy(subject(), part)))
      }
    }
  })

  it('narrows what else is asked, and never replaces it', async () => {
    if (!canTell(subject())) return
    const { known } = subject()
    const [email = ''] = people(subject())
    const [company] = known.companies
    const found = await findAll(subject(), { placedBy: email, companies: [company] })
    const expected = placedBy(subject(), email).filter(({ ownerRef }) => ownerRef === company)
    assert.deepEqual(idsOf(found), idsOf(expected))
    const pages = await findPages(subject(), { placedBy: email, first: 3 })
    assert.deepEqual(
      idsOf(pages.flatMap(({ orders }) => orders)),
      idsOf(placedBy(subject(), email))
    )
  })

  it("never finds another company's order by who placed it", async () => {
    if (!canTell(subject())) return
    for (const email of new Set(foreignOrders(subject()).map((order) => order.placedBy))) {
      if (email === null) continue
      const found = await findAll(subject(), { placedBy: email })
      assert.deepEqual(idsOf(found), idsOf(placedBy(subject(), email)))
    }
  })

  it('finds or refuses a hostile e-mail, and never widens', async () => {
    if (!canTell(subject())) return
    const [email = ''] = people(subject())
    for (const text of hostileTexts(email, subject().known.foreignCompany)) {
      const allowed = idsOf(
        ownOrders(subject()).filter((order) => fold(order.placedBy) === fold(text))
      )
      for (const { id } of await foundOrRefused(subject(), text)) {
        assert.ok(allowed.includes(id), JSON.stringify(text))
      }
    }
  })
}

const canTell = ({ connector }: ConnectorSubject): boolean => connector.capabilities.placedBy

/** Two who placed some of the orders and not all of them. */
const people = (subject: ConnectorSubject): string[] => {
  const emails = ownOrders(subject).flatMap((order) => order.placedBy ?? [])
  const found = [...new Set(emails)].filter((one) => one.includes('@')).slice(0, 2)
  if (canTell(subject)) assert.equal(found.length, 2, 'Orders of two e-mails must be known.')
  return found.length === 2 ? found : ['ana@norte.example']
}

const placedBy = (subject: ConnectorSubject, email: string) =>
  ownOrders(subject).filter((order) => order.placedBy?.toLowerCase() === email.toLowerCase())

/** Space around and the width of letters aside: that much an ERP may forgive. */
const fold = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .replace(/^[\s\p{C}]+|[\s\p{C}]+$/gu, '')
    .toLowerCase()

const assertUnsupported = async (subject: ConnectorSubject, email: string): Promise<void> => {
  const query = queryOf(subject, { placedBy: email })
  const calls = await countCalls(subject, () =>
    assertRefuses(subject, subject.connector.findOrders(query, patiently(subject)), 'unsupported')
  )
  assert.equal(calls, 0, 'The ERP was asked for what is not supported.')
}

const foundOrRefused = (subject: ConnectorSubject, email: string) =>
  findAll(subject, { placedBy: email }).catch(async (error: unknown) => {
    const { kind } = await connectorErrorOf(subject, Promise.reject(error))
    assert.equal(kind, 'invalid-query')
    return []
  })
