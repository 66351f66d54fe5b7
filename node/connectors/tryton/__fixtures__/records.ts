/** Sales, invoices and payments of three customers, in the shapes that a real Tryton 6.0 gave. */
import type { KnownOrder, KnownDocument } from '../../../testing/connector-subject'
import type { KnownDetails } from '../../../testing/known-details'
import type { OrderStatus } from '../../order-model'
import { date, decimal, type TrytonRecord } from './record'
import { issueInvoice, type IssuedInvoice } from './records-invoices'

export const COMPANIES = ['C-100', 'c-200', 'C-300'] as const
const SALES_EACH = 24

interface Fate {
  readonly state: string
  readonly shipment: string
  readonly status: OrderStatus
  /** How many of the goods have left. */
  readonly sent: number
}

const QUANTITY = 5
const FATES: readonly Fate[] = [
  { state: 'done', shipment: 'sent', status: 'SHIPPED', sent: QUANTITY },
  { state: 'processing', shipment: 'waiting', status: 'PARTIALLY_SHIPPED', sent: 1 },
  { state: 'processing', shipment: 'waiting', status: 'IN_PREPARATION', sent: 0 },
  { state: 'quotation', shipment: 'none', status: 'RECEIVED', sent: 0 },
  { state: 'cancelled', shipment: 'none', status: 'CANCELLED', sent: 0 },
  { state: 'processing', shipment: 'exception', status: 'ON_HOLD', sent: 0 },
]

export interface Sold {
  readonly sale: TrytonRecord
  readonly issued: IssuedInvoice | null
  readonly known: KnownOrder
}

export const seedSales = (): Sold[] =>
  COMPANIES.flatMap((code, company) => {
    const party: TrytonRecord = { id: company + 2, code, name: `Customer ${code}` }
    return Array.from({ length: SALES_EACH }, (_, index) =>
      seedSale(party, company * SALES_EACH + index + 1)
    )
  })

const BRL: TrytonRecord = { id: 1, code: 'BRL' }
const PRODUCTS = [
  { code: 'BMB-100', name: "Bomba d'agua 1/2 cv" },
  { code: 'VED_20', name: 'Vedante 20% silicone' },
]

const seedSale = (party: TrytonRecord, id: number): Sold => {
  const fate = FATES[id % FATES.length] as Fate
  const { code, name } = PRODUCTS[id % PRODUCTS.length] as (typeof PRODUCTS)[number]
  const net = `${id * QUANTITY}.50`
  const total = `${id * QUANTITY + 1}.25`
  const hasShop = id % 4 !== 3
  const orderedOn = `2026-0${1 + (id % 9)}-${String(10 + (id % 15)).padStart(2, '0')}`
  const numbers = {
    web_id: hasShop ? `1500${34000 + id}-01` : null,
    number: fate.state === 'cancelled' ? null : `SO${4700 + id}`,
    reference: `Po_${id}%26`,
  }
  const product: TrytonRecord = { id: 1 + (id % 2), code, name, template: { id: 1, name } }
  const invoiceLine = { id, quantity: QUANTITY, invoice: null as TrytonRecord | null }
  const line = lineOf({ id, fate, product, net })
  const sale = {
    ...{
      id,
      party,
      currency: BRL,
      contact: contactOf(id),
      state: fate.state,
      shipment_state: fate.shipment,
    },
    ...{
      invoice_state: 'waiting',
      web_shop: hasShop ? { id: 1 } : null,
      sale_date: date(orderedOn),
    },
    ...{ untaxed_amount: decimal(net), tax_amount: decimal('0.75'), total_amount: decimal(total) },
    ...{
      shipping_date: date('2026-11-24'),
      comment: null,
      payment_term: { id: 1, name: '30 days' },
    },
    ...{ create_date: instant(orderedOn), write_date: null, ...numbers },
    ...{ shipment_address: addressOf('Norte Filial'), invoice_address: addressOf('Norte Ltda') },
    lines: [line, { ...line, id: id + 1000, type: 'comment', moves: [] }],
    shipments: fate.sent > 0 ? [shipmentOf({ id, line, product, sent: fate.sent })] : [],
    invoices: [] as TrytonRecord[],
  }
  const isInvoiced = fate.state === 'done' || fate.state === 'processing'
  const issued = isInvoiced
    ? issueInvoice({ id, party, sale, total, currency: BRL, issuedOn: orderedOn })
    : null
  if (issued !== null) {
    sale.invoices.push(issued.invoice)
    invoiceLine.invoice = issued.invoice
    line.invoice_lines.push(invoiceLine)
  }
  const known = {
    ...{ id: String(id), orderedOn, status: fate.status, hasShop, total, numbers },
    placedBy: contactOf(id)?.name ?? null,
    details: knownDetails({ id, fate, issued, net, product: { code, name } }),
  }
  return { sale, issued, known: knownOrder({ ...known, party, issued, products: [code, name] }) }
}

/** A clerk's unfinished sale and a posted invoice's draft, of each company: nobody may see them. */
export const seedDrafts = (sold: readonly Sold[]) =>
  COMPANIES.flatMap((company) => {
    const own = sold.filter(({ known }) => known.ownerRef === company)
    const [sale] = own.map((one) => one.sale)
    const [invoice] = own.flatMap(({ issued }) => issued?.invoice ?? [])
    if (sale === undefined || invoice === undefined) return []
    const unnumbered = { state: 'draft', number: null }
    return {
      sale: { ...sale, ...unnumbered, id: sale.id + 500, web_id: null, invoices: [] },
      invoice: { ...invoice, ...unnumbered, id: invoice.id + 500 },
    }
  })

