/**
 * What is still to be paid of an invoice, instalment by instalment, from its entries on the customer's account.
 *
 * Tryton's own `amount_to_pay` also takes off payments that were only approved or sent to a bank: a slip that nobody has
 * paid yet would look paid. Here only what succeeded counts. An instalment is settled as a whole; what was booked beside
 * the invoice and covers less is taken off from the earliest on.
 */
import type { Instalment, Money } from '../order-model'
import { negated, sumOfDecimals } from '../values/decimal'
import { dayOf, idText, moneyOf, relatedList, type Row } from './wire-value'

const ENTRY = ['debit', 'credit', 'amount_second_currency', 'reconciliation']

/** Of an invoice. */
export const DUE_FIELDS = [
  ...['state', 'total_amount'],
  ...ENTRY.flatMap((field) => [`lines_to_pay.${field}`, `payment_lines.${field}`]),
  ...['maturity_date', 'payments.state', 'payments.amount'].map((field) => `lines_to_pay.${field}`),
]

/** The earliest first. Of a credit note positive too. */
export const instalmentsOf = (invoice: Row, currency: string): Instalment[] => {
  const signed = isCreditNote(invoice, currency) ? negatedOrNull : (amount: string | null) => amount
  let paid = signed(paidBeside(invoice, currency))
  return relatedList(invoice, 'lines_to_pay.').map((line, index) => {
    const amount = entryAmount(line, currency)
    const isSettled = invoice.state !== 'posted' || isReconciled(line)
    const owed = isSettled ? '0' : difference(amount, succeededOf(line, currency))
    const rest = difference(signed(owed), paid)
    const isCovered = rest?.startsWith('-') ?? false
    paid = isCovered ? negatedOrNull(rest) : rest && '0'
    return {
      number: String(index + 1),
      dueOn: dayOf(line.maturity_date),
      amount: moneyOf(signed(amount), currency),
      open: moneyOf(isCovered ? '0' : rest, currency),
      paymentSlip: null,
    }
  })
}

/** What is open of the whole; of one that has no instalments nothing is. */
export const openOf = (instalments: readonly Instalment[], currency: string): Money | null =>
  moneyOf(sumOfDecimals(['0', ...instalments.map(({ open }) => open?.amount ?? '')]), currency)

export const isCreditNote = (invoice: Row, currency: string): boolean =>
  moneyOf(invoice.total_amount, currency)?.amount.startsWith('-') ?? false

const succeededOf = (line: Row, currency: string): string | null => {
  const payments = relatedList(line, 'payments.').filter(({ state }) => state === 'succeeded')
  return sumOfDecimals([
    '0',
    ...payments.map(({ amount }) => moneyOf(amount, currency)?.amount ?? ''),
  ])
}

/** Booked for the invoice, and not yet matched with any of its instalments. */
const paidBeside = (invoice: Row, currency: string): string | null => {
  const entries = relatedList(invoice, 'payment_lines.').filter((entry) => !isReconciled(entry))
  const amounts = entries.map((entry) => entryAmount(entry, currency) ?? '')
  return negatedOrNull(sumOfDecimals(['0', ...amounts]))
}

/** `reconciliation` is the id of what an entry is matched in. */
const isReconciled = ({ reconciliation }: Row): boolean => idText(reconciliation) !== null

/** In the invoice's currency where Tryton keeps one beside the company's own. */
const entryAmount = (entry: Row, currency: string): string | null => {
  const foreign = moneyOf(entry.amount_second_currency, currency)
  if (foreign !== null) return foreign.amount
  const [debit, credit] = [moneyOf(entry.debit, currency), moneyOf(entry.credit, currency)]
  return difference(debit?.amount ?? null, credit?.amount ?? null)
}

const difference = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? null : sumOfDecimals([one, negated(other)])

const negatedOrNull = (amount: string | null): string | null => amount && negated(amount)
