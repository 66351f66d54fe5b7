/** How the honest ERP of `rest-erp.ts` answers for invoices, payments and documents. */
import type { Invoice, Payment } from '../connectors/order-model'
import { isPlacedBy } from './contract-invoice-facts'
import { isOwed, knownInvoiceOf, knownPaymentOf } from './contract-facts'
import type { KnownDocument } from './connector-subject'
import type { ErpReply, ErpRequest } from './erp-server'
import type { SeededInvoices } from './rest-invoices'
import { json, pageOf, problem } from './rest-replies'

const PREFIX = '/orders-b2b/v1/'
const PAGE_PARAMETERS = ['company', 'from', 'to', 'placedBy', 'limit', 'cursor']
const INVOICE_PARAMETERS = [
  ...PAGE_PARAMETERS,
  ...['numberKind', 'number', 'numberMatch', 'slipLine'],
  ...['state', 'today', 'dueFrom', 'dueTo', 'sort'],
]
const PAYMENT_PARAMETERS = [...PAGE_PARAMETERS, 'numberKind', 'number']

export const answerInvoicesAndPayments = (
  invoices: SeededInvoices,
  { path, query }: ErpRequest
): ErpReply => {
  if (!query.has('company')) return problem(400)
  const [collection = '', id = null, section, document = null, ...rest] = segmentsOf(path)
  if (section === 'documents' && document !== null && rest.length === 0) {
    return oneDocument(invoices.documents, query, `${collection} ${id} ${document}`)
  }
  if (section !== undefined) return problem(404)
  if (collection === 'invoices') return answerInvoices(invoices, query, id)
  return collection === 'payments' ? answerPayments(invoices, query, id) : problem(404)
}

const segmentsOf = (path: string): string[] =>
  path.startsWith(PREFIX) ? path.slice(PREFIX.length).split('/').map(decodeURIComponent) : []

const answerInvoices = (
  { invoices, payments }: SeededInvoices,
  query: URLSearchParams,
  id: string | null
): ErpReply => {
  if (id === null) {
    const found = sorted(
      invoices.filter((invoice) => isFound(invoice, query)),
      query.get('sort')
    )
    return pageOf(found, query, {
      name: 'invoices',
      parameters: INVOICE_PARAMETERS,
      also: { sums: sumsOf(found, String(query.get('today'))) },
    })
  }
  const invoice = invoices.find((one) => one.id === id && isOwn(one, query))
  if (invoice === undefined) return problem(404)
  const settling = payments.filter(({ settles }) =>
    settles.some(({ invoiceId }) => invoiceId === id)
  )
  return json({ ...invoice, payments: settling })
}

const answerPayments = (
  { payments }: SeededInvoices,
  query: URLSearchParams,
  id: string | null
): ErpReply => {
  if (id !== null) {
    const payment = payments.find((one) => one.id === id && isOwn(one, query))
    return payment === undefined ? problem(404) : json(payment)
  }
  const found = payments.filter(
    (payment) =>
      isOwn(payment, query) &&
      isWithin(payment.paidOn, query.get('from'), query.get('to')) &&
      hasNumber(knownPaymentOf(payment).numbers ?? {}, query) &&
      isTheirs(knownPaymentOf(payment), query)
  )
  const newest = found.sort((one, other) => descending(keyOf(one), keyOf(other)))
  return pageOf(newest, query, { name: 'payments', parameters: PAYMENT_PARAMETERS })
}

/** The seeded amounts are whole units, so that plain numbers add them up exactly. */
const sumsOf = (invoices: readonly Invoice[], today: string): unknown[] => {
  const isOpen = ({ status }: Invoice) => status === 'OPEN' || status === 'PARTLY_PAID'
  const currencies = [...new Set(invoices.map(({ total }) => String(total?.currency)))]
  return currencies.map((currency) => {
    const mine = invoices.filter((one) => one.total?.currency === currency && isOpen(one))
    const late = ({ instalments }: Invoice) =>
      instalments
        .filter(({ dueOn }) => String(dueOn) < today)
        .map(({ open }) => Number(open?.amount))
    const sum = (partsOf: (invoice: Invoice) => number[]) => {
      const parts = mine.flatMap((invoice) =>
        partsOf(invoice).map((part) => (invoice.kind === 'CREDIT_NOTE' ? -part : part))
      )
      return { amount: String(parts.reduce((total, part) => total + part, 0)), currency }
    }
    const overdueCount = mine.filter((one) => knownInvoiceOf(one, today).states.includes('OVERDUE'))
    return {
      open: sum(({ open }) => [Number(open?.amount)]),
      overdue: sum(late),
      overdueCount: overdueCount.length,
      aging: [{ daysFrom: 1, daysTo: null, open: sum(late) }],
    }
  })
}

