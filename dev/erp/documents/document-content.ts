import type { Money, Order } from '../../../node/connectors/order-model'
import type { DocumentSource } from './find-document'
import { DOCUMENT_WORDS, type DocumentWords } from './document-words'

/** What stands on a document, before anybody draws it. */
export interface DocumentContent {
  readonly title: string
  readonly facts: readonly Fact[]
  readonly customer: readonly string[]
  readonly tables: readonly Table[]
  readonly totals: readonly Fact[]
  readonly notes: readonly string[]
  /** Digits drawn as bars. */
  readonly bars: string | null
}

export type Fact = readonly [label: string, value: string]

export interface Table {
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

export interface Column {
  readonly title: string
  /** Its part of the width. */
  readonly share: number
  readonly isNumber?: boolean
}

type Part = Partial<DocumentContent>
type WritePart = (source: DocumentSource, words: DocumentWords) => Part

export const writeContent = (source: DocumentSource): DocumentContent => {
  const words = DOCUMENT_WORDS[source.company.language]
  const part = (WRITERS[source.document.kind] ?? writeOrderDocument)(source, words)
  return {
    title: source.document.label ?? '',
    customer: addressOf(source),
    tables: [],
    totals: [],
    bars: null,
    ...part,
    facts: [...headOf(source, words), ...(part.facts ?? [])],
    notes: [...(part.notes ?? []), words.sample],
  }
}

const headOf = ({ document, invoice }: DocumentSource, words: DocumentWords): Fact[] => [
  ...fact(words.number, document.number),
  ...fact(words.series, invoice?.series ?? null),
  ...fact(words.issuedOn, document.issuedOn),
]

const fact = (label: string, value: string | null): Fact[] =>
  value === null ? [] : [[label, value]]

const addressOf = ({ customer, company }: DocumentSource): string[] => [
  customer.name,
  customer.street,
  `${customer.city} - ${customer.state} ${customer.postalCode}`,
  `${customer.ref} - ${company.country}`,
]

/** "1234567.89" -> "BRL 1,234,567.89", with the marks of the language. */
export const writeMoney = (money: Money | null, { company }: DocumentSource): string => {
  if (money === null) return ''
  const [whole = '', fraction] = money.amount.split('.')
  const [group, mark] = company.language === 'en' ? [',', '.'] : ['.', ',']
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return `${money.currency} ${grouped}${fraction === undefined ? '' : mark + fraction}`
}

const orderFacts = ({ orders }: DocumentSource, words: DocumentWords): Fact[] =>
  orders.flatMap((order) => [
    ...fact(words.order, order.erpOrderNumber),
    ...fact(words.webOrder, order.webOrderNumber),
    ...fact(words.customerOrder, order.customerOrderNumber),
  ])

const linesTable = (source: DocumentSource, words: DocumentWords, hasPrices: boolean): Table => {
  const priceColumns = [
    { title: words.price, share: 2, isNumber: true },
    { title: words.amount, share: 2, isNumber: true },
  ]
  return {
    columns: [
      { title: words.code, share: 1.4 },
      { title: words.description, share: 4 },
      { title: words.unit, share: 0.6 },
      { title: words.quantity, share: 1, isNumber: true },
      ...(hasPrices ? priceColumns : []),
    ],
    rows: source.orders
      .flatMap(({ lines }) => lines)
      .map((line) => [
        line.productCode ?? '',
        line.description ?? '',
        line.unit ?? '',
        line.ordered ?? '',
        ...(hasPrices ? [writeMoney(line.unitPrice, source), writeMoney(line.total, source)] : []),
      ]),
  }
}

const totalFacts = (source: DocumentSource, words: DocumentWords): Fact[] => {
  const [order] = source.orders
  if (order === undefined || source.orders.length > 1) return []
  const parts: readonly (readonly [string, keyof Order['totals']])[] = [
    [words.items, 'items'],
    [words.discount, 'discount'],
    [words.freight, 'freight'],
    [words.tax, 'tax'],
  ]
  return parts.map(([label, part]) => [label, writeMoney(order.totals[part], source)])
}

const writeOrderDocument: WritePart = (source, words) => ({
  facts: orderFacts(source, words),
  tables: [linesTable(source, words, false)],
})

const writeConfirmation: WritePart = (source, words) => ({
  facts: orderFacts(source, words),
  tables: [linesTable(source, words, true)],
  totals: [
    ...totalFacts(source, words),
    [words.total, writeMoney(source.orders[0]?.total ?? null, source)],
  ],
})

const writeDelivery: WritePart = (source, words) => {
  const shipments = source.orders.flatMap((order) => order.shipments)
  return {
    facts: [
      ...orderFacts(source, words),
      ...shipments.flatMap(({ carrier, trackingNumber }) => [
        ...fact(words.carrier, carrier),
        ...fact(words.tracking, trackingNumber),
      ]),
    ],
    tables: [linesTable(source, words, false)],
    notes: [`${words.receivedBy}: ______________________________`],
  }
}

const writeInvoiceDocument: WritePart = (source, words) => {
  const { invoice } = source
  return {
    facts: [
      ...orderFacts(source, words),
      ...fact(words.accessKey, grouped(invoice?.accessKey ?? null)),
    ],
    tables: [
      ...(invoice?.kind === 'INVOICE' ? [linesTable(source, words, true)] : []),
      instalmentsTable(source, words),
    ],
    totals: [
      ...(invoice?.kind === 'INVOICE' ? totalFacts(source, words) : []),
      [words.total, writeMoney(invoice?.total ?? null, source)],
    ],
    bars: invoice?.accessKey ?? null,
  }
}

const grouped = (digits: string | null): string | null =>
  digits === null ? null : digits.replace(/(\d{4})(?=\d)/g, '$1 ')

const instalmentsTable = (source: DocumentSource, words: DocumentWords): Table => ({
  columns: [
    { title: words.instalment, share: 1 },
    { title: words.dueOn, share: 2 },
    { title: words.amount, share: 2, isNumber: true },
    { title: words.open, share: 2, isNumber: true },
  ],
  rows: (source.invoice?.instalments ?? []).map(({ number, dueOn, amount, open }) => [
    number ?? '',
    dueOn ?? '',
    writeMoney(amount, source),
    writeMoney(open, source),
  ]),
})

const writeSlip: WritePart = (source, words) => {
  const instalments = source.invoice?.instalments ?? []
  const lines = instalments.flatMap(({ number, paymentSlip }) => [
    ...fact(`${words.line} ${number}`, paymentSlip?.line ?? null),
    ...fact(`${words.instantCode} ${number}`, paymentSlip?.instantCode ?? null),
  ])
  return {
    facts: orderFacts(source, words),
    tables: [instalmentsTable(source, words)],
    notes: lines.map(([label, value]) => `${label}: ${value}`),
    bars: lines[0]?.[1].replace(/\D/g, '') ?? null,
  }
}

const writeReceipt: WritePart = (source, words) => {
  const { payment } = source
  const settles = payment?.settles ?? []
  return {
    facts: [
      ...fact(words.paidOn, payment?.paidOn ?? null),
      ...fact(words.method, payment?.method ?? null),
      ...fact(words.reference, payment?.reference ?? null),
    ],
    tables: [
      {
        columns: [
          { title: words.invoice, share: 3 },
          { title: words.amount, share: 2, isNumber: true },
        ],
        rows: settles.map(({ invoiceNumber, amount }) => [
          invoiceNumber ?? '',
          writeMoney(amount, source),
        ]),
      },
    ],
    totals: [[words.total, writeMoney(payment?.amount ?? null, source)]],
    notes: settles.length === 0 ? [words.advance] : [],
  }
}

const WRITERS: Partial<Record<DocumentSource['document']['kind'], WritePart>> = {
  INVOICE_PDF: writeInvoiceDocument,
  CREDIT_NOTE: writeInvoiceDocument,
  PAYMENT_SLIP: writeSlip,
  RECEIPT: writeReceipt,
  ORDER_CONFIRMATION: writeConfirmation,
  DELIVERY_NOTE: writeDelivery,
  PROOF_OF_DELIVERY: writeDelivery,
}
