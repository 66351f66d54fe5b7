// Written by dev/store/generate-types.ts from graphql/ and react/graphql/. Do not edit: run
// node --import tsx dev/store/generate-types.ts

export interface ErpActingFor {
  name: string
}

export interface ErpAddress {
  name: string | null
  lines: Array<string>
  city: string | null
  state: string | null
  postalCode: string | null
  country: string | null
}

export interface ErpCapabilities {
  invoiceList: boolean
  paymentList: boolean
}

export type ErpChannel = 'WEB' | 'PHONE' | 'SALES_REP' | 'EDI' | 'OTHER'

export interface ErpCollaborator {
  key: string
}

export interface ErpCompany {
  ref: string
  name: string | null
}

export interface ErpDocument {
  ref: string
  kind: ErpDocumentKind
  label: string | null
  number: string | null
  issuedOn: string | null
  sizeBytes: number | null
}

export type ErpDocumentKind =
  | 'INVOICE_PDF'
  | 'INVOICE_XML'
  | 'RECEIPT'
  | 'PAYMENT_SLIP'
  | 'ORDER_CONFIRMATION'
  | 'DELIVERY_NOTE'
  | 'PROOF_OF_DELIVERY'
  | 'CREDIT_NOTE'
  | 'CERTIFICATE'
  | 'SERIAL_NUMBERS'
  | 'FREIGHT_DOCUMENT'
  | 'TAX_FORM'
  | 'OTHER'

export type ErpFacet = 'NONE' | 'PARTIAL' | 'COMPLETE' | 'UNKNOWN'

export type ErpFoundBy = 'WEB' | 'ERP' | 'CUSTOMER' | 'INVOICE' | 'PRODUCT'

export interface ErpFreshness {
  asOf: string
  source: ErpSource
}

export interface ErpInstalment {
  number: string | null
  dueOn: string | null
  isOverdue: boolean
  amount: ErpMoney | null
  open: ErpMoney | null
  paymentSlip: ErpPaymentSlip | null
}

export interface ErpInvoice {
  id: string
  kind: ErpInvoiceKind
  invoiceNumber: string | null
  series: string | null
  status: ErpInvoiceStatus
  statusLabel: string | null
  issuedOn: string | null
  total: ErpMoney | null
  open: ErpMoney | null
  overdue: ErpMoney | null
  instalments: Array<ErpInstalment>
  documents: Array<ErpDocument>
}

export interface ErpInvoiceAnswer {
  invoice: OrdersB2BInvoiceErpInvoice
  payments: Array<ErpPayment>
  collaborator: OrdersB2BInvoiceErpCollaborator
  rights: ErpRights
  freshness: ErpFreshness
}

export type ErpInvoiceFoundBy = 'INVOICE' | 'ACCESS_KEY' | 'WEB' | 'ERP' | 'CUSTOMER' | 'SLIP_LINE'

export interface ErpInvoiceGroup {
  kind: ErpInvoiceFoundBy
  match: ErpNumberMatch
  value: string
  total: number | null
  hasMore: boolean
  shown: number
}

export type ErpInvoiceKind = 'INVOICE' | 'CREDIT_NOTE' | 'DEBIT_NOTE'

export type ErpInvoiceNumberKind = 'ANY' | 'INVOICE' | 'ACCESS_KEY' | 'WEB' | 'ERP' | 'CUSTOMER'

export interface ErpInvoicePage {
  invoices: Array<OrdersB2BInvoicesErpInvoice>
  endCursor: string | null
  total: number | null
  sums: Array<ErpInvoiceSums> | null
  groups: Array<ErpInvoiceGroup>
  arePartsLeft: boolean
  collaborator: OrdersB2BInvoicesErpCollaborator
  rights: OrdersB2BInvoicesErpRights
  freshness: ErpFreshness
  warnings: Array<ErpWarning>
}

export interface ErpInvoiceSearch {
  number?: string | null
  numberKind?: ErpInvoiceNumberKind | null
  numberMatch?: ErpNumberMatch | null
  state?: ErpInvoiceState | null
  from?: string | null
  to?: string | null
  dueFrom?: string | null
  dueTo?: string | null
  sort?: ErpInvoiceSort | null
}

export type ErpInvoiceSort = 'NEWEST_FIRST' | 'OLDEST_FIRST' | 'DUE_FIRST'

export type ErpInvoiceState = 'OPEN' | 'OVERDUE' | 'PAID'

export type ErpInvoiceStatus = 'OPEN' | 'PARTLY_PAID' | 'PAID' | 'CANCELLED' | 'OTHER'

export interface ErpInvoiceSums {
  open: ErpMoney
  overdue: ErpMoney
}