const oneDocument = (
  documents: readonly KnownDocument[],
  query: URLSearchParams,
  name: string
): ErpReply => {
  const found = documents.find(
    (document) => nameOf(document) === name && query.getAll('company').includes(document.ownerRef)
  )
  if (found === undefined) return problem(404)
  const headers = { 'content-type': 'application/pdf' }
  return { status: 200, headers, body: Buffer.from(found.content) }
}

const nameOf = ({ parent, document }: KnownDocument): string => {
  const { orderId, invoiceId, paymentId } = parent
  if (invoiceId !== null) return `invoices ${invoiceId} ${document.id}`
  if (paymentId !== null) return `payments ${paymentId} ${document.id}`
  return `orders ${orderId} ${document.id}`
}

const isOwn = ({ ownerRef }: Invoice | Payment, query: URLSearchParams): boolean =>
  query.getAll('company').includes(ownerRef)

const isWithin = (day: string | null, from: string | null, to: string | null): boolean =>
  day !== null && day >= (from ?? '') && day <= (to ?? '9999-12-31')

const isTheirs = (
  fact: { readonly placedBy: ReadonlyArray<string | null> },
  query: URLSearchParams
): boolean => {
  const email = query.get('placedBy')
  return email === null || isPlacedBy(fact, email)
}

const isFound = (invoice: Invoice, query: URLSearchParams): boolean => {
  const known = knownInvoiceOf(invoice, String(query.get('today')))
  const [dueFrom, dueTo] = [query.get('dueFrom'), query.get('dueTo')]
  const states: readonly string[] = known.states
  return (
    isOwn(invoice, query) &&
    isTheirs(known, query) &&
    isWithin(invoice.issuedOn, query.get('from'), query.get('to')) &&
    (!query.has('state') || states.includes(String(query.get('state')))) &&
    hasNumber(known.numbers, query) &&
    hasSlipLine(known.slipLines ?? [], query.get('slipLine')) &&
    ((dueFrom ?? dueTo) === null ||
      invoice.instalments.some(({ dueOn }) => isWithin(dueOn, dueFrom, dueTo)))
  )
}

const hasNumber = (
  numbers: Readonly<Record<string, readonly string[]>>,
  query: URLSearchParams
): boolean => {
  const typed = query.get('number')?.toLowerCase()
  const own = numbers[query.get('numberKind') ?? ''] ?? []
  if (typed === undefined) return true
  const isPartial = query.get('numberMatch') === 'partial'
  return own
    .map((number) => number.toLowerCase())
    .some((number) => (isPartial ? number.includes(typed) : number === typed))
}

const hasSlipLine = (lines: readonly string[], digits: string | null): boolean =>
  digits === null || lines.some((line) => line.replace(/\D/g, '') === digits)

const keyOf = (record: Invoice | Payment): string =>
  `${'paidOn' in record ? record.paidOn : record.issuedOn} ${record.id}`

const descending = (one: string, other: string): number => (one > other ? -1 : 1)

const sorted = (found: Invoice[], sort: string | null): Invoice[] => {
  const newest = found.sort((one, other) => descending(keyOf(one), keyOf(other)))
  if (sort === 'OLDEST_FIRST') return newest.reverse()
  if (sort !== 'DUE_FIRST') return newest
  return newest.sort((one, other) => -descending(dueKey(one), dueKey(other)))
}

const dueKey = ({ id, status, instalments }: Invoice): string => {
  const open = instalments.filter(({ open: rest }) => isOwed(rest))
  const [first] = open.flatMap(({ dueOn }) => dueOn ?? []).sort()
  return `${status === 'CANCELLED' ? '9999' : (first ?? '9999')} ${id}`
}
