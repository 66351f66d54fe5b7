/** The questions about invoices and payments that the contract suite asks, and what is known to answer them. */
import assert from 'node:assert/strict'

import type {
  ErpConnector,
  InvoicePage,
  InvoiceQuery,
  PaymentPage,
  PaymentQuery,
} from '../connectors/connector'
import type { Invoice, Payment } from '../connectors/order-model'
import {
  patiently,
  type ConnectorSubject,
  type KnownInvoice,
  type KnownPayment,
} from './connector-subject'

type Member = 'findInvoices' | 'getInvoice' | 'findPayments' | 'getPayment' | 'openDocument'

/** A member that the capabilities say is there. */
export const memberOf = <Name extends Member>(
  { connector }: ConnectorSubject,
  name: Name
): NonNullable<ErpConnector[Name]> => {
  const member = connector[name]
  assert.ok(member, `The capabilities declare ${name}.`)
  return member
}

export const invoiceQueryOf = (
  { connector, known }: ConnectorSubject,
  differing: Partial<InvoiceQuery> = {}
): InvoiceQuery => ({
  companies: known.companies,
  number: null,
  state: null,
  today: known.today ?? '2026-11-23',
  from: null,
  to: null,
  dueFrom: null,
  dueTo: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
  first: connector.capabilities.maxPageSize,
  after: null,
  ...differing,
})

export const paymentQueryOf = (
  { connector, known }: ConnectorSubject,
  differing: Partial<PaymentQuery> = {}
): PaymentQuery => ({
  companies: known.companies,
  from: null,
  to: null,
  placedBy: null,
  first: connector.capabilities.maxPageSize,
  after: null,
  ...differing,
})

export const invoicePage = (
  subject: ConnectorSubject,
  differing: Partial<InvoiceQuery> = {}
): Promise<InvoicePage> =>
  memberOf(subject, 'findInvoices')(invoiceQueryOf(subject, differing), patiently(subject))

export const paymentPage = (
  subject: ConnectorSubject,
  differing: Partial<PaymentQuery> = {}
): Promise<PaymentPage> =>
  memberOf(subject, 'findPayments')(paymentQueryOf(subject, differing), patiently(subject))

export const findInvoices = async (
  subject: ConnectorSubject,
  differing: Partial<InvoiceQuery> = {}
): Promise<Invoice[]> => {
  const pages = await pagesOf((after) => invoicePage(subject, { ...differing, after }))
  return pages.flatMap(({ invoices }) => invoices)
}

export const findPayments = async (
  subject: ConnectorSubject,
  differing: Partial<PaymentQuery> = {}
): Promise<Payment[]> => {
  const pages = await pagesOf((after) => paymentPage(subject, { ...differing, after }))
  return pages.flatMap(({ payments }) => payments)
}

const MAX_PAGES = 500

export const pagesOf = async <Page extends { readonly cursor: string | null }>(
  pageAfter: (cursor: string | null) => Promise<Page>
): Promise<Page[]> => {
  const pages: Page[] = []
  let after: string | null = null
  while (pages.length < MAX_PAGES) {
    const page: Page = await pageAfter(after)
    pages.push(page)
    after = page.cursor
    if (after === null) return pages
  }
  throw new Error(`The pages did not end after ${MAX_PAGES}.`)
}

const given = <Fact>(facts: readonly Fact[] | undefined, name: string): readonly Fact[] => {
  assert.ok(facts, `The capabilities need known ${name}.`)
  return facts
}

export const ownInvoices = ({ known }: ConnectorSubject): KnownInvoice[] =>
  given(known.invoices, 'invoices').filter(({ ownerRef }) => known.companies.includes(ownerRef))

export const foreignInvoices = ({ known }: ConnectorSubject): KnownInvoice[] =>
  given(known.invoices, 'invoices').filter(({ ownerRef }) => ownerRef === known.foreignCompany)

export const ownPayments = ({ known }: ConnectorSubject): KnownPayment[] =>
  given(known.payments, 'payments').filter(({ ownerRef }) => known.companies.includes(ownerRef))

export const foreignPayments = ({ known }: ConnectorSubject): KnownPayment[] =>
  given(known.payments, 'payments').filter(({ ownerRef }) => ownerRef === known.foreignCompany)

/** All of its orders are known to be this person's. */
export const isPlacedBy = ({ placedBy }: Pick<KnownInvoice, 'placedBy'>, email: string): boolean =>
  placedBy.length > 0 && placedBy.every((person) => person?.toLowerCase() === email.toLowerCase())

/** E-mails that are known to have placed all orders of something. */
export const peopleOf = (facts: ReadonlyArray<Pick<KnownInvoice, 'placedBy'>>): string[] => {
  const people = facts.flatMap((fact) => fact.placedBy.flatMap((person) => person ?? []))
  return [...new Set(people)].filter(
    (person) => person.includes('@') && facts.some((fact) => isPlacedBy(fact, person))
  )
}

/** Two days of those given, with others before and after. */
export const middleDays = (
  days: ReadonlyArray<string | null>
): readonly [first: string, second: string] => {
  const sorted = [...new Set(days.flatMap((day) => day ?? []))].sort()
  const [first, second] = [sorted[1], sorted[sorted.length - 2]]
  assert.ok(first !== undefined && second !== undefined && first < second, 'Four days are needed.')
  return [first, second]
}

export const isWithin = (day: string | null, from: string | null, to: string | null): boolean =>
  day !== null && day >= (from ?? '') && day <= (to ?? '9999-12-31')

/** A first day that leaves nothing out. */
export const SINCE_EVER = '1900-01-01'

/** The spans that a test of inclusive bounds tries. */
export const spansOf = (
  days: ReadonlyArray<string | null>
): ReadonlyArray<readonly [from: string | null, to: string | null]> => {
  const [first, second] = middleDays(days)
  return [
    [first, first],
    [first, second],
    [second, null],
    [null, first],
    // Since ever: nobody's is of such a day, and everybody may ask so.
    [SINCE_EVER, '9999-12-31'],
  ]
}
