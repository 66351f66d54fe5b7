/** The invoice of a sale, in two instalments, and what has been paid of it. */
import type { KnownInvoice, KnownDocument, KnownPayment } from '../../../testing/connector-subject'
import type { KnownPaymentDetails } from '../../../testing/known-details'
import type { InvoiceState } from '../../connector'
import type { InvoiceStatus } from '../../order-model'
import { bytes, date, decimal, type TrytonRecord } from './record'

export const TODAY = '2026-11-25'
const dueDays = (id: number) => [`2026-11-1${id % 4}`, `2026-12-2${id % 3}`] as const

export interface IssuedInvoice {
  readonly invoice: TrytonRecord
  readonly entries: readonly TrytonRecord[]
  readonly payments: readonly TrytonRecord[]
  readonly attachments: readonly TrytonRecord[]
  readonly known: KnownInvoice
  readonly knownPayments: readonly KnownPayment[]
  readonly documents: readonly KnownDocument[]
}

interface InvoiceSeed {
  readonly id: number
  readonly party: TrytonRecord
  readonly sale: TrytonRecord
  readonly total: string
  readonly currency: TrytonRecord
  readonly issuedOn: string
}

/** `settled`: booked and matched. `beside`: 1.00 booked and not matched. `slip`: the first instalment's payment succeeded. */
const WAYS = ['settled', 'beside', 'slip', 'nothing'] as const
type Way = (typeof WAYS)[number]

const money = (cents: number) => ({ amount: (cents / 100).toFixed(2), currency: 'BRL' })
const MATCHED: TrytonRecord & { lines: TrytonRecord[] } = { id: 0, lines: [] }

interface EntrySeed extends InvoiceSeed {
  readonly origin: TrytonRecord
}

export const issueInvoice = (seed: InvoiceSeed): IssuedInvoice => {
  const { id, party, sale, total, currency, issuedOn } = seed
  const way = WAYS[Math.floor(id / 6) % WAYS.length] as Way
  const cents = Math.round(Number(total) * 100)
  const halves = [Math.floor(cents / 2), Math.ceil(cents / 2)] as const
  const file = Buffer.from(`%PDF-1.6\nInvoice ${id}\n%%EOF\n`.repeat(20))
  const invoice = {
    ...{ id, number: `FT${1000 + id}`, type: 'out', invoice_date: date(issuedOn), currency, party },
    ...{ state: way === 'settled' ? 'paid' : 'posted', total_amount: decimal(total) },
    ...{ invoice_report_cache: bytes(file), sales: [sale] },
    lines_to_pay: [] as TrytonRecord[],
    payment_lines: [] as TrytonRecord[],
    move: { id, lines: [] as TrytonRecord[] },
  }
  const reconciliation = way === 'settled' ? { ...MATCHED, id, lines: [] as TrytonRecord[] } : null
  const due = halves.map((half, index) => ({
    ...entryOf({ ...seed, origin: invoice }, id * 10 + index),
    ...{
      debit: decimal(money(half).amount),
      maturity_date: date(String(dueDays(id)[index])),
      reconciliation,
    },
    payments: [] as TrytonRecord[],
  }))
  invoice.lines_to_pay.push(...due)
  invoice.move.lines.push(...due)
  const paid = paidBy(way, { seed, invoice, first: due[0] as MutableEntry, cents })
  reconciliation?.lines.push(...due, ...paid.entries)
  invoice.payment_lines.push(...paid.entries)
  const entries = [...due, ...paid.entries.map((entry) => ({ ...entry, reconciliation }))]
  return {
    ...{ invoice, entries, payments: paid.payments, attachments: paid.attachments },
    known: knownInvoice({ seed, way, halves }),
    knownPayments: paid.known,
    documents: [invoiceDocument(seed, file), ...paid.documents],
  }
}

type MutableEntry = TrytonRecord & { payments: TrytonRecord[] }

const entryOf = ({ party, currency, origin }: EntrySeed, id: number): TrytonRecord => ({
  ...{ id, party, date: null, debit: decimal('0'), credit: decimal('0'), maturity_date: null },
  ...{ amount_second_currency: null, second_currency: null, move_description: null },
  account: { id: 5, type: { id: 1, receivable: true }, company: { id: 1, currency } },
  move: {
    ...{ id, number: String(id), state: 'posted' },
    journal: { id: 1, name: 'Revenue', type: 'revenue' },
    origin: { model: 'account.invoice', to: origin },
  },
  ...{ reconciliation: null, payments: [], invoice_payments: [] },
})

interface PaidSeed {
  readonly seed: InvoiceSeed
  readonly invoice: TrytonRecord
  readonly first: MutableEntry
  readonly cents: number
}

interface Paid {
  readonly entries: readonly TrytonRecord[]
  readonly payments: readonly TrytonRecord[]
  readonly attachments: readonly TrytonRecord[]
  readonly known: readonly KnownPayment[]
  readonly documents: readonly KnownDocument[]
}

const UNPAID: Paid = { entries: [], payments: [], attachments: [], known: [], documents: [] }