export interface ErpMoney {
  amount: string
  currency: string
}

export type ErpNumberKind = 'ANY' | 'WEB' | 'ERP' | 'CUSTOMER' | 'INVOICE'

export type ErpNumberMatch = 'EXACT' | 'PARTIAL'

export interface ErpOrder {
  id: string
  company: ErpCompany
  webOrderNumber: string | null
  erpOrderNumber: string | null
  customerOrderNumber: string | null
  orderedOn: string | null
  promisedOn: string | null
  lateDays: number | null
  requestedOn: string | null
  channel: ErpChannel
  status: ErpOrderStatus
  statusLabel: string | null
  delivery: ErpFacet
  invoicing: ErpFacet
  payment: ErpFacet
  total: ErpMoney | null
  totalNet: ErpMoney | null
  placedBy: string | null
  costCenter: string | null
  lines: Array<ErpOrderLine>
  totals: ErpOrderTotals
  billingAddress: ErpAddress | null
  shippingAddress: ErpAddress | null
  paymentTerms: string | null
  deliveryTerms: string | null
  notes: string | null
  events: Array<ErpOrderEvent>
  shipments: Array<ErpShipment>
  invoices: Array<ErpInvoice>
  payments: Array<ErpPayment>
  documents: Array<ErpDocument>
  related: Array<ErpOrderReference>
}

export interface ErpOrderAnswer {
  order: ErpOrder
  contact: string | null
  collaborator: OrdersB2BOrderErpCollaborator
  rights: ErpRights
  freshness: ErpFreshness
}

export interface ErpOrderEvent {
  status: ErpOrderStatus
  label: string | null
  happenedAt: string | null
}

export interface ErpOrderGroup {
  kind: ErpFoundBy
  match: ErpNumberMatch
  value: string
  total: number | null
  hasMore: boolean
  shown: number
}

export interface ErpOrderLine {
  id: string
  lineNumber: string | null
  productCode: string | null
  customerProductCode: string | null
  description: string | null
  unit: string | null
  ordered: string | null
  shipped: string | null
  invoiced: string | null
  outstanding: string | null
  cancelled: string | null
  unitPrice: ErpMoney | null
  total: ErpMoney | null
  promisedOn: string | null
}

export interface ErpOrderPage {
  orders: Array<ErpOrderSummary>
  endCursor: string | null
  total: number | null
  groups: Array<ErpOrderGroup>
  arePartsLeft: boolean
  collaborator: OrdersB2BSearchErpCollaborator
  rights: OrdersB2BSearchErpRights
  freshness: ErpFreshness
  warnings: Array<ErpWarning>
}

export interface ErpOrderReference {
  id: string
  erpOrderNumber: string | null
  status: ErpOrderStatus
  statusLabel: string | null
}

export type ErpOrderScope = 'ORGANIZATION' | 'COST_CENTER' | 'OWN'

export interface ErpOrderSearch {
  number?: string | null
  numberKind?: ErpNumberKind | null
  numberMatch?: ErpNumberMatch | null
  from?: string | null
  to?: string | null
  statuses?: Array<ErpOrderStatus> | null
  channels?: Array<ErpChannel> | null
  product?: string | null
  sort?: ErpOrderSort | null
}

export type ErpOrderSort = 'NEWEST_FIRST' | 'OLDEST_FIRST'

export type ErpOrderStatus =
  | 'RECEIVED'
  | 'APPROVED'
  | 'CREDIT_APPROVED'
  | 'IN_PREPARATION'
  | 'INVOICED'
  | 'PARTIALLY_SHIPPED'
  | 'SHIPPED'
  | 'DELIVERED'
  | 'RETURNED'
  | 'CANCELLED'
  | 'ON_HOLD'
  | 'OTHER'

export interface ErpOrderSummary {
  id: string
  company: ErpCompany
  webOrderNumber: string | null
  erpOrderNumber: string | null
  customerOrderNumber: string | null
  orderedOn: string | null
  promisedOn: string | null
  channel: ErpChannel
  status: ErpOrderStatus
  statusLabel: string | null
  delivery: ErpFacet
  invoicing: ErpFacet
  payment: ErpFacet
  total: ErpMoney | null
  totalNet: ErpMoney | null
  placedBy: string | null
}

export interface ErpOrderTotals {
  items: ErpMoney | null
  discount: ErpMoney | null
  freight: ErpMoney | null
  tax: ErpMoney | null
  other: ErpMoney | null
  total: ErpMoney | null
}

