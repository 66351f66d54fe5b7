/** The scripted ERP with invoices and payments: it returns all of them to whoever asks, so the use-case's check is tested. */
import type {
  Capabilities,
  GetRecordQuery,
  InvoiceQuery,
  InvoiceSums,
  OpenedInvoice,
  PaymentQuery,
} from '../connectors/connector'
import { INVOICE_NUMBER_KINDS, INVOICE_SORTS, INVOICE_STATES } from '../connectors/connector'
import type { Payment } from '../connectors/order-model'
import type { Erp } from '../orders/erp'
import { scriptedErp } from './scripted-erp'

export interface ScriptedInvoices extends Erp {
  readonly asked: Array<InvoiceQuery | PaymentQuery | GetRecordQuery>
  /** What the next calls throw; null to answer again. */
  failure: unknown
}

interface Invoices {
  readonly invoices?: readonly OpenedInvoice[]
  readonly payments?: readonly Payment[]
  readonly sums?: readonly InvoiceSums[] | null
}

export const EVERYTHING: Partial<Capabilities> = {
  placedBy: true,
  invoices: true,
  payments: true,
  invoiceList: true,
  invoiceNumberKinds: INVOICE_NUMBER_KINDS,
  invoiceStates: INVOICE_STATES,
  invoiceDates: true,
  invoiceDueDates: true,
  invoiceSorts: INVOICE_SORTS,
  paymentList: true,
  paymentDates: true,
}

export const scriptedInvoices = (
  { invoices = [], payments = [], sums = null }: Invoices,
  capabilities: Partial<Capabilities> = EVERYTHING
): ScriptedInvoices => {
  const base = scriptedErp([], undefined, capabilities)
  const asked: ScriptedInvoices['asked'] = []
  const answer = <Answer>(query: ScriptedInvoices['asked'][number], read: () => Answer) => {
    asked.push(query)
    return erp.failure === null ? Promise.resolve(read()) : Promise.reject(erp.failure as Error)
  }
  const erp: ScriptedInvoices = {
    ...base,
    asked,
    failure: null,
    connector: {
      ...base.connector,
      findInvoices: (query) =>
        answer(query, () => {
          const { items, ...page } = pageOf(
            invoices.filter((one) => isFound(one, query)),
            query
          )
          return { ...page, invoices: items, sums }
        }),
      getInvoice: (query) =>
        answer(query, () => invoices.find(({ id }) => id === query.id) ?? null),
      findPayments: (query) =>
        answer(query, () => {
          const { items, ...page } = pageOf(
            payments.filter((one) => isFoundPayment(one, query)),
            query
          )
          return { ...page, payments: items }
        }),
      getPayment: (query) =>
        answer(query, () => payments.find(({ id }) => id === query.id) ?? null),
    },
  }
  return erp
}

const isFoundPayment = ({ reference, settles }: Payment, { number }: PaymentQuery): boolean => {
  if (!number) return true
  const texts =
    number.kind === 'REFERENCE' ? [reference] : settles.map(({ invoiceNumber }) => invoiceNumber)
  return texts.some((text) => text?.toLowerCase() === number.value.toLowerCase())
}

const isFound = (invoice: OpenedInvoice, { number }: InvoiceQuery): boolean => {
  if (number === null) return true
  const texts = {
    INVOICE: [invoice.invoiceNumber, `${invoice.invoiceNumber}-${invoice.series}`],
    ACCESS_KEY: [invoice.accessKey],
    WEB: invoice.orders.map(({ webOrderNumber }) => webOrderNumber),
    ERP: invoice.orders.map(({ erpOrderNumber }) => erpOrderNumber),
    CUSTOMER: invoice.orders.map(({ customerOrderNumber }) => customerOrderNumber),
  }[number.kind]
  const value = number.value.toLowerCase()
  return texts.some((text) =>
    number.match === 'partial' ? text?.toLowerCase().includes(value) : text?.toLowerCase() === value
  )
}

const pageOf = <Item>(
  all: readonly Item[],
  { first, after }: { readonly first: number; readonly after: string | null }
) => {
  const start = Number(after ?? 0)
  const end = start + first
  return {
    items: all.slice(start, end),
    cursor: end < all.length ? String(end) : null,
    total: all.length,
  }
}