const contactOf = (id: number) => (id % 2 === 0 ? { id: 7, name: 'Ana Prado' } : null)

interface DetailsSeed {
  readonly id: number
  readonly fate: Fate
  readonly issued: IssuedInvoice | null
  readonly net: string
  readonly product: { readonly code: string; readonly name: string }
}

const knownDetails = ({ id, fate, issued, net, product }: DetailsSeed): KnownDetails => {
  // What no goods were set aside for says nothing of what has left.
  const isUnplanned = fate.state === 'quotation' || fate.state === 'cancelled'
  const tracking = { trackingNumber: `BR${id}BR`, trackingUrl: null }
  return {
    ...{ promisedOn: '2026-11-25', requestedOn: '2026-11-24', totalNet: null, freight: null },
    lines: [
      {
        ...{ productCode: product.code, description: product.name, ordered: String(QUANTITY) },
        shipped: isUnplanned ? null : String(fate.sent),
        invoiced: issued === null ? '0' : String(QUANTITY),
        // As its list price is kept, with four decimals.
        unitPrice: { amount: '1.1000', currency: 'BRL' },
        total: { amount: net, currency: 'BRL' },
      },
    ],
    tax: { amount: '0.75', currency: 'BRL' },
    billingAddress: { ...KNOWN_ADDRESS, name: 'Norte Ltda' },
    shippingAddress: { ...KNOWN_ADDRESS, name: 'Norte Filial' },
    shipments:
      fate.sent > 0
        ? [{ number: String(id), status: 'SHIPPED', shippedOn: '2026-11-20', ...tracking }]
        : [],
    invoices: issued === null ? [] : [{ id: issued.known.id, invoiceNumber: `FT${1000 + id}` }],
    payments: issued?.knownPayments.map((payment) => payment.id) ?? [],
    documents: [],
  }
}

const KNOWN_ADDRESS = {
  ...{ lines: ['Rua A, 1', 'Sala 2'], city: 'Recife', state: 'Pernambuco' },
  ...{ postalCode: '50000-000', country: 'BR' },
}

type Copied = 'id' | 'orderedOn' | 'status' | 'products' | 'placedBy' | 'details'

interface KnownSeed extends Pick<KnownOrder, Copied> {
  readonly party: TrytonRecord
  readonly issued: IssuedInvoice | null
  readonly hasShop: boolean
  readonly total: string
  readonly numbers: {
    readonly web_id: string | null
    readonly number: string | null
    readonly reference: string
  }
}

const knownOrder = ({
  party,
  issued,
  hasShop,
  total,
  numbers,
  ...known
}: KnownSeed): KnownOrder => ({
  ...known,
  ownerRef: String(party.code),
  numbers: {
    WEB: listed(numbers.web_id),
    ERP: listed(numbers.number),
    CUSTOMER: [numbers.reference],
    INVOICE: issued === null ? [] : issued.known.numbers.INVOICE,
  },
  channel: hasShop ? 'WEB' : 'OTHER',
  total: { amount: total, currency: 'BRL' },
  lineCount: 1,
})

const listed = (text: string | null): string[] => (text === null ? [] : [text])

const instant = (day: string) =>
  ({ ...date(day), __class__: 'datetime' as const, hour: 9, minute: 5, second: 7 }) as never

const addressOf = (name: string): TrytonRecord => ({
  ...{ id: 1, party_name: name, street: 'Rua A, 1\nSala 2', city: 'Recife' },
  ...{ postal_code: '50000-000', subdivision: { id: 1, name: 'Pernambuco' } },
  country: { id: 1, code: 'BR' },
})

interface LineSeed {
  readonly id: number
  readonly fate: Fate
  readonly product: TrytonRecord
  readonly net: string
}

const lineOf = ({ id, fate, product, net }: LineSeed) => ({
  ...{ id, type: 'line', sequence: null, description: null, quantity: QUANTITY, product },
  ...{ unit: { id: 1, symbol: 'u' }, unit_price: decimal('1.1000'), amount: decimal(net) },
  shipping_date: date('2026-11-25'),
  moves: (fate.state === 'quotation' || fate.state === 'cancelled'
    ? []
    : [
        ...(fate.sent > 0 ? [{ id, state: 'done', quantity: fate.sent }] : []),
        ...(fate.sent < QUANTITY
          ? [{ id: id + 1000, state: 'draft', quantity: QUANTITY - fate.sent }]
          : []),
      ]) as TrytonRecord[],
  invoice_lines: [] as Array<{ id: number; quantity: number; invoice: TrytonRecord | null }>,
})

interface ShipmentSeed {
  readonly id: number
  readonly line: TrytonRecord
  readonly product: TrytonRecord
  readonly sent: number
}

const shipmentOf = ({ id, line, product, sent }: ShipmentSeed): TrytonRecord => ({
  ...{ id, number: String(id), state: 'done', carrier: null, planned_date: null },
  effective_date: date('2026-11-20'),
  packages: [
    { id, shipping_reference: `BR${id}BR`, shipping_tracking_url: 'http://unsafe.example' },
  ],
  outgoing_moves: [{ id, origin: { model: 'sale.line', to: line }, quantity: sent, product }],
})

export const documentsOf = (sold: readonly Sold[]): KnownDocument[] =>
  sold.flatMap(({ issued }) => issued?.documents ?? [])
