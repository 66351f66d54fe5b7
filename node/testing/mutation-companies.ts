import type { ErpConnector, OpenedDocument } from '../connectors/connector'
import type { CompanyRef } from '../connectors/order-model'
import type { ConnectorSubject } from './connector-subject'

interface Asked {
  readonly companies: readonly CompanyRef[]
}

/** Orders are listed as if the foreign company were among those that ask, and its rows are dropped only when they have come. */
export const listedAsAnybody = ({ connector, known }: ConnectorSubject): ErpConnector => ({
  ...connector,
  findOrders: async (query, call) => {
    const companies = [...query.companies, known.foreignCompany]
    const page = await connector.findOrders({ ...query, companies }, call)
    const isOwn = ({ ownerRef }: { ownerRef: CompanyRef }) => query.companies.includes(ownerRef)
    return { ...page, orders: page.orders.filter(isOwn) }
  },
})

/** Everything is opened as if the foreign company were among those that ask, and dropped only when it has come. */
export const openedAsAnybody = ({ connector, known }: ConnectorSubject): ErpConnector => {
  const wide = <Query extends Asked>(query: Query): Query => ({
    ...query,
    companies: [...query.companies, known.foreignCompany],
  })
  const opening =
    <Query extends Asked, Rest, Record extends { readonly ownerRef: CompanyRef }>(
      open: (query: Query, rest: Rest) => Promise<Record | null>
    ) =>
    async (query: Query, rest: Rest): Promise<Record | null> => {
      const record = await open(wide(query), rest)
      return record !== null && query.companies.includes(record.ownerRef) ? record : null
    }
  const { getInvoice, getPayment, openDocument } = connector
  return {
    ...connector,
    getOrder: opening((query, call) => connector.getOrder(query, call)),
    ...(getInvoice && { getInvoice: opening(getInvoice) }),
    ...(getPayment && { getPayment: opening(getPayment) }),
    ...(openDocument && {
      openDocument: async (query, call): Promise<OpenedDocument | null> => {
        const document = await openDocument(wide(query), call)
        const listed = known.documents?.find((one) => one.document.id === query.document.id)
        return listed !== undefined && query.companies.includes(listed.ownerRef) ? document : null
      },
    }),
  }
}
