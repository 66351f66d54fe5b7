/** A sale of Tryton -> an order. Lists of it that are missing are empty: a sale may have no lines, and then Tryton says so. */
import type {
  Address,
  Facet,
  Invoice,
  Money,
  Order,
  OrderLine,
  OrderReference,
  OrderSummary,
  Payment,
  Quantity,
} from '../order-model'
import { negated, sumOfDecimals } from '../values/decimal'
import { DUE_FIELDS, instalmentsOf, openOf } from './wire-due'
import { SHIPMENT_FIELDS, shipmentsOf } from './wire-shipment'
import { STATE_FIELDS, channelOf, deliveryFacet, orderStatus, stateLabel } from './wire-status'
import {
  badAnswer,
  dayOf,
  idText,
  instantOf,
  moneyOf,
  quantityOf,
  related,
  relatedList,
  text,
  type Row,
} from './wire-value'

/** `fields` of the records that `name` leads to. */
export const under = (name: string, fields: readonly string[]): string[] =>
  fields.map((field) => `${name}.${field}`)

export const REFERENCE_FIELDS = ['number', 'reference', 'web_id', 'party.code', ...STATE_FIELDS]

export const SUMMARY_FIELDS = [
  ...REFERENCE_FIELDS,
  ...['web_shop', 'sale_date', 'party.name', 'contact.name', 'currency.code', 'total_amount'],
  ...['lines.type', 'lines.shipping_date'],
  ...under('invoices', DUE_FIELDS),
]

const ADDRESS_FIELDS = [
  ...['party_name', 'street', 'city', 'postal_code', 'subdivision.name', 'country.code'],
]

export const ORDER_FIELDS = [
  ...SUMMARY_FIELDS,
  ...['untaxed_amount', 'tax_amount', 'shipping_date', 'comment', 'payment_term.name'],
  ...['create_date', 'write_date'],
  ...under('lines', ['sequence', 'description', 'quantity', 'unit_price', 'amount', 'unit.symbol']),
  ...under('lines', ['product.code', 'product.name', 'moves.quantity']),
  ...under('lines.invoice_lines', ['quantity', 'invoice']),
  ...under('shipment_address', ADDRESS_FIELDS),
  ...under('invoice_address', ADDRESS_FIELDS),
  ...under('shipments', SHIPMENT_FIELDS),
]

/** @throws ConnectorError `bad-answer` for a sale that says no id or no owner */
export const nameOf = (sale: Row): Pick<OrderSummary, 'id' | 'ownerRef'> => {
  const id = idText(sale.id)
  const ownerRef = text(related(sale, 'party.')?.code)
  if (id === null || ownerRef === null) throw badAnswer('has a sale without id or party')
  return { id, ownerRef }
}

/** @throws ConnectorError `bad-answer` for a sale that says no id or no owner */
export const summaryOf = (sale: Row, defaultCurrency: string): OrderSummary => {
  const { id, ownerRef } = nameOf(sale)
  const currency = currencyOf(sale, defaultCurrency)
  const lines = orderedLines(sale)
  return {
    id,
    ownerRef,
    ownerName: text(related(sale, 'party.')?.name),
    orderedOn: dayOf(sale.sale_date),
    promisedOn: latest(lines.map((line) => dayOf(line.shipping_date))),
    channel: channelOf(sale),
    status: orderStatus(sale),
    statusLabel: stateLabel(sale.state),
    delivery: deliveryFacet(sale),
    total: moneyOf(sale.total_amount, currency),
    totalNet: null,
    placedBy: text(related(sale, 'contact.')?.name),
    costCenter: null,
    lineCount: lines.length,
    // Spread last: V8 is far slower at adding fields behind a spread.
    ...numbersOf(sale),
    ...moneyFacets(sale, currency),
  }
}

/** @throws ConnectorError `bad-answer` for a sale that says no id or no owner */
export const orderOf = (
  sale: Row,
  documents: { readonly invoices: readonly Invoice[]; readonly payments: readonly Payment[] },
  defaultCurrency: string
): Order => {
  const currency = currencyOf(sale, defaultCurrency)
  const tax = moneyOf(sale.tax_amount, currency)
  return {
    requestedOn: dayOf(sale.shipping_date),
    changedAt: instantOf(sale.write_date) ?? instantOf(sale.create_date),
    lines: linesOf(sale, currency),
    totals: {
      items: moneyOf(sale.untaxed_amount, currency),
      discount: null,
      freight: null,
      tax,
      other: null,
      total: moneyOf(sale.total_amount, currency),
    },
    billingAddress: addressOf(related(sale, 'invoice_address.')),
    shippingAddress: addressOf(related(sale, 'shipment_address.')),
    paymentTerms: text(related(sale, 'payment_term.')?.name),
    deliveryTerms: null,
    holdReason: null,
    notes: text(sale.comment),
    events: [],
    shipments: shipmentsOf(sale),
    documents: [],
    related: [],
    ...documents,
    ...summaryOf(sale, defaultCurrency),
  }
}

/**
 * A sale beside an invoice. That of another company stays in the list, since it proves the invoice to be shared, but keeps
 * its numbers to itself.
 */
