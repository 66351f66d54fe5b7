/**
 * Orders as an ERP of the `rest` contract would write them, each beside the facts that a reader must get out of it.
 * The writing varies as it does among ERPs: amounts padded or not, as text or as a number, days as instants.
 */
import { CHANNELS, ORDER_STATUSES } from '../connectors/order-model'
import type { KnownOrder } from './connector-subject'
import type { KnownDetails } from './known-details'

export interface SeededOrder {
  readonly wire: Readonly<Record<string, unknown>>
  readonly known: KnownOrder
}

interface SeededCompany {
  readonly ref: string
  readonly orderCount: number
  readonly currency: 'BRL' | 'JPY' | 'USD'
}

/** One ref is the beginning of another, one has to be encoded: a sloppy filter would mix them up. */
export const OWN_COMPANY: SeededCompany = { ref: '1000/4711', orderCount: 60, currency: 'BRL' }
export const OTHER_COMPANY: SeededCompany = {
  ref: 'Müller & Söhne #1',
  orderCount: 72,
  currency: 'JPY',
}
export const FOREIGN_COMPANY: SeededCompany = {
  ref: '1000/4711/2',
  orderCount: 68,
  currency: 'USD',
}
const COMPANIES = [OWN_COMPANY, OTHER_COMPANY, FOREIGN_COMPANY]

export const seedOrders = (): readonly SeededOrder[] =>
  COMPANIES.flatMap((company, position) =>
    Array.from({ length: company.orderCount }, (_, index) => seedOrder(company, position, index))
  )

/** As an ERP has it that knows orders and nothing else. */
export const withoutBilling = ({ wire, known }: SeededOrder): SeededOrder => ({
  wire: { ...wire, ...NO_BILLING },
  known: {
    ...known,
    numbers: { ...known.numbers, INVOICE: [] },
    details: known.details && { ...known.details, ...NO_BILLING },
  },
})

const NO_BILLING = { invoices: [], payments: [], documents: [] }

const PRODUCTS = [
  { code: 'BRG-6204', description: 'Ball bearing 6204 2RS' },
  { code: 'OIL-ISO46', description: 'Óleo hidráulico "ISO 46", 20 l' },
  { code: 'GLV_L', description: "Worker's gloves 100%" },
] as const

/** People of every company bear these; one is the end of another, and one order was placed by nobody known. */
const PLACED_BY = ['Ana@norte.example', 'juliana@norte.example', null, 'Counter sales'] as const

const seedOrder = (company: SeededCompany, position: number, index: number): SeededOrder => {
  const known = knownOrder(company, position, index)
  return { known, wire: wireOrder(known, index) }
}

const knownOrder = (company: SeededCompany, position: number, index: number): KnownOrder => {
  const lineCount = 1 + (index % 3)
  return {
    id: `${company.ref}/${index}`,
    ownerRef: company.ref,
    orderedOn: dayAt(index),
    numbers: {
      WEB: index % 3 === 2 ? [] : [`13${position}00${webIndex(index)}-01`],
      ERP: [erpNumberAt(position, index)],
      // The buyers of different companies number alike.
      CUSTOMER: customerNumbersAt(position, index),
      INVOICE: invoiceNumbersAt(position, index),
    },
    status: ORDER_STATUSES[index % ORDER_STATUSES.length] ?? 'OTHER',
    channel: CHANNELS[index % CHANNELS.length] ?? 'OTHER',
    placedBy: PLACED_BY[index % PLACED_BY.length] ?? null,
    products: productsOf(index, lineCount).flatMap(({ code, description }) => [code, description]),
    total: {
      amount: company.currency === 'JPY' ? `${6875 + index}` : `${6875 + index}.50`,
      currency: company.currency,
    },
    lineCount,
    details: knownDetails(company, position, index),
  }
}

const erpNumberAt = (position: number, index: number): string => `SO${position}-${70000 + index}a`

/** One buyer takes the ERP's number for their own, one writes that of the next order. */
const customerNumbersAt = (position: number, index: number): string[] => {
  if (index === 7 || index === 8) return [erpNumberAt(position, index === 7 ? 7 : 9)]
  return index % 5 === 4 ? [] : [`PO-${4500 + index}`]
}

const invoiceNumbersAt = (position: number, index: number): string[] =>
  index % 2 === 0 ? [`NF${position}${900000 + index}`] : []

/** Of each line three are ordered for 1.125, two have left and one is invoiced. */
const knownDetails = (
  { currency }: SeededCompany,
  position: number,
  index: number
): KnownDetails => ({
  promisedOn: index % 7 === 6 ? null : dayAt(index + 40),
  holdReason: index % ORDER_STATUSES.length === ON_HOLD ? 'Credit limit reached' : null,
  requestedOn: dayAt(index + 14),
  totalNet: { amount: currency === 'JPY' ? `${6000 + index}` : `${6000 + index}.25`, currency },
  lines: productsOf(index, 1 + (index % 3)).map(({ code, description }) => ({
    ...{ productCode: code, description, ordered: '3', shipped: '2', invoiced: '1' },
    unitPrice: { amount: '1.125', currency },
    total: { amount: '3.375', currency },
  })),
  tax: { amount: currency === 'JPY' ? '80' : '80.10', currency },
  freight: { amount: currency === 'JPY' ? '20' : '20.20', currency },
  billingAddress: { ...ADDRESS, name: `Payables ${position}` },
  shippingAddress: { ...ADDRESS, name: `Warehouse ${position}`, lines: ['Gate 3', 'Dock 7'] },
  shipments: index % 3 === 0 ? [knownShipment(index)] : [],
  invoices: invoiceNumbersAt(position, index).map((number) => ({
    id: number,
    invoiceNumber: number,
  })),
  payments: index % 4 === 0 ? [`payment-${index}`] : [],
  documents: [{ id: 'confirmation', kind: 'ORDER_CONFIRMATION' }],
})

