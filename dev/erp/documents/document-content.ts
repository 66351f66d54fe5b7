import type { Money, Order } from '../../../node/connectors/order-model'
import type { Paper } from './find-paper'
import { PAPER_WORDS, type PaperWords } from './paper-words'

/** What stands on a paper, before anybody draws it. */
export interface PaperContent {
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

type Part = Partial<PaperContent>
type WritePart = (paper: Paper, words: PaperWords) => Part

export const writeContent = (paper: Paper): PaperContent => {
  const words = PAPER_WORDS[paper.company.language]
  const part = (WRITERS[paper.document.kind] ?? writeOrderPaper)(paper, words)
  return {
    title: paper.document.label ?? '',
    customer: addressOf(paper),
    tables: [],
    totals: [],
    bars: null,
    ...part,
    facts: [...headOf(paper, words), ...(part.facts ?? [])],
    notes: [...(part.notes ?? []), words.sample],
  }
}

const headOf = ({ document, invoice }: Paper, words: PaperWords): Fact[] => [
  ...fact(words.number, document.number),
  ...fact(words.series, invoice?.series ?? null),
  ...fact(words.issuedOn, document.issuedOn),
]

const fact = (label: string, value: string | null): Fact[] =>
  value === null ? [] : [[label, value]]

const addressOf = ({ customer, company }: Paper): string[] => [
  customer.name,
  customer.street,
  `${customer.city} - ${customer.state} ${customer.postalCode}`,
  `${customer.ref} - ${company.country}`,
]

/** "1234567.89" -> "BRL 1,234,567.89", with the marks of the language. */
export const writeMoney = (money: Money | null, { company }: Paper): string => {
  if (money === null) return ''
  const [whole = '', fraction] = money.amount.split('.')
  const [group, mark] = company.language === 'en' ? [',', '.'] : ['.', ',']
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group)
  return `${money.currency} ${grouped}${fraction === undefined ? '' : mark + fraction}`
}

const orderFacts = ({ orders }: Paper, words: PaperWords): Fact[] =>
  orders.flatMap((order) => [
    ...fact(words.order, order.erpOrderNumber),
    ...fact(words.webOrder, order.webOrderNumber),
    ...fact(words.customerOrder, order.customerOrderNumber),
  ])

const linesTable = (paper: Paper, words: PaperWords, hasPrices: boolean): Table => {
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
    rows: paper.orders
      .flatMap(({ lines }) => lines)
      .map((line) => [
        line.productCode ?? '',
        line.description ?? '',
        line.unit ?? '',
        line.ordered ?? '',
        ...(hasPrices ? [writeMoney(line.unitPrice, paper), writeMoney(line.total, paper)] : []),
      ]),
  }
}

const totalFacts = (paper: Paper, words: PaperWords): Fact[] => {
  const [order] = paper.orders
  if (order === undefined || paper.orders.length > 1) return []
  const parts: readonly (readonly [string, keyof Order['totals']])[] = [
    [words.items, 'items'],
    [words.discount, 'discount'],
    [words.freight, 'freight'],
    [words.tax, 'tax'],
  ]
  return parts.map(([label, part]) => [label, writeMoney(order.totals[part], paper)])
}

const writeOrderPaper: WritePart = (paper, words) => ({
  facts: orderFacts(paper, words),
  tables: [linesTable(paper, words, false)],
})

const writeConfirmation: WritePart = (paper, words) => ({
  facts: orderFacts(paper, words),
  tables: [linesTable(paper, words, true)],
  totals: [
    ...totalFacts(paper, words),
    [words.total, writeMoney(paper.orders[0]?.total ?? null, paper)],
  ],
})

const writeDelivery: WritePart = (paper, words) => {
  const shipments = paper.orders.flatMap((order) => order.shipments)
  return {
    facts: [
      ...orderFacts(paper, words),
      ...shipments.flatMap(({ carrier, trackingNumber }) => [
        ...fact(words.carrier, carrier),
        ...fact(words.tracking, trackingNumber),
      ]),
    ],
    tables: [linesTable(paper, words, false)],
    notes: [`${words.receivedBy}: ______________________________`],
  }
}

const writeInvoicePaper: WritePart = (paper, words) => {
  const { invoice } = paper
  return {
    facts: [
      ...orderFacts(paper, words),
      ...fact(words.accessKey, grouped(invoice?.accessKey ?? null)),
    ],
    tables: [
      ...(invoice?.kind === 'INVOICE' ? [linesTable(paper, words, true)] : []),
      instalmentsTable(paper, words),
    ],
    totals: [
      ...(invoice?.kind === 'INVOICE' ? totalFacts(paper, words) : []),
      [words.total, writeMoney(invoice?.total ?? null, paper)],
    ],
    bars: invoice?.accessKey ?? null,
  }
}

const grouped = (digits: string | null): string | null =>
  digits === null ? null : digits.replace(/(\d{4})(?=\d)/g, '$1 ')

const instalmentsTable = (paper: Paper, words: PaperWords): Table => ({
  columns: [
    { title: words.instalment, share: 1 },
    { title: words.dueOn, share: 2 },
    { title: words.amount, share: 2, isNumber: true },
    { title: words.open, share: 2, isNumber: true },
  ],
  rows: (paper.invoice?.instalments ?? []).map(({ number, dueOn, amount, open }) => [
    number ?? '',
    dueOn ?? '',
    writeMoney(amount, paper),
    writeMoney(open, paper),
  ]),
})

const writeSlip: WritePart = (paper, words) => {
  const instalments = paper.invoice?.instalments ?? []
  const lines = instalments.flatMap(({ number, paymentSlip }) => [
    ...fact(`${words.line} ${number}`, paymentSlip?.line ?? null),
    ...fact(`${words.instantCode} ${number}`, paymentSlip?.instantCode ?? null),
  ])
  return {
    facts: orderFacts(paper, words),
    tables: [instalmentsTable(paper, words)],
    notes: lines.map(([label, value]) => `${label}: ${value}`),
    bars: lines[0]?.[1].replace(/\D/g, '') ?? null,
  }
}

const writeReceipt: WritePart = (paper, words) => {
  const { payment } = paper
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
          writeMoney(amount, paper),
        ]),
      },
    ],
    totals: [[words.total, writeMoney(payment?.amount ?? null, paper)]],
    notes: settles.length === 0 ? [words.advance] : [],
  }
}

const WRITERS: Partial<Record<Paper['document']['kind'], WritePart>> = {
  INVOICE_PDF: writeInvoicePaper,
  CREDIT_NOTE: writeInvoicePaper,
  PAYMENT_SLIP: writeSlip,
  RECEIPT: writeReceipt,
  ORDER_CONFIRMATION: writeConfirmation,
  DELIVERY_NOTE: writeDelivery,
  PROOF_OF_DELIVERY: writeDelivery,
}
