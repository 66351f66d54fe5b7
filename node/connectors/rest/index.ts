/**
 * The client of our own small contract, `docs/erp-api.openapi.yaml`: an ERP that answers it needs no code here.
 */
import type {
  Call,
  ConnectorDefinition,
  ConnectorParts,
  ErpConnector,
  GetRecordQuery,
} from '../connector'
import { nullIfNotFound } from '../connector-error'
import type { CompanyRef, Order } from '../order-model'
import { CAPABILITIES_OF_1_1, readFeatures } from './features'
import {
  PATH_PREFIX,
  documentRequest,
  findInvoicesRequest,
  findOrdersRequest,
  findPaymentsRequest,
  getRequest,
  statusRequest,
  type Collection,
} from './request'
import { createRestReader } from './response'
import { createSender, type Sender } from './sender'
import { isClientCredentials, readRestSettings, type RestSettings } from './settings'
import { TOKEN_ADDRESSES } from './token-settings'

export type { RestSettings } from './settings'

const NAME = 'rest'

/** The contract makes the ERP write a customer's ref one way; only space around it is forgiven. Letter case counts. */
const canonicalRef = (ref: string): string => ref.trim()

export const createRest = ({ settings, clock }: ConnectorParts<RestSettings>): ErpConnector => {
  const reader = createRestReader(settings.defaultCurrency)
  const sender = createSender(settings, clock)
  const open = openerOf(sender)
  return {
    name: NAME,
    capabilities: CAPABILITIES_OF_1_1,
    readCapabilities: async (call) => readFeatures(await sender.json(statusRequest(), call)),
    ownerEvidence: { findOrders: 'record', getOrder: 'record' },
    findOrders: async (query, call) =>
      reader.page(await sender.json(findOrdersRequest(query), call), query),
    getOrder: async (query, call) => {
      const order = await open(query, call, { collection: 'orders', read: reader.order })
      return order && withoutForeignDocuments(order, query.companies)
    },
    findInvoices: async (query, call) =>
      reader.invoicePage(await sender.json(findInvoicesRequest(query), call), query),
    getInvoice: async (query, call) => {
      const invoice = await open(query, call, { collection: 'invoices', read: reader.invoice })
      return invoice && { ...invoice, payments: ownOf(invoice.payments, query.companies) }
    },
    findPayments: async (query, call) =>
      reader.paymentPage(await sender.json(findPaymentsRequest(query), call), query),
    getPayment: (query, call) =>
      open(query, call, { collection: 'payments', read: reader.payment }),
    openDocument: async (query, call) => {
      const request = documentRequest(query)
      const body = request && (await sender.stream(request, call).catch(nullIfNotFound))
      return body && { type: 'file', bytes: body.bytes, sizeBytes: body.sizeBytes }
    },
    check: async (call) => {
      await sender.json(statusRequest(), call)
    },
  }
}

export const rest: ConnectorDefinition<RestSettings> = {
  name: NAME,
  pathPrefixes: [PATH_PREFIX],
  fixedAddresses: TOKEN_ADDRESSES,
  otherOrigins: ({ authorization }) =>
    isClientCredentials(authorization) && authorization.endpoint.origin !== null
      ? [authorization.endpoint.origin]
      : [],
  isForProduction: true,
  readSettings: readRestSettings,
  canonicalRef,
  create: createRest,
}

interface Owned {
  readonly id: string
  readonly ownerRef: CompanyRef
}

interface Opening<Opened> {
  readonly collection: Collection
  readonly read: (answer: unknown) => Opened
}

/** One record, or null where the ERP has none of that id, or answers with another one or another company's. */
const openerOf =
  (sender: Sender) =>
  async <Opened extends Owned>(
    query: GetRecordQuery,
    call: Call,
    { collection, read }: Opening<Opened>
  ): Promise<Opened | null> => {
    const request = getRequest(collection, query)
    const answer = request && (await sender.json(request, call).catch(nullIfNotFound))
    // An ERP that answers 200 with `null` says the same as 404.
    if (answer === null) return null
    const record = read(answer)
    return record.id === query.id && query.companies.includes(record.ownerRef) ? record : null
  }

/** An invoice or payment within another record names its own owner, and is no more visible for being inside. */
const ownOf = <Listed extends Owned>(
  documents: readonly Listed[],
  companies: readonly CompanyRef[]
): Listed[] => documents.filter(({ ownerRef }) => companies.includes(ownerRef))

const withoutForeignDocuments = (order: Order, companies: readonly CompanyRef[]): Order => ({
  ...order,
  invoices: ownOf(order.invoices, companies),
  payments: ownOf(order.payments, companies),
})