const knownShipment = (index: number): KnownDetails['shipments'][number] => ({
  number: `D-${index}`,
  status: 'SHIPPED',
  shippedOn: dayAt(index),
  trackingNumber: `TR${index}`,
  trackingUrl: index % 6 === 0 ? `https://carrier.example/${index}` : null,
})

const ON_HOLD = ORDER_STATUSES.indexOf('ON_HOLD')

const ADDRESS = {
  lines: ['Rua das Flores 12'],
  city: 'Campinas',
  state: 'SP',
  postalCode: '13010-000',
  country: 'BR',
}

/** The orders 3 and 4 of a company are parts of one web order. */
const webIndex = (index: number): number => 10000 + (index === 4 ? 3 : index)

/** Two orders a day, over two months and the end of a year. */
const dayAt = (index: number): string =>
  new Date(Date.UTC(2025, 11, 2 + Math.floor(index / 2))).toISOString().slice(0, 10)

const productsOf = (index: number, lineCount: number) =>
  Array.from(
    { length: lineCount },
    (_, line) => PRODUCTS[(index + line) % PRODUCTS.length] ?? PRODUCTS[0]
  )

const wireOrder = (known: KnownOrder, index: number): SeededOrder['wire'] => ({
  ...wireSummary(known, index),
  futureField: { of: 'a later version' },
  requestedOn: known.details?.requestedOn,
  holdReason: known.details?.holdReason,
  lines: productsOf(index, known.lineCount).map(({ code, description }, line) => ({
    id: `${line + 1}`,
    productCode: code,
    description,
    ...{ ordered: '3.000', shipped: 2, invoiced: '1.0' },
    unitPrice: { amount: 1.125, currency: known.total?.currency },
    total: { amount: '3.375', currency: known.total?.currency },
  })),
  totals: {
    total: wireTotal(known, index),
    tax: known.details?.tax,
    freight: known.details?.freight,
  },
  billingAddress: known.details?.billingAddress,
  shippingAddress: known.details?.shippingAddress,
  documents: known.details?.documents,
  shipments: index % 3 === 0 ? [wireShipment(index)] : [],
  invoices: known.numbers.INVOICE.map((number) => wireInvoice(known, number)),
  payments: index % 4 === 0 ? [wirePayment(known, index)] : [],
})

const wireSummary = (known: KnownOrder, index: number) => ({
  id: known.id,
  ownerRef: known.ownerRef,
  webOrderNumber: known.numbers.WEB[0] ?? null,
  erpOrderNumber: known.numbers.ERP[0],
  customerOrderNumber: known.numbers.CUSTOMER[0],
  orderedOn: index % 2 === 0 ? known.orderedOn : `${known.orderedOn}T23:59:59-03:00`,
  promisedOn: known.details?.promisedOn,
  totalNet: known.details?.totalNet,
  channel: known.channel,
  placedBy: known.placedBy,
  status: known.status,
  delivery: 'NONE',
  total: wireTotal(known, index),
  lineCount: known.lineCount,
})

/** Three ways to write the same amount; dollars come without saying so. */
const wireTotal = ({ total }: KnownOrder, index: number) => {
  const amount = total?.amount ?? ''
  const written = [amount, amount.replace(/0$/, ''), Number(amount)]
  const currency = total?.currency === 'USD' ? {} : { currency: total?.currency }
  return { amount: amount.includes('.') ? written[index % 3] : amount, ...currency }
}

const wireShipment = (index: number) => ({
  id: 's1',
  number: `D-${index}`,
  status: 'SHIPPED',
  shippedOn: dayAt(index),
  trackingNumber: `TR${index}`,
  trackingUrl: index % 6 === 0 ? `https://carrier.example/${index}` : 'http://carrier.example/',
  lines: [{ orderLineId: '1', quantity: 3 }],
})

const wireInvoice = ({ ownerRef, total }: KnownOrder, invoiceNumber: string) => ({
  id: invoiceNumber,
  ownerRef,
  kind: 'INVOICE',
  invoiceNumber,
  status: 'OPEN',
  total,
  open: total,
  documents: [{ id: `${invoiceNumber}-pdf`, kind: 'INVOICE_PDF' }],
})

const wirePayment = ({ ownerRef, total }: KnownOrder, index: number) => ({
  id: `payment-${index}`,
  ownerRef,
  amount: total,
  settles: [],
})
