import type { Invoice, Money, Payment } from './types'

/** A payment beside an invoice: how much of it settles that one, where the ERP says so. */
export interface Settlement {
  payment: Payment
  share: Money | null
}

export interface MatchedPayments {
  /** Of the invoice. */
  settling: (invoice: Invoice) => Settlement[]
  /** Of no invoice of the order. */
  others: Payment[]
}

type Allocation = Payment['settles'][number]

const isSame = (a: Money | null, b: Money | null): boolean =>
  Boolean(a && b && a.amount === b.amount && a.currency === b.currency)

/** By id; by number only where that alone is known and names one invoice of the order. */
const findInvoice = (
  invoices: readonly Invoice[],
  { invoiceId, invoiceNumber }: Allocation
): Invoice | undefined => {
  if (invoiceId) return invoices.find(({ id }) => id === invoiceId)
  const named = invoices.filter((one) => invoiceNumber && one.invoiceNumber === invoiceNumber)
  return named.length === 1 ? named[0] : undefined
}

/** Puts each payment beside the invoices it settles. One that fits none is still there, among the others. */
export const matchPayments = (
  invoices: readonly Invoice[],
  payments: readonly Payment[]
): MatchedPayments => {
  const settled = payments.map((payment) => ({
    payment,
    parts: payment.settles.map((allocation) => ({
      invoice: findInvoice(invoices, allocation),
      share: isSame(allocation.amount, payment.amount) ? null : allocation.amount,
    })),
  }))
  return {
    settling: (invoice) =>
      settled.reduce<Settlement[]>((all, { payment, parts }) => {
        const part = parts.find((one) => one.invoice === invoice)
        return part ? [...all, { payment, share: part.share }] : all
      }, []),
    others: settled
      .filter(({ parts }) => !parts.some(({ invoice }) => invoice))
      .map(({ payment }) => payment),
  }
}
