/** Payments of both kinds, in one order, with their receipts. */
import type { Call, GetRecordQuery, PaymentPage, PaymentQuery } from '../connector'
import type { Day, Payment } from '../order-model'
import { cursorAt } from './paging'
import {
  attachmentsCall,
  findPaymentsCalls,
  getPaymentCall,
  paymentQuestion,
  settlingCalls,
} from './request-invoices'
import { allRowsIn, rowsIn, type RpcCall } from './rpc'
import { askBoth, type Ask } from './session'
import { ENTRY_ID, PAYMENT_ID, attachedTo, attachmentOf, entryOf, paymentOf } from './wire-payment'
import { sortDayOf, type Row } from './wire-value'

interface PaymentsParts {
  readonly ask: Ask
  readonly defaultCurrency: string
}

export const createPayments = ({ ask, defaultCurrency }: PaymentsParts) => {
  /** @param calls of `account.payment`, and of entries */
  const fetchBoth = async (
    calls: readonly [RpcCall, RpcCall],
    companies: readonly string[],
    call: Call
  ): Promise<Sorted[]> => {
    const [payments, entries] = await askBoth(ask, calls, call)
    const reading = { companies, defaultCurrency }
    return [
      ...allRowsIn(payments).map((row) => sorted(row, paymentOf(row, reading))),
      ...allRowsIn(entries).map((row) => sorted(row, entryOf(row, reading))),
    ].sort(newestFirst)
  }
  const withReceipts = async (payments: readonly Payment[], call: Call): Promise<Payment[]> => {
    const ids = payments.flatMap(({ id }) => PAYMENT_ID.exec(id)?.[1] ?? [])
    if (ids.length === 0) return [...payments]
    const attachments = allRowsIn(await ask(attachmentsCall(ids), call))
    return payments.map((payment) => ({ ...payment, documents: receiptsOf(payment, attachments) }))
  }
  return {
    find: async (query: PaymentQuery, call: Call): Promise<PaymentPage> => {
      const found = await fetchBoth(findPaymentsCalls(query), query.companies, call)
      const page = found.slice(0, query.first)
      const last = found.length > page.length ? page.at(-1) : undefined
      return {
        payments: await withReceipts(
          page.map(({ payment }) => payment),
          call
        ),
        cursor: last === undefined ? null : cursorAt(paymentQuestion(query), placeOf(last)),
        total: null,
      }
    },
    get: async (query: GetRecordQuery, call: Call): Promise<Payment | null> => {
      const [row] = rowsIn(await ask(getPaymentCall(query), call))
      if (row === undefined) return null
      const read = ENTRY_ID.test(query.id) ? entryOf : paymentOf
      const payment = read(row, { companies: query.companies, defaultCurrency })
      const isAskedFor = payment.id === query.id && query.companies.includes(payment.ownerRef)
      return isAskedFor ? ((await withReceipts([payment], call))[0] ?? null) : null
    },
    /** Of other companies none, though they settle one of these invoices too. */
    ofInvoices: async (
      invoices: ReadonlyArray<{ readonly id: string }>,
      companies: readonly string[],
      call: Call
    ): Promise<Payment[]> => {
      if (invoices.length === 0) return []
      const ids = invoices.map(({ id }) => Number(id))
      const found = await fetchBoth(settlingCalls(companies, ids), companies, call)
      const payments = found.map(({ payment }) => payment)
      return withReceipts(
        payments.filter(({ ownerRef }) => companies.includes(ownerRef)),
        call
      )
    },
  }
}

const numberOf = (id: string): number => Number(id.slice(id.indexOf('-') + 1))

/** A payment and the day that Tryton sorts it by. */
interface Sorted {
  readonly payment: Payment
  readonly day: Day | null
}

const sorted = ({ date }: Row, payment: Payment): Sorted => ({ payment, day: sortDayOf(date) })

const placeOf = ({ day, payment: { id } }: Sorted): readonly unknown[] => [
  day,
  numberOf(id),
  ENTRY_ID.test(id),
]

/** By day; of a day, payments before entries; of a kind, by id. The queries page in the same order. */
const newestFirst = (one: Sorted, other: Sorted): number => {
  const [day, otherDay] = [one.day ?? '', other.day ?? '']
  if (day !== otherDay) return day < otherDay ? 1 : -1
  const [id, otherId] = [one.payment.id, other.payment.id]
  const kinds = Number(ENTRY_ID.test(id)) - Number(ENTRY_ID.test(otherId))
  return kinds === 0 ? numberOf(otherId) - numberOf(id) : kinds
}

const receiptsOf = ({ id }: Payment, attachments: readonly Row[]) =>
  attachments.filter((attachment) => attachedTo(attachment) === id).map(attachmentOf)
