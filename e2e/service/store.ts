/** The running local store for the tests of a file, and the questions they ask it. */
import { after, before } from 'node:test'

import { type LocalStore, type LocalStoreOptions, startLocalStore } from '../../dev/local-store'
import type { GraphqlAnswer, GraphqlRequest, StoreFront } from '../../dev/store-front'
import { DEMO_PEOPLE, type DemoPerson } from '../../dev/platform/people'

export interface Row {
  readonly id: string
  readonly cacheId: string
  readonly webOrderNumber: string | null
  readonly erpOrderNumber: string | null
  readonly customerOrderNumber: string | null
  readonly orderedOn: string
  readonly company: { readonly ref: string; readonly name: string | null }
}

export interface Group {
  readonly kind: string
  readonly match: string
  readonly value: string
  readonly total: number | null
  readonly hasMore: boolean
  readonly orders: ReadonlyArray<
    Pick<Row, 'webOrderNumber' | 'erpOrderNumber' | 'customerOrderNumber'> & {
      readonly foundBy: readonly string[]
    }
  >
}

export interface Page {
  readonly orders: readonly Row[]
  readonly endCursor: string | null
  readonly hasNextPage: boolean
  readonly total: number | null
  readonly groups: readonly Group[]
  readonly arePartsLeft: boolean
  readonly warnings: readonly string[]
  readonly freshness: { readonly asOf: string; readonly source: string }
  readonly collaborator: {
    readonly key: string
    readonly organization: { readonly id: string; readonly isOnHold: boolean }
  }
}

export const SEARCH = `query search($search: ErpOrderSearch, $first: Int, $after: String) {
  erpOrders(search: $search, first: $first, after: $after) {
    orders { id cacheId webOrderNumber erpOrderNumber customerOrderNumber orderedOn company { ref name } }
    endCursor hasNextPage total
    groups { kind match value total hasMore orders { customerOrderNumber erpOrderNumber webOrderNumber foundBy } }
    arePartsLeft warnings
    freshness { asOf source }
    collaborator { key organization { id name isOnHold } companies { ref } capabilities { numberKinds } }
  }
}`

/** Starts one store before the file's first test and ends it after the last. */
export const useLocalStore = (options?: LocalStoreOptions): (() => LocalStore) => {
  let running: LocalStore | undefined
  before(async () => {
    running = await startLocalStore(options)
  })
  after(() => running?.close())
  return () => {
    if (running === undefined) throw new Error('The local store has not started.')
    return running
  }
}

export const person = (name: DemoPerson) => DEMO_PEOPLE[name]

type Asked = Omit<GraphqlRequest, 'query' | 'as'>

export const search = (
  store: StoreFront,
  name: DemoPerson,
  { variables, ...rest }: Asked = {}
): Promise<GraphqlAnswer<{ erpOrders: Page }>> =>
  store.fetchGraphql({ as: person(name), query: SEARCH, variables, ...rest })

/** The page that a search must find. */
export const found = async (...args: Parameters<typeof search>): Promise<Page> => {
  const { data, errors } = await search(...args)
  if (data === null) throw new Error(`It was refused: ${JSON.stringify(errors[0]?.extensions)}`)
  return data.erpOrders
}

/** Code, or reason and field, of the error that a request must end with. */
export const refusal = ({ errors }: GraphqlAnswer<unknown>): string => {
  const { code, reason, field } = errors[0]?.extensions ?? {}
  return [code, field, reason].filter(Boolean).join(' ')
}

export const numbersOf = ({ orders }: Page): Array<string | null> =>
  orders.map(({ erpOrderNumber }) => erpOrderNumber)

interface SentRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

/** What reached the demo ERP since the last look. */
export const allErpRequests = async ({ erp }: LocalStore): Promise<readonly SentRequest[]> => {
  const response = await fetch(`${erp?.url}/__requests`)
  const sent = (await response.json()) as
    readonly SentRequest[] | { requests: readonly SentRequest[] }
  await fetch(`${erp?.url}/__requests`, { method: 'DELETE' })
  return 'requests' in sent ? sent.requests : sent
}

/** The same, without what asks for nobody's records: that is asked once in ten minutes, whoever happens to come. */
export const erpRequests = async (store: LocalStore): Promise<readonly SentRequest[]> =>
  (await allErpRequests(store)).filter(({ path }) => !path.endsWith('/status'))

export const controlErp = async (
  { erp }: LocalStore,
  change: { fault?: string | null; delayMs?: number; features?: readonly string[] | null }
): Promise<void> => {
  const response = await fetch(`${erp?.url}/__control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(change),
  })
  if (!response.ok) throw new Error(`The demo ERP refused the control: ${await response.text()}`)
}
