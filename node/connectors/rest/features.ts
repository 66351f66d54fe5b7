/**
 * What a server of the contract can, as `features` of its status says. The contract's version 1.1.0 knew no features: a
 * server without them can all of 1.1.0, and nothing that came later.
 */
import {
  INVOICE_NUMBER_KINDS,
  INVOICE_SORTS,
  INVOICE_STATES,
  NO_CAPABILITIES,
  NUMBER_KINDS,
  ORDER_DAY_SORTS,
  ORDER_SORTS,
  PAYMENT_NUMBER_KINDS,
  type Capabilities,
  type PaymentNumberKind,
} from '../connector'
import { MAX_PAGE_SIZE } from './request'
import { isRecord } from './wire-value'

/** What every server has: its orders. */
const ORDERS: Capabilities = {
  ...NO_CAPABILITIES,
  numberKinds: NUMBER_KINDS.filter((kind) => kind !== 'INVOICE'),
  partialNumberKinds: NUMBER_KINDS.filter((kind) => kind !== 'INVOICE'),
  manyNumbers: true,
  dates: true,
  statuses: true,
  channels: true,
  product: true,
  placedBy: true,
  sorts: ORDER_DAY_SORTS,
  total: true,
  shipments: true,
  tracking: true,
  maxPageSize: MAX_PAGE_SIZE,
}

/** What each feature adds. */
const FEATURES = {
  invoices: {
    numberKinds: NUMBER_KINDS,
    partialNumberKinds: NUMBER_KINDS,
    invoices: true,
    invoiceList: true,
    invoiceNumberKinds: INVOICE_NUMBER_KINDS,
    invoiceStates: INVOICE_STATES,
    invoiceDates: true,
    invoiceDueDates: true,
    invoiceSorts: INVOICE_SORTS,
  },
  payments: { payments: true, paymentList: true, paymentDates: true },
  documents: { documents: true },
  severalKinds: {},
  promisedOn: { promisedDates: true, sorts: ORDER_SORTS },
  orderCounts: { orderCounts: true },
  partialInvoiceNumbers: {},
  slipLines: {},
  paymentNumbers: {},
} as const satisfies Readonly<Record<string, Partial<Capabilities>>>

type Feature = keyof typeof FEATURES

/** The words of the contract. */
export const FEATURE_NAMES = Object.keys(FEATURES) as readonly Feature[]

const withFeatures = (features: readonly Feature[]): Capabilities => {
  const can = features.reduce<Capabilities>(
    (sum, feature) => ({ ...sum, ...FEATURES[feature] }),
    ORDERS
  )
  const has = (feature: Feature, where = true) => where && features.includes(feature)
  const canFindByInvoice = (kind: PaymentNumberKind) => kind !== 'INVOICE' || can.invoiceList
  // These depend on others: nothing can be found of what there is not.
  return {
    ...can,
    severalNumberKinds: has('severalKinds') ? can.numberKinds : [],
    partialInvoiceNumberKinds: has('partialInvoiceNumbers') ? can.invoiceNumberKinds : [],
    slipLines: has('slipLines', can.invoiceList),
    paymentNumberKinds: has('paymentNumbers', can.paymentList)
      ? PAYMENT_NUMBER_KINDS.filter(canFindByInvoice)
      : [],
  }
}

/** What a server of version 1.1.0 can, and one whose status can't be read. */
export const CAPABILITIES_OF_1_1 = withFeatures(['invoices', 'payments', 'documents'])

/** Words that nobody knows yet are ignored; what is no list at all says nothing. */
export const readFeatures = (status: unknown): Capabilities => {
  const features = isRecord(status) ? status.features : undefined
  if (!Array.isArray(features)) return CAPABILITIES_OF_1_1
  const said: ReadonlySet<unknown> = new Set(features)
  return withFeatures(FEATURE_NAMES.filter((feature) => said.has(feature)))
}
