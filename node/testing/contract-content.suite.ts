/**
 * What a buyer reads is what is known: in the rows of a list and in opened records, one check for each kind of fact. What an
 * ERP does not say has its reason in `KnownFacts.unsaid`.
 */
import assert from 'node:assert/strict'
import { inspect, isDeepStrictEqual } from 'node:util'

import type { Invoice, Order, Payment } from '../connectors/order-model'
import {
  findAll,
  ownOrders,
  patiently,
  type ConnectorSubject,
  type KnownFacts,
  type Suite,
} from './connector-subject'
import {
  findInvoices,
  findPayments,
  memberOf,
  ownInvoices,
  ownPayments,
} from './contract-invoice-facts'
import { FACT_GROUPS, type Fact, type OrderRead } from './contract-content'

/** Of each of the two companies. */
const MAX_OPENED = 12

export const describeContent = ({ subject, it }: Suite): void => {
  const readRecords = readOnce(subject)

  it('lists and opens each record that is known', async () => {
    for (const { kind, known, listed, opened } of Object.values(await readRecords())) {
      for (const { id } of known) {
        assert.ok(listed.has(id), `The ${kind} ${id} is known, and not in the list.`)
        assert.ok(opened.has(id), `The ${kind} ${id} is known, and can't be opened.`)
      }
    }
  })

  for (const { name, orders = [], invoices = [], payments = [] } of FACT_GROUPS) {
    it(`shows of each record ${name} as known, in rows and opened`, async () => {
      const { known, connector } = subject()
      const { invoiceList, paymentList } = connector.capabilities
      const read = await readRecords()
      const unlike = [
        ...orders.flatMap((fact) => unlikeIn(fact, read.orders, known)),
        ...(invoiceList ? invoices : []).flatMap((fact) => unlikeIn(fact, read.invoices, known)),
        ...(paymentList ? payments : []).flatMap((fact) => unlikeIn(fact, read.payments, known)),
      ]
      assert.ok(unlike.length === 0, listing(unlike))
    })
  }

  it('shows no draft, in a list or opened', async () => {
    const { connector, known } = subject()
    const read = await readRecords()
    const { orders = [], invoices = [] } = known.drafts ?? {}
    assertTold(orders.length > 0, 'draftOrders', known)
    for (const id of orders) {
      assert.ok(!read.orders.listed.has(id), `The draft ${id} is in the list of orders.`)
      const opened = await connector.getOrder(
        { companies: known.companies, id },
        patiently(subject())
      )
      assert.equal(opened, null, `The draft ${id} can be opened.`)
    }
    if (!connector.capabilities.invoiceList) return
    assertTold(invoices.length > 0, 'draftInvoices', known)
    for (const id of invoices) {
      assert.ok(!read.invoices.listed.has(id), `The draft ${id} is in the list of invoices.`)
      const query = { companies: known.companies, id }
      const opened = await memberOf(subject(), 'getInvoice')(query, patiently(subject()))
      assert.equal(opened, null, `The draft ${id} can be opened.`)
    }
  })
}

/** What is known of some records, and all that was read of them. */
interface Records<Known, Read> {
  readonly kind: string
  readonly known: readonly Known[]
  readonly listed: ReadonlyMap<string, Read>
  readonly opened: ReadonlyMap<string, Read>
}

interface Named {
  readonly id: string
  readonly ownerRef: string
}

/** Each record is asked for once, for all checks together. */
const readOnce = (subject: Suite['subject']) => {
  let records: ReturnType<typeof readAll> | undefined
  return () => (records ??= readAll(subject()))
}

