// Written by dev/store/generate-types.ts from graphql/ and react/graphql/. Do not edit: run
// node --import tsx dev/store/generate-types.ts

export interface ErpActingFor {
  name: string
}

export interface ErpCapabilities {
  numberKinds: Array<ErpNumberKind>
  dates: boolean
  statuses: boolean
  channels: boolean
  product: boolean
  sorts: Array<ErpOrderSort>
}

export type ErpChannel = 'WEB' | 'PHONE' | 'SALES_REP' | 'EDI' | 'OTHER'

export interface ErpCollaborator {
  key: string
}

export interface ErpCompany {
  ref: string
  name: string | null
}

export type ErpFacet = 'NONE' | 'PARTIAL' | 'COMPLETE' | 'UNKNOWN'

export interface ErpFreshness {
  asOf: string
  source: ErpSource
}

export interface ErpMoney {
  amount: string
  currency: string
}

export type ErpNumberKind = 'ANY' | 'WEB' | 'ERP' | 'CUSTOMER' | 'INVOICE'

export type ErpNumberMatch = 'EXACT' | 'PARTIAL'

export interface ErpNumberReading {
  kind: ErpNumberKind
  match: ErpNumberMatch
  value: string
}

export interface ErpOrder {
  id: string
  company: ErpCompany
  webOrderNumber: string | null
  erpOrderNumber: string | null
  customerOrderNumber: string | null
  orderedOn: string | null
  promisedOn: string | null
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
  related: Array<ErpOrderReference>
}

export interface ErpOrderAnswer {
  order: ErpOrder
  collaborator: OrdersB2BOrderErpCollaborator
  rights: ErpRights
  freshness: ErpFreshness
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
  reading: ErpNumberReading | null
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

export interface ErpOrganization {
  isOnHold: boolean
}

export interface ErpRights {
  scope: ErpOrderScope
  canViewReceipts: boolean
}

export type ErpSource = 'LIVE' | 'CACHED' | 'LAST_GOOD'

export type ErpWarning = 'PARTIAL_SKIPPED' | 'OWN_ORDERS_UNKNOWN' | 'SHARED_PAPERS_HIDDEN'

export interface OrdersB2BCollaboratorAnswer {
  erpCollaborator: ErpCollaborator
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
}

export interface OrdersB2BOrderErpCompany {
  ref: string
}

export interface OrdersB2BOrderVariables {
  id: string
}

export interface OrdersB2BSearchAnswer {
  erpOrders: ErpOrderPage
}

export interface OrdersB2BSearchErpCollaborator {
  key: string
  actingFor: ErpActingFor | null
  isNarrowed: boolean
  organization: ErpOrganization
  companies: Array<OrdersB2BSearchErpCompany>
  capabilities: ErpCapabilities
}

export interface OrdersB2BSearchErpCompany {
  ref: string
}

export interface OrdersB2BSearchErpRights {
  scope: ErpOrderScope
}

export interface OrdersB2BSearchVariables {
  search?: ErpOrderSearch | null
  after?: string | null
}