export interface ErpOrdersByNumbers {
  numbers: Array<ErpOrdersOfNumber>
  collaborator: OrdersB2BNumbersErpCollaborator
  rights: OrdersB2BNumbersErpRights
  freshness: ErpFreshness
  warnings: Array<ErpWarning>
}

export interface ErpOrdersOfNumber {
  isLookedFor: boolean
  hasMore: boolean
  orders: Array<OrdersB2BNumbersErpOrderSummary>
}

export interface ErpOrganization {
  isOnHold: boolean
}

export interface ErpPayment {
  id: string
  paidOn: string | null
  amount: ErpMoney | null
  method: string | null
  reference: string | null
  settles: Array<ErpPaymentAllocation>
  documents: Array<ErpDocument>
}

export interface ErpPaymentAllocation {
  invoiceId: string | null
  invoiceNumber: string | null
  amount: ErpMoney | null
}

export interface ErpPaymentPage {
  payments: Array<OrdersB2BPaymentsErpPayment>
  endCursor: string | null
  total: number | null
  collaborator: OrdersB2BPaymentsErpCollaborator
  rights: OrdersB2BPaymentsErpRights
  freshness: ErpFreshness
  warnings: Array<ErpWarning>
}

export interface ErpPaymentSearch {
  number?: string | null
  from?: string | null
  to?: string | null
}

export interface ErpPaymentSlip {
  line: string | null
  instantCode: string | null
}

export interface ErpRights {
  scope: ErpOrderScope
  canViewReceipts: boolean
}

export interface ErpShipment {
  id: string
  number: string | null
  status: ErpShipmentStatus
  statusLabel: string | null
  shippedOn: string | null
  promisedOn: string | null
  deliveredOn: string | null
  carrier: string | null
  trackingNumber: string | null
  trackingUrl: string | null
  lines: Array<ErpShipmentLine>
}

export interface ErpShipmentLine {
  orderLineId: string | null
  productCode: string | null
  description: string | null
  quantity: string | null
}

export type ErpShipmentStatus =
  'IN_PREPARATION' | 'SHIPPED' | 'DELIVERED' | 'RETURNED' | 'CANCELLED' | 'OTHER'

export type ErpSource = 'LIVE' | 'CACHED' | 'LAST_GOOD'

export type ErpWarning =
  | 'PARTIAL_SKIPPED'
  | 'TOO_MANY_MATCHES'
  | 'INTERPRETATION_SKIPPED'
  | 'INCOMPLETE'
  | 'OWN_ORDERS_UNKNOWN'
  | 'SHARED_DOCUMENTS_HIDDEN'

export interface OrdersB2BCollaboratorAnswer {
  erpCollaborator: ErpCollaborator
}

export interface OrdersB2BInvoiceAnswer {
  erpInvoice: ErpInvoiceAnswer
}

export interface OrdersB2BInvoiceErpCollaborator {
  key: string
  actingFor: ErpActingFor | null
  isNarrowed: boolean
  organization: ErpOrganization
  companies: Array<OrdersB2BInvoiceErpCompany>
  capabilities: ErpCapabilities
}

export interface OrdersB2BInvoiceErpCompany {
  ref: string
}

export interface OrdersB2BInvoiceErpInvoice {
  id: string
  company: ErpCompany
  kind: ErpInvoiceKind
  invoiceNumber: string | null
  series: string | null
  accessKey: string | null
  status: ErpInvoiceStatus
  statusLabel: string | null
  issuedOn: string | null
  total: ErpMoney | null
  open: ErpMoney | null
  overdue: ErpMoney | null
  orders: Array<OrdersB2BInvoiceErpOrderReference>
  instalments: Array<ErpInstalment>
  documents: Array<ErpDocument>
}

export interface OrdersB2BInvoiceErpOrderReference {
  id: string
  webOrderNumber: string | null
  erpOrderNumber: string | null
  customerOrderNumber: string | null
}

export interface OrdersB2BInvoiceVariables {
  id: string
}

export interface OrdersB2BInvoicesAnswer {
  erpInvoices: ErpInvoicePage
}

export interface OrdersB2BInvoicesErpCapabilities {
  invoiceNumberKinds: Array<ErpInvoiceNumberKind>
  invoiceStates: boolean
  invoiceDates: boolean
  invoiceDueDates: boolean
  invoiceSorts: Array<ErpInvoiceSort>
  documents: boolean
  invoiceList: boolean
  paymentList: boolean
}

export interface OrdersB2BInvoicesErpCollaborator {
  key: string
  actingFor: ErpActingFor | null
  isNarrowed: boolean
  organization: ErpOrganization
  companies: Array<OrdersB2BInvoicesErpCompany>
  capabilities: OrdersB2BInvoicesErpCapabilities
}

