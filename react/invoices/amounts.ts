import type { ErpInvoiceStatus, ErpMoney } from '../__generated__/operations'

/** Whether there is an amount, and it is not zero. */
export const isSome = (money: ErpMoney | null): money is ErpMoney =>
  Boolean(money && /[1-9]/.test(money.amount))

interface Noted {
  kind: 'INVOICE' | 'CREDIT_NOTE' | 'DEBIT_NOTE'
}

/** What the page says of an invoice's amounts. */
export interface Amounts extends Noted {
  status: ErpInvoiceStatus
  issuedOn: string | null
  total: ErpMoney | null
  open: ErpMoney | null
  overdue: ErpMoney | null
}

/** What a credit note is worth counts against what is owed: it is shown below zero. The ERP's amounts are positive. */
export const signed = ({ kind }: Noted, money: ErpMoney | null): ErpMoney | null =>
  kind === 'CREDIT_NOTE' && isSome(money) && money.amount[0] !== '-'
    ? { ...money, amount: `-${money.amount}` }
    : money

/** What is still to be paid, below zero for a credit note. Null of a cancelled one, and where the ERP does not say. */
export const openOf = (invoice: Pick<Amounts, 'kind' | 'status' | 'open'>): ErpMoney | null =>
  invoice.status === 'CANCELLED' ? null : signed(invoice, invoice.open)

interface Due {
  status: ErpInvoiceStatus
  instalments: ReadonlyArray<{ dueOn: string | null; open: ErpMoney | null }>
}

/** The earliest day on which something is still to be paid. Null where nothing is, or the ERP does not say. */
export const nextDueOf = ({ status, instalments }: Due): string | null => {
  if (status === 'PAID' || status === 'CANCELLED') return null
  const days = instalments
    .filter(({ open }) => !open || isSome(open))
    .map(({ dueOn }) => dueOn || '')
    .filter(Boolean)
    .sort()
  return days[0] || null
}

/** The number as it stands on the document. */
export const numberOf = ({
  invoiceNumber,
  series,
}: {
  invoiceNumber: string | null
  series: string | null
}): string | null => [invoiceNumber, series].filter(Boolean).join('-') || null