const paidBy = (way: Way, paid: PaidSeed): Paid => {
  if (way === 'settled') return booked(paid, paid.cents)
  if (way === 'beside') return booked(paid, 100)
  return way === 'slip' ? bySlip(paid) : UNPAID
}

const paidOnOf = (id: number): string => `2026-11-${String(1 + (id % 20)).padStart(2, '0')}`

const booked = ({ seed, invoice }: PaidSeed, cents: number): Paid => {
  const id = seed.id * 10 + 5
  const bare = entryOf({ ...seed, origin: invoice }, id)
  const journal = { id: 2, name: 'Cash', type: 'cash' }
  const entry: TrytonRecord = {
    ...bare,
    ...{ date: date(paidOnOf(seed.id)), credit: decimal(money(cents).amount) },
    ...{ move_description: `RCPT-${seed.id}`, invoice_payments: [invoice] },
    move: { ...(bare.move as TrytonRecord), journal },
  }
  return {
    ...UNPAID,
    entries: [entry],
    known: [knownPayment(`entry-${id}`, seed, { cents, method: 'Cash', documents: [] })],
  }
}

const bySlip = ({ seed, first, cents }: PaidSeed): Paid => {
  const half = Math.floor(cents / 2)
  const { id, party, currency } = seed
  const payment: TrytonRecord = {
    ...{ id, party, currency, kind: 'receivable', state: 'succeeded', line: first },
    ...{
      date: date(paidOnOf(id)),
      amount: decimal(money(half).amount),
      description: `Boleto ${id}`,
    },
    journal: { id: 3, name: 'Boleto' },
  }
  first.payments.push(payment)
  const content = Buffer.from(`%PDF-1.4\nReceipt ${id}\n%%EOF\n`.repeat(10))
  const attachment: TrytonRecord = {
    ...{ id, name: `boleto-${id}.pdf`, type: 'data', data: bytes(content) },
    resource: { model: 'account.payment', to: payment },
  }
  const parent = { orderId: null, invoiceId: null, paymentId: `payment-${id}` }
  const document = { id: `attachment-${id}`, kind: 'RECEIPT' as const, ...UNTOLD }
  return {
    ...{ entries: [], payments: [payment], attachments: [attachment] },
    known: [
      knownPayment(`payment-${id}`, seed, { cents: half, method: 'Boleto', documents: [document] }),
    ],
    documents: [{ ownerRef: String(party.code), parent, document, content }],
  }
}

const UNTOLD = { label: null, number: null, issuedOn: null, sizeBytes: null }

const invoiceDocument = ({ id, party }: InvoiceSeed, content: Uint8Array): KnownDocument => ({
  ownerRef: String(party.code),
  parent: { orderId: null, invoiceId: String(id), paymentId: null },
  document: { id: 'report', kind: 'INVOICE_PDF', ...UNTOLD },
  content,
})

interface PaidFacts extends KnownPaymentDetails {
  readonly cents: number
}

const knownPayment = (
  id: string,
  { id: invoiced, party }: InvoiceSeed,
  { cents, ...details }: PaidFacts
): KnownPayment => ({
  ...{ id, ownerRef: String(party.code), paidOn: paidOnOf(invoiced), amount: money(cents) },
  settles: [String(invoiced)],
  placedBy: [null],
  details,
})

interface KnownSeed {
  readonly seed: InvoiceSeed
  readonly way: Way
  readonly halves: readonly [number, number]
}

const STATES: Readonly<Record<Way, readonly InvoiceState[]>> = {
  settled: ['PAID'],
  beside: ['OPEN', 'OVERDUE'],
  slip: ['OPEN'],
  nothing: ['OPEN', 'OVERDUE'],
}

const STATUSES: Readonly<Record<Way, InvoiceStatus>> = {
  settled: 'PAID',
  beside: 'PARTLY_PAID',
  slip: 'PARTLY_PAID',
  nothing: 'OPEN',
}

const knownInvoice = ({ seed, way, halves: [first, second] }: KnownSeed): KnownInvoice => {
  const open = {
    settled: [0, 0],
    beside: [first - 100, second],
    slip: [0, second],
    nothing: [first, second],
  }[way]
  const { id, party, sale, total, issuedOn } = seed
  const listed = (value: unknown): string[] => (typeof value === 'string' ? [value] : [])
  return {
    ...{ id: String(id), ownerRef: String(party.code), kind: 'INVOICE', issuedOn },
    numbers: {
      INVOICE: [`FT${1000 + id}`],
      ACCESS_KEY: [],
      WEB: listed(sale.web_id),
      ERP: listed(sale.number),
      CUSTOMER: listed(sale.reference),
    },
    states: STATES[way],
    instalments: open.map((rest, index) => ({
      dueOn: dueDays(id)[index] ?? null,
      amount: money(index === 0 ? first : second),
      open: money(rest),
    })),
    total: { amount: total, currency: 'BRL' },
    open: money(open.reduce((sum, rest) => sum + rest, 0)),
    placedBy: [null],
    details: {
      status: STATUSES[way],
      orders: [String(id)],
      documents: [{ id: 'report', kind: 'INVOICE_PDF' }],
    },
  }
}