export const referenceOf = (sale: Row, companies: readonly string[]): OrderReference => {
  const ownerRef = text(related(sale, 'party.')?.code)
  const isOwn = ownerRef !== null && companies.includes(ownerRef)
  const unknown = { webOrderNumber: null, erpOrderNumber: null, customerOrderNumber: null }
  return {
    id: isOwn ? (idText(sale.id) ?? 'unknown') : 'another-company',
    ownerRef,
    placedBy: null,
    status: isOwn ? orderStatus(sale) : 'OTHER',
    statusLabel: isOwn ? stateLabel(sale.state) : null,
    ...(isOwn ? numbersOf(sale) : unknown),
  }
}

export const currencyOf = (record: Row, defaultCurrency: string): string =>
  text(related(record, 'currency.')?.code) ?? defaultCurrency

const numbersOf = (sale: Row) => ({
  webOrderNumber: text(sale.web_id),
  erpOrderNumber: text(sale.number),
  customerOrderNumber: text(sale.reference),
})

/** Titles, comments and subtotals are lines too. */
const orderedLines = (sale: Row): readonly Row[] =>
  relatedList(sale, 'lines.').filter(({ type }) => type === 'line')

const latest = (days: ReadonlyArray<string | null>): string | null =>
  days.reduce((one, other) => ((other ?? '') > (one ?? '') ? other : one), null)

const isIssued = ({ state }: Row): boolean => state === 'posted' || state === 'paid'

/** Credit notes, where a sale has some, take off what was invoiced before. */
const moneyFacets = (sale: Row, currency: string): { invoicing: Facet; payment: Facet } => {
  const issued = relatedList(sale, 'invoices.').filter(isIssued)
  if (issued.length === 0) return { invoicing: 'NONE', payment: 'NONE' }
  const total = moneyOf(sale.total_amount, currency)?.amount ?? null
  const invoiced = exactSum(issued.map((row) => moneyOf(row.total_amount, currency)))
  const open = exactSum(issued.map((row) => openOf(instalmentsOf(row, currency), currency)))
  if (total === null || invoiced === null || open === null) {
    return { invoicing: 'UNKNOWN', payment: 'UNKNOWN' }
  }
  const invoicing = isLess(invoiced, total) ? 'PARTIAL' : 'COMPLETE'
  if (!isLess('0', open)) return { invoicing, payment: invoicing }
  return { invoicing, payment: isLess(open, invoiced) ? 'PARTIAL' : 'NONE' }
}

const exactSum = (amounts: ReadonlyArray<Money | null>): string | null =>
  sumOfDecimals(amounts.map((money) => money?.amount ?? ''))

export const isLess = (one: string, other: string): boolean =>
  sumOfDecimals([one, negated(other)])?.startsWith('-') ?? false

const linesOf = (sale: Row, currency: string): OrderLine[] => {
  // An invoice's line names its invoice; how far that is, the sale's own list of invoices says.
  const issued = relatedList(sale, 'invoices.').filter(isIssued)
  const issuedIds = new Set(issued.map(({ id }) => id))
  return orderedLines(sale).map((line, index) => lineOf(line, { index, currency, issuedIds }))
}

interface LineParts {
  readonly index: number
  readonly currency: string
  readonly issuedIds: ReadonlySet<unknown>
}

const lineOf = (line: Row, { index, currency, issuedIds }: LineParts): OrderLine => {
  const product = related(line, 'product.')
  const ordered = quantityOf(line.quantity)
  const shipped = shippedOf(line, ordered)
  return {
    id: idText(line.id) ?? `position-${index + 1}`,
    lineNumber: quantityOf(line.sequence),
    productCode: text(product?.code),
    customerProductCode: null,
    description: text(line.description) ?? text(product?.name),
    unit: text(related(line, 'unit.')?.symbol),
    ordered,
    shipped,
    invoiced: invoicedOf(line, issuedIds),
    outstanding:
      ordered === null || shipped === null ? null : quantitySum([ordered, negated(shipped)]),
    cancelled: null,
    unitPrice: moneyOf(line.unit_price, currency),
    total: moneyOf(line.amount, currency),
    promisedOn: dayOf(line.shipping_date),
  }
}

/** null for what is not shipped at all, such as a service. What came back is counted by a line of its own, below zero. */
const shippedOf = (line: Row, ordered: Quantity | null): Quantity | null => {
  const moves = relatedList(line, 'moves.')
  if (moves.length === 0) return null
  const sum = sumOfQuantities(moves.filter(({ state }) => state === 'done'))
  return sum !== null && ordered?.startsWith('-') && sum !== '0' ? negated(sum) : sum
}

const invoicedOf = (line: Row, issuedIds: ReadonlySet<unknown>): Quantity | null =>
  sumOfQuantities(
    relatedList(line, 'invoice_lines.').filter(({ invoice }) => issuedIds.has(invoice))
  )

const sumOfQuantities = (rows: readonly Row[]): Quantity | null =>
  rows.length === 0 ? '0' : quantitySum(rows.map(({ quantity }) => quantityOf(quantity) ?? ''))

const quantitySum = (quantities: readonly string[]): Quantity | null =>
  quantityOf(sumOfDecimals(quantities))

const addressOf = (address: Row | null): Address | null =>
  address && {
    name: text(address.party_name),
    lines: (text(address.street) ?? '').split('\n').flatMap((line) => text(line) ?? []),
    city: text(address.city),
    state: text(related(address, 'subdivision.')?.name),
    postalCode: text(address.postal_code),
    country: text(related(address, 'country.')?.code),
  }
