/** Field names: rival contract, README of v0.2.0 and VTEX's guide "Querying B2B order statuses", which differ in the detail. */
import type {
  Address,
  Invoice,
  Money,
  Order,
  OrderLine,
  OrderSummary,
  Shipment,
} from '../order-model'
import { httpsUrl } from '../values/https-url'
import type { dayReader } from './day'
import { orderIdOf } from './order-id'
import { readStatus, shipmentStatusOf } from './wire-status'
import {
  type Fields,
  fieldsOf,
  itemsOf,
  NO_FIELDS,
  money,
  quantity,
  text,
  textOf,
  valueOf,
} from './wire-value'

/** What the settings say about reading. */
export interface Reading {
  readonly currency: string
  readonly day: ReturnType<typeof dayReader>
}

/** A record that says which it is and whose. */
export interface Named {
  readonly fields: Fields
  readonly ownerRef: string
  readonly pedidoErpId: string
}

/** The total has one name in the search and another in the detail. */
export const readSummary = (
  { fields, ownerRef, pedidoErpId }: Named,
  { currency, day }: Reading
): OrderSummary => ({
  id: orderIdOf(ownerRef, pedidoErpId),
  ownerRef,
  ownerName: null,
  webOrderNumber: textOf(fields, 'pedidoId'),
  erpOrderNumber: pedidoErpId,
  customerOrderNumber: textOf(fields, 'pedidoClienteId'),
  orderedOn: day(valueOf(fields, 'dataPedido')),
  promisedOn: day(valueOf(fields, 'dataPrevisaoEntrega')),
  channel: 'OTHER',
  invoicing: 'UNKNOWN',
  payment: 'UNKNOWN',
  total: money(valueOf(fields, 'valorTotalPedido', 'totalPedido'), currency),
  totalNet: null,
  placedBy: null,
  costCenter: null,
  lineCount: null,
  // Spread last: V8 is far slower at adding fields behind a spread.
  ...readStatus(valueOf(fields, 'status')),
})

/** Without its documents, which are asked for apart. @returns null for a list of items that is none */
export const readOrder = (named: Named, reading: Reading): Order | null => {
  const { fields } = named
  const lines = readLines(fields, reading)
  if (lines === null) return null
  const summary = readSummary(named, reading)
  const details: Omit<Order, keyof OrderSummary> = {
    requestedOn: null,
    changedAt: null,
    lines,
    totals: { ...NO_TOTALS, freight: readFreight(fields, reading), total: summary.total },
    billingAddress: readBillingAddress(fields),
    shippingAddress: readShippingAddress(fields),
    paymentTerms: joined(
      textOf(fields, 'paymentMethod', 'methodPayment'),
      textOf(fields, 'paymentOptions', 'methodPaymentInfo')
    ),
    deliveryTerms: textOf(fields, 'deliveryMethod'),
    holdReason: null,
    notes: textOf(fields, 'observacao'),
    events: [],
    shipments: readShipments(fields, summary),
    invoices: readInvoices(fields, summary),
    payments: [],
    documents: [],
    related: [],
  }
  return Object.assign(summary, details, { lineCount: lines.length })
}

/** The contract names the freight and the total. With tax and discounts unknown, the one less the other is no sum of items. */
const NO_TOTALS = {
  items: null,
  discount: null,
  freight: null,
  tax: null,
  other: null,
  total: null,
}

/** Some servers list the items by distribution center only. A center or an item that can't be read is not passed over. */
const readLines = (fields: Fields, reading: Reading): OrderLine[] | null => {
  const own = itemsOf(fields, 'itens')
  const items = own === null || own.length === 0 ? (itemsOfCenters(fields) ?? own) : own
  const records = items && allFields(items)
  return records && records.map((item, index) => readLine(item, index, reading))
}

/** null where there are no centers. */
const itemsOfCenters = (fields: Fields): readonly unknown[] | null => {
  const centers = itemsOf(fields, 'centrosDeDistribuicao') ?? []
  // What is no list is no item either, and is found out with the items.
  const items = centers.map((center) => itemsOf(fieldsOf(center) ?? NO_FIELDS, 'itens') ?? [null])
  return items.length === 0 ? null : items.flat()
}

const allFields = (items: readonly unknown[]): readonly Fields[] | null => {
  const records = items.map(fieldsOf)
  return records.every((record) => record !== null) ? records : null
}