const readAll = async (subject: ConnectorSubject) => {
  const { connector, known } = subject
  const { invoiceList, paymentList } = connector.capabilities
  const { companies } = known
  const call = () => patiently(subject)
  const orders = fewOfEach(ownOrders(subject), companies)
  const invoices = invoiceList ? fewOfEach(ownInvoices(subject), companies) : []
  const payments = paymentList ? fewOfEach(ownPayments(subject), companies) : []
  return {
    orders: {
      ...{ kind: 'order', known: orders, listed: byId<OrderRead>(await findAll(subject)) },
      opened: await openEach<Order>(orders, (id) => connector.getOrder({ companies, id }, call())),
    },
    invoices: {
      ...{ kind: 'invoice', known: invoices },
      listed: byId<Invoice>(invoiceList ? await findInvoices(subject) : []),
      opened: await openEach<Invoice>(invoices, (id) =>
        memberOf(subject, 'getInvoice')({ companies, id }, call())
      ),
    },
    payments: {
      ...{ kind: 'payment', known: payments },
      listed: byId<Payment>(paymentList ? await findPayments(subject) : []),
      opened: await openEach<Payment>(payments, (id) =>
        memberOf(subject, 'getPayment')({ companies, id }, call())
      ),
    },
  }
}

const fewOfEach = <Record extends Named>(
  records: readonly Record[],
  companies: readonly string[]
): Record[] =>
  companies.flatMap((company) =>
    records.filter(({ ownerRef }) => ownerRef === company).slice(0, MAX_OPENED)
  )

const byId = <Record extends { readonly id: string }>(
  records: readonly Record[]
): ReadonlyMap<string, Record> => new Map(records.map((record) => [record.id, record]))

const openEach = async <Record extends Named>(
  known: readonly Named[],
  open: (id: string) => Promise<Record | null>
): Promise<ReadonlyMap<string, Record>> => {
  const opened = await Promise.all(known.map(({ id }) => open(id)))
  return byId(opened.flatMap((record) => record ?? []))
}

/** Where what was read differs from what is known; that a record is missing is for another check to say. */
const unlikeIn = <Known extends Named, Read extends Named>(
  fact: Fact<Known, Read>,
  { kind, known: records, listed, opened }: Records<Known, Read>,
  known: KnownFacts
): string[] => {
  const isUnsaid = known.unsaid?.[fact.name] !== undefined
  const isUnsaidInRows = isUnsaid || known.unsaidInRows?.[fact.name] !== undefined
  if (!isUnsaid) {
    assertTold(records.map(fact.known).some(isTelling), fact.name, known)
  }
  return records.flatMap((record) => {
    const places = [
      { place: 'in its row', read: listed.get(record.id), mayTell: !isUnsaidInRows },
      { place: 'opened', read: opened.get(record.id), mayTell: !isUnsaid },
    ]
    return places.flatMap(({ place, read, mayTell }) => {
      const shown = read && fact.read(read)
      const expected = fact.known(record)
      if (shown === undefined || expected === undefined) return []
      const isAsKnown = mayTell ? isDeepStrictEqual(shown, expected) : !isTelling(shown)
      if (isAsKnown) return []
      const should = mayTell ? `${print(expected)} is known` : 'the ERP is said not to tell it'
      return [`${kind} ${record.id}, ${place}, ${fact.name}: ${should}, ${print(shown)} was read.`]
    })
  })
}

/** A check of a fact that no record has would be green whatever is read. */
const assertTold = (
  isTold: boolean,
  name: keyof NonNullable<KnownFacts['unsaid']>,
  known: KnownFacts
) =>
  assert.ok(
    isTold || known.partlyKnown !== undefined || known.unsaid?.[name] !== undefined,
    `No own record with "${name}" is known. Have one in the fixture and in the known facts, or say in \`unsaid\` why this ERP has none.`
  )

/** Something else than "unknown" and "none". */
const isTelling = (value: unknown): boolean => {
  if (value === undefined || value === null || value === 'OTHER' || value === 'UNKNOWN')
    return false
  return typeof value !== 'object' || Object.values(value).some(isTelling)
}

const print = (value: unknown): string => inspect(value, { depth: 5, breakLength: Infinity })

const MAX_LISTED = 6

const listing = (unlike: readonly string[]): string => {
  const rest = unlike.length - MAX_LISTED
  return [...unlike.slice(0, MAX_LISTED), ...(rest > 0 ? [`… and ${rest} more.`] : [])].join('\n')
}
