/** From our words to the schema's: cache ids, company objects, groups. */
import { createHash } from 'node:crypto'

import { LRUCache } from 'lru-cache'

import { INVOICE_STATES, ORDER_DAY_SORTS, type Capabilities } from '../connectors/connector'
import type { CompanyRef, OrderSummary } from '../connectors/order-model'
import type { OrderScope } from '../identity/rights'
import type { DueOrder } from '../orders/due-dates'
import type { Dated } from '../orders/last-good'
import type { FoundByNumbers } from '../orders/number-search/orders-by-numbers'
import { allowedCapabilities } from '../orders/redaction'
import type { FoundOrders, OrderGroup } from '../orders/search-orders'
import type { BuyerRequest } from './buyer-request'
import { presentInvoice, presentDocuments, presentPayment } from './present-documents'

export const presentPage = (
  { answer, asOf, source }: Dated<FoundOrders>,
  request: BuyerRequest
) => ({
  orders: answer.orders,
  endCursor: answer.endCursor,
  hasNextPage: answer.endCursor !== null,
  total: answer.total,
  groups: answer.groups.map(presentGroup),
  arePartsLeft: answer.arePartsLeft,
  collaborator: presentCollaborator(request, answer.orders),
  freshness: presentFreshness(asOf, source),
  rights: presentRights(request),
  warnings: answer.warnings,
})

export const presentNumbers = (
  { answer, asOf, source }: Dated<FoundByNumbers>,
  request: BuyerRequest
) => ({
  ...answer,
  collaborator: presentCollaborator(
    request,
    answer.numbers.flatMap(({ orders }) => orders)
  ),
  freshness: presentFreshness(asOf, source),
  rights: presentRights(request),
})

export const presentFreshness = (asOf: Date, source: Dated<unknown>['source']) => ({
  asOf: asOf.toISOString(),
  source,
})

export const presentOrder = ({ answer, asOf, source }: Dated<DueOrder>, request: BuyerRequest) => {
  const seen = { connector: request.erp.connector.name, orderId: answer.id }
  return {
    order: {
      ...answer,
      invoices: answer.invoices.map((invoice) => presentInvoice(invoice, seen)),
      payments: answer.payments.map((payment) => presentPayment(payment, seen)),
      documents: presentDocuments(answer.documents, seen),
    },
    contact: request.settings.orderContact,
    collaborator: presentCollaborator(request, [answer]),
    rights: presentRights(request),
    freshness: presentFreshness(asOf, source),
  }
}

export const presentCollaborator = (
  {
    collaborator: { key, organization, companies, rights, actingFor, isNarrowed },
    erp,
  }: BuyerRequest,
  rows: readonly Owned[]
) => {
  const names = new Map(
    rows.map(({ ownerRef, ownerName }) => [erp.canonicalRef(ownerRef), ownerName])
  )
  return {
    key,
    organization,
    actingFor,
    isNarrowed,
    companies: companies.map((ref) => ({ ref, name: names.get(ref) ?? null })),
    capabilities: presentCapabilities(allowedCapabilities(erp.connector.capabilities, rights)),
  }
}

/** Of what is shown: it names its company. */
type Owned = Pick<OrderSummary, 'id' | 'ownerRef' | 'ownerName'>

export const presentRights = ({ collaborator: { rights } }: BuyerRequest) => ({
  ...rights,
  scope: SCOPE_WORDS[rights.scope],
})

const SCOPE_WORDS: Readonly<Record<OrderScope, string>> = {
  organization: 'ORGANIZATION',
  'cost-center': 'COST_CENTER',
  own: 'OWN',
}

/** Fields of a row that are made when they are asked for, and only then. */
export const rowFields = {
  cacheId: ({ id, ownerRef }: Owned) => `${hashOf(ownerRef)}:${id}`,
  company: ({ ownerRef: ref, ownerName: name }: Owned) => ({ ref, name }),
}

/** A page's rows have one or two owners. */
const hashes = new LRUCache<CompanyRef, string>({ max: 1000 })

const hashOf = (ref: CompanyRef): string => {
  const hash = hashes.get(ref) ?? createHash('sha256').update(ref).digest('base64url').slice(0, 16)
  hashes.set(ref, hash)
  return hash
}

const presentGroup = ({ match, rows, ...group }: OrderGroup) => ({
  ...group,
  match: match === 'exact' ? 'EXACT' : 'PARTIAL',
  orders: rows,
  shown: rows.length,
})

/** What is of no use to a page (page sizes, call budgets) stays here, and so does what the schema has no word for. */
const presentCapabilities = ({
  manyNumbers: _many,
  maxNumbersLength: _length,
  maxPageSize: _size,
  placedBy: _placedBy,
  callsPerDocument: _callsPerDocument,
  buffersDocuments: _buffers,
  sorts,
  invoiceStates,
  paymentNumberKinds,
  ...capabilities
}: Capabilities) => ({
  ...capabilities,
  sorts: ORDER_DAY_SORTS.filter((sort) => sorts.includes(sort)),
  paymentNumbers: paymentNumberKinds.length > 0,
  invoiceStates: INVOICE_STATES.every((state) => invoiceStates.includes(state)),
})
