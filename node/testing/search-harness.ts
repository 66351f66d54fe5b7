/** The search for orders over a real connector, which writes down what its ERP is asked and in which stages. */
import type { Capabilities, ErpConnector, OrderQuery } from '../connectors/connector'
import { checkedConnector } from '../connectors/checked-connector'
import { declaredOnly } from '../connectors/declared-only'
import { ALL_RIGHTS } from '../identity/rights'
import { createAskErp } from '../orders/erp'
import { createLastGood } from '../orders/last-good'
import { createSearchOrders, type FoundOrders } from '../orders/search-orders'
import { type ConnectorSubject, patiently } from './connector-subject'

/** Queries that were begun before any of them was answered. */
export type Stage = readonly OrderQuery[]

export interface SearchHarness {
  readonly can: Capabilities
  /** One search of one person of the company, and the stages it took. */
  readonly search: (number: string, company?: string) => Promise<FoundOrders & Stages>
}

interface Stages {
  readonly stages: readonly Stage[]
}

/** @param narrowed what this server can't, though others of its kind can */
export const createSearchHarness = async (
  subject: ConnectorSubject,
  narrowed: Partial<Capabilities> = {}
): Promise<SearchHarness> => {
  const { connector, known, http } = subject
  const said = (await connector.readCapabilities?.(patiently(subject))) ?? connector.capabilities
  const can = { ...said, ...narrowed }
  let searches = 0
  return {
    can,
    search: async (number, company = known.companies[0]) => {
      searches += 1
      const { watched, stages } = watch(connector)
      const { answer } = await createSearchOrders({
        askErp: createAskErp(),
        lastGood: createLastGood(() => new Date()),
      })(
        { search: { number } },
        {
          erp: {
            connector: declaredOnly(checkedConnector(watched), can),
            http,
            canonicalRef: (ref) => ref,
            key: `shop/master/${searches}`,
            fingerprint: 'fingerprint',
            viewer: 'ana',
          },
          companies: [company],
          rights: ALL_RIGHTS,
          email: 'ana@norte.example',
          today: known.today ?? '2026-11-23',
          report: () => undefined,
        }
      )
      return { ...answer, stages }
    },
  }
}

const watch = (connector: ErpConnector) => {
  const stages: OrderQuery[][] = []
  let isAnswered = true
  const watched: ErpConnector = {
    ...connector,
    findOrders: async (query, call) => {
      if (isAnswered) stages.push([])
      isAnswered = false
      stages.at(-1)?.push(query)
      try {
        return await connector.findOrders(query, call)
      } finally {
        isAnswered = true
      }
    },
  }
  return { watched, stages }
}
