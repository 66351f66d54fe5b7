/** `A_SalesOrder` -> order. Field names are SAP's. */
import type {
  Address,
  Money,
  Order,
  OrderLine,
  OrderSummary,
  OrderTotals,
  Shipment,
} from '../order-model'
import { negated, sumOfDecimals } from '../values/decimal'
import { canonicalRef } from './company'
import { facetOf, headlineOf } from './status'
import {
  type Fields,
  badAnswer,
  dayOf,
  expanded,
  instantOf,
  isFields,
  moneyOf,
  must,
  quantityOf,
  textOf,
} from './wire-value'
import type { Invoiced } from './wire-billing'

/** @throws ConnectorError `bad-answer` for a row without a number or an owner */
export const nameOf = (row: Fields): Pick<OrderSummary, 'id' | 'ownerRef'> => ({
  id: must(row, 'SalesOrder'),
  ownerRef: canonicalRef(must(row, 'SoldToParty')),
})

/** @throws ConnectorError `bad-answer` for a row without a number or an owner */
export const summaryOf = (row: Fields): OrderSummary => {
  const { id, ownerRef } = nameOf(row)
  const webOrderNumber = textOf(row.ExternalDocumentID)
  return {
    id,
    ownerRef,
    ownerName: null,
    webOrderNumber,
    erpOrderNumber: id,
    customerOrderNumber: textOf(row.PurchaseOrderByCustomer),
    orderedOn: dayOf(row.SalesOrderDate),
    // The header says what was asked for; what is promised stands in the schedule lines.
    promisedOn: null,
    channel: webOrderNumber === null ? 'OTHER' : 'WEB',
    delivery: facetOf(row.OverallTotalDeliveryStatus),
    invoicing: facetOf(row.OverallOrdReltdBillgStatus),
    payment: 'UNKNOWN',
    total: null,
    totalNet: moneyOf(row.TotalNetAmount, row.TransactionCurrency),
    placedBy: null,
    costCenter: null,
    lineCount: null,
    // Last: V8 builds an object whose literal goes on behind a spread a hundred times slower.
    ...headlineOf(row),
  }
}

/** @throws ConnectorError `bad-answer` for one without its items, or with a list that is not whole */
export const orderOf = (row: Fields, invoiced: Invoiced): Order => {
  if ((row.to_Item ?? null) === null) throw badAnswer('to_Item')
  const items = expanded(row, 'to_Item')
  const lines = items.map((item) => lineOf(item, invoiced, row.TransactionCurrency))
  const totals = totalsOf(row, items)
  const details: Omit<Order, keyof OrderSummary> = {
    requestedOn: dayOf(row.RequestedDeliveryDate),
    changedAt: instantOf(row.LastChangeDateTime),
    lines,
    totals,
    billingAddress: addressOf(row, ['BP', 'RE']),
    shippingAddress: addressOf(row, ['SH', 'WE']),
    paymentTerms: textOf(row.CustomerPaymentTerms),
    deliveryTerms: joined([row.IncotermsClassification, row.IncotermsLocation1]),
    holdReason: null,
    notes: null,
    events: [],
    shipments: shipmentsOf(row),
    invoices: invoiced.invoices,
    payments: [],
    documents: [],
    related: [],
  }
  // What the header does not say, the lines do.
  return Object.assign(summaryOf(row), details, {
    promisedOn: latest(lines.map((line) => line.promisedOn)),
    total: totals.total,
    lineCount: lines.length,
  })
}