export interface OrdersB2BInvoicesErpCompany {
  ref: string
}

export interface OrdersB2BInvoicesErpInstalment {
  dueOn: string | null
  open: ErpMoney | null
}

export interface OrdersB2BInvoicesErpInvoice {
  id: string
  company: ErpCompany
  kind: ErpInvoiceKind
  invoiceNumber: string | null
  series: string | null
  status: ErpInvoiceStatus
  statusLabel: string | null
  issuedOn: string | null
  total: ErpMoney | null
  open: ErpMoney | null
  overdue: ErpMoney | null
  orders: Array<OrdersB2BInvoicesErpOrderReference>
  instalments: Array<OrdersB2BInvoicesErpInstalment>
  documents: Array<ErpDocument>
}

export interface OrdersB2BInvoicesErpOrderReference {
  id: string
  webOrderNumber: string | null
  erpOrderNumber: string | null
  customerOrderNumber: string | null
}

export interface OrdersB2BInvoicesErpRights {
  scope: ErpOrderScope
  canExportOrders: boolean
}

export interface OrdersB2BInvoicesVariables {
  search?: ErpInvoiceSearch | null
  after?: string | null
}

export interface OrdersB2BNumbersAnswer {
  erpOrdersByNumbers: ErpOrdersByNumbers
}

export interface OrdersB2BNumbersErpCollaborator {
  key: string
  actingFor: ErpActingFor | null
  isNarrowed: boolean
  organization: ErpOrganization
  capabilities: ErpCapabilities
}

export interface OrdersB2BNumbersErpOrderSummary {
  id: string
  webOrderNumber: string | null
  erpOrderNumber: string | null
  customerOrderNumber: string | null
  orderedOn: string | null
  promisedOn: string | null
  status: ErpOrderStatus
  statusLabel: string | null
}

export interface OrdersB2BNumbersErpRights {
  scope: ErpOrderScope
}

export interface OrdersB2BNumbersVariables {
  numbers: Array<string>
}

export interface OrdersB2BOrderAnswer {
  erpOrder: ErpOrderAnswer
}

export interface OrdersB2BOrderErpCollaborator {
  key: string
  actingFor: ErpActingFor | null
  isNarrowed: boolean
  organization: ErpOrganization
  companies: Array<OrdersB2BOrderErpCompany>
  capabilities: ErpCapabilities
}

export interface OrdersB2BOrderErpCompany {
  ref: string
}

export interface OrdersB2BOrderVariables {
  id: string
}

export interface OrdersB2BPaymentsAnswer {
  erpPayments: ErpPaymentPage
}

export interface OrdersB2BPaymentsErpCapabilities {
  paymentDates: boolean
  paymentNumbers: boolean
  documents: boolean
  invoiceList: boolean
  paymentList: boolean
}

export interface OrdersB2BPaymentsErpCollaborator {
  key: string
  actingFor: ErpActingFor | null
  isNarrowed: boolean
  organization: ErpOrganization
  companies: Array<OrdersB2BPaymentsErpCompany>
  capabilities: OrdersB2BPaymentsErpCapabilities
}

export interface OrdersB2BPaymentsErpCompany {
  ref: string
}

export interface OrdersB2BPaymentsErpPayment {
  id: string
  company: ErpCompany
  paidOn: string | null
  amount: ErpMoney | null
  method: string | null
  reference: string | null
  settles: Array<ErpPaymentAllocation>
  documents: Array<ErpDocument>
}

export interface OrdersB2BPaymentsErpRights {
  scope: ErpOrderScope
}

export interface OrdersB2BPaymentsVariables {
  search?: ErpPaymentSearch | null
  after?: string | null
}

export interface OrdersB2BSearchAnswer {
  erpOrders: ErpOrderPage
}

export interface OrdersB2BSearchErpCapabilities {
  numberKinds: Array<ErpNumberKind>
  dates: boolean
  statuses: boolean
  channels: boolean
  product: boolean
  sorts: Array<ErpOrderSort>
  invoiceList: boolean
  paymentList: boolean
}

export interface OrdersB2BSearchErpCollaborator {
  key: string
  actingFor: ErpActingFor | null
  isNarrowed: boolean
  organization: ErpOrganization
  companies: Array<OrdersB2BSearchErpCompany>
  capabilities: OrdersB2BSearchErpCapabilities
}

export interface OrdersB2BSearchErpCompany {
  ref: string
}

export interface OrdersB2BSearchErpRights {
  scope: ErpOrderScope
  canExportOrders: boolean
}

export interface OrdersB2BSearchVariables {
  search?: ErpOrderSearch | null
  after?: string | null
}