const centersOf = (fields: Fields): Fields[] =>
  (itemsOf(fields, 'centrosDeDistribuicao') ?? []).map(fieldsOf).filter((center) => center !== null)

const readLine = (item: Fields, index: number, { currency }: Reading): OrderLine => ({
  id: `${index + 1}`,
  lineNumber: null,
  productCode: textOf(item, 'partNumber'),
  customerProductCode: null,
  description: textOf(item, 'descricaoDoProduto'),
  unit: null,
  ordered: quantity(valueOf(item, 'quantidade')),
  shipped: null,
  invoiced: null,
  outstanding: null,
  cancelled: null,
  unitPrice: money(valueOf(item, 'valorUnitario'), currency),
  total: money(valueOf(item, 'valorTotal'), currency),
  promisedOn: null,
})

const readFreight = (fields: Fields, { currency }: Reading): Money | null => {
  const [center, ...others] = centersOf(fields)
  const ofCenter = center !== undefined && others.length === 0 && valueOf(center, 'valorFrete')
  return money(valueOf(fields, 'valorFrete') ?? ofCenter, currency)
}

/** The older set of fields has one address, with the company's name and e-mail beside it. */
const readBillingAddress = (fields: Fields): Address | null =>
  addressOf({
    name: textOf(fields, 'billingAddressCorpname', 'corpname'),
    line: textOf(fields, 'billingAddressFormattedAddres', 'formattedAddres'),
    city: textOf(fields, 'billingAddressCity', 'cityState'),
    state: textOf(fields, 'billingAddressState'),
    postalCode: textOf(fields, 'billingAddresszipcode', 'zipcode'),
  })

/** A representative's order goes to the final customer, who is named apart. */
const readShippingAddress = (fields: Fields): Address | null =>
  addressOf({
    name: textOf(fields, 'deliveryAddressCorpname', 'clienteFinalNome'),
    line: textOf(fields, 'deliveryAddressformattedAddres'),
    city: textOf(fields, 'deliveryAddressCity'),
    state: textOf(fields, 'deliveryAddressState'),
    postalCode: textOf(fields, 'deliveryAddresszipcode'),
  })

interface WireAddress {
  readonly name: string | null
  readonly line: string | null
  readonly city: string | null
  readonly state: string | null
  readonly postalCode: string | null
}

const addressOf = ({ name, line, city, state, postalCode }: WireAddress): Address | null => {
  const lines = line === null ? [] : line.split(/\r?\n/).flatMap((each) => text(each) ?? [])
  const isEmpty = lines.length === 0 && (name ?? city ?? state ?? postalCode) === null
  return isEmpty ? null : { name, lines, city, state, postalCode, country: null }
}

/** A code without spaces and signs of an address, where a carrier's link should be. */
const TRACKING_NUMBER = /^[\w-]{5,60}$/

const readShipments = (fields: Fields, { status, promisedOn }: OrderSummary): Shipment[] => {
  const link = textOf(fields, 'linkTransportadora')
  if (link === null) return []
  const shipment: Shipment = {
    id: '1',
    number: null,
    status: shipmentStatusOf(status),
    statusLabel: null,
    shippedOn: null,
    promisedOn,
    deliveredOn: null,
    carrier: null,
    trackingNumber: TRACKING_NUMBER.test(link) ? link : null,
    trackingUrl: httpsUrl(link),
    lines: [],
  }
  return [shipment]
}

/** The number is all that is known of it. Whether it is paid, nobody says. */
const readInvoices = (fields: Fields, order: OrderSummary): Invoice[] => {
  const invoiceNumber = textOf(fields, 'notaFiscal')
  if (invoiceNumber === null) return []
  const { id, ownerRef, placedBy, webOrderNumber, erpOrderNumber, customerOrderNumber } = order
  const { status, statusLabel } = order
  const reference = { ownerRef, placedBy, webOrderNumber, erpOrderNumber, customerOrderNumber }
  const invoice: Invoice = {
    id: `${id}.NF`,
    ownerRef,
    ownerName: null,
    kind: 'INVOICE',
    invoiceNumber,
    series: textOf(fields, 'serieNotaFiscal'),
    accessKey: null,
    status: 'OTHER',
    statusLabel: null,
    issuedOn: null,
    total: null,
    open: null,
    orders: [{ id, status, statusLabel, ...reference }],
    instalments: [],
    documents: [],
  }
  return [invoice]
}

const joined = (...parts: ReadonlyArray<string | null>): string | null =>
  parts.filter((part) => part !== null).join(', ') || null