/** @param currency of the order: SAP keeps none of a line's own */
const lineOf = (item: Fields, { quantityOfItem }: Invoiced, currency: unknown): OrderLine => {
  const id = must(item, 'SalesOrderItem')
  const ordered = quantityOf(item.RequestedQuantity)
  const schedule = expanded(item, 'to_ScheduleLine')
  const shipped = sumOfQuantities(schedule.map((line) => line.DeliveredQtyInOrderQtyUnit))
  const isRejected = textOf(item.SalesDocumentRjcnReason) !== null
  const rest = difference(ordered, shipped)
  return {
    id,
    lineNumber: id,
    productCode: textOf(item.Material),
    customerProductCode: textOf(item.MaterialByCustomer),
    description: textOf(item.SalesOrderItemText),
    unit: textOf(item.RequestedQuantityUnit),
    ordered,
    shipped,
    invoiced: quantityOf(quantityOfItem(id)),
    outstanding: isRejected ? '0' : rest,
    cancelled: isRejected ? rest : '0',
    unitPrice: null,
    total: grossOf(item, currency),
    promisedOn: latest(schedule.map((line) => dayOf(line.ConfirmedDeliveryDate))),
  }
}

/** SAP gives the net amount and the tax of a line; null where it gives one of them alone. */
const grossOf = ({ NetAmount, TaxAmount }: Fields, currency: unknown): Money | null =>
  moneyOf(sumOfDecimals([quantityOf(NetAmount) ?? '', quantityOf(TaxAmount) ?? '']), currency)

const totalsOf = (row: Fields, items: readonly Fields[]): OrderTotals => {
  const currency = row.TransactionCurrency
  const net = quantityOf(row.TotalNetAmount)
  const tax = sumOfQuantities(items.map(({ TaxAmount }) => TaxAmount))
  const total = sumOfDecimals([net ?? '', tax ?? ''])
  return {
    items: moneyOf(net, currency),
    discount: null,
    freight: null,
    tax: moneyOf(tax, currency),
    other: null,
    total: moneyOf(total, currency),
  }
}

/** null where one of them can't be read: a part is never shown as the whole. */
const sumOfQuantities = (values: readonly unknown[]): string | null =>
  quantityOf(sumOfDecimals(values.map((value) => quantityOf(value) ?? '')))

const difference = (whole: string | null, part: string | null): string | null =>
  whole === null || part === null ? null : quantityOf(sumOfDecimals([whole, negated(part)]))

/** @param functions the partner function in English and in German, as the model shows the one or the other */
const addressOf = (row: Fields, functions: readonly string[]): Address | null => {
  const partner = expanded(row, 'to_Partner').find(({ PartnerFunction }) =>
    functions.includes(String(PartnerFunction))
  )
  const [address] =
    partner === undefined
      ? []
      : isFields(partner.to_Address) && partner.to_Address.results === undefined
        ? [partner.to_Address]
        : expanded(partner, 'to_Address')
  if (address === undefined) return null
  return {
    name: textOf(address.AddresseeFullName) ?? textOf(address.OrganizationName1),
    lines: [
      joined([address.StreetName, address.HouseNumber]),
      textOf(address.StreetSuffixName1),
    ].flatMap((line) => line ?? []),
    city: textOf(address.CityName),
    state: textOf(address.Region),
    postalCode: textOf(address.PostalCode),
    country: textOf(address.Country),
  }
}

const DELIVERY = 'J'

/** The document flow names each delivery; its carrier and tracking number are not part of this interface. */
const shipmentsOf = (row: Fields): Shipment[] => {
  const deliveries = expanded(row, 'to_SubsequentProcFlowDoc').filter(
    ({ SubsequentDocumentCategory }) => SubsequentDocumentCategory === DELIVERY
  )
  const numbers = deliveries.flatMap((flow) => textOf(flow.SubsequentDocument) ?? [])
  return [...new Set(numbers)].map((number) => ({
    id: number,
    number,
    status: 'OTHER',
    statusLabel: null,
    shippedOn: null,
    promisedOn: null,
    deliveredOn: null,
    carrier: null,
    trackingNumber: null,
    trackingUrl: null,
    lines: [],
  }))
}

const joined = (values: readonly unknown[]): string | null =>
  values.flatMap((value) => textOf(value) ?? []).join(' ') || null

const latest = (days: ReadonlyArray<string | null>): string | null =>
  days.reduce((one, other) => ((other ?? '') > (one ?? '') ? other : one), null)
