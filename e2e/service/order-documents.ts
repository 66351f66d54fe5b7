/** The papers of the demo store as its page lists and opens them. */
import http from 'node:http'

import type { LocalStore } from '../../dev/local-store'
import type { DemoPerson } from '../../dev/platform/people'
import type { PaperFault } from '../../dev/erp/papers/paper-faults'
import { cookieHeader } from '../../dev/store-front'
import { person } from './store'

export interface ListedPaper {
  readonly id: string
  readonly ref: string
  readonly kind: string
  readonly number: string | null
  readonly issuedOn: string | null
  readonly sizeBytes: number | null
}

interface Listing {
  readonly erpOrder: {
    readonly order: {
      readonly documents: readonly ListedPaper[]
      readonly invoices: ReadonlyArray<{ readonly documents: readonly ListedPaper[] }>
      readonly payments: ReadonlyArray<{ readonly documents: readonly ListedPaper[] }>
    }
  }
}

const PAPERS = 'documents { id ref kind number issuedOn sizeBytes }'
const ORDER = `query($id: ID!) {
  erpOrder(id: $id) { order { ${PAPERS} invoices { ${PAPERS} } payments { ${PAPERS} } } }
}`

/** Of an order, its invoices and its payments. */
export const papersOf = async (
  store: LocalStore,
  as: DemoPerson,
  orderId: string
): Promise<readonly ListedPaper[]> => {
  const request = { as: person(as), query: ORDER, variables: { id: orderId } }
  const { data, errors } = await store.fetchGraphql<Listing>(request)
  if (data === null) throw new Error(`It was refused: ${JSON.stringify(errors[0]?.extensions)}`)
  const { documents, invoices, payments } = data.erpOrder.order
  return [...documents, ...[...invoices, ...payments].flatMap((record) => record.documents)]
}

export const paperOf = async (
  store: LocalStore,
  as: DemoPerson,
  { orderId, kind }: { orderId: string; kind: string }
): Promise<ListedPaper> => {
  const paper = (await papersOf(store, as, orderId)).find((listed) => listed.kind === kind)
  if (paper === undefined) throw new Error(`The order ${orderId} has no ${kind}.`)
  return paper
}

export interface Opening {
  readonly as?: DemoPerson
  readonly query?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Opened {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: Buffer
  /** The connection ended before the answer did. */
  readonly isCut: boolean
}

export const DOCUMENTS = '/_v/private/orders-b2b/documents/'

/** As a browser asks, but for what a browser would not let a script say. */
export const openPaper = (
  store: LocalStore,
  ref: string,
  { as, query = '', method = 'GET', headers = {} }: Opening = {}
): Promise<Opened> =>
  new Promise((resolve, reject) => {
    const cookie = as ? cookieHeader(store.cookiesOf(person(as))) : ''
    const { port, host } = new URL(store.url)
    const request = http.request(
      {
        ...{ host: '127.0.0.1', port, method, path: `${DOCUMENTS}${ref}${query}`, agent: false },
        headers: { host, accept: '*/*', ...(cookie ? { cookie } : {}), ...headers },
      },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', () => {})
        answer.on('close', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks),
            isCut: !answer.complete,
          })
        )
      }
    )
    request.on('error', reject).end()
  })

export const refusalOf = ({ body }: Opened): Readonly<Record<string, unknown>> =>
  JSON.parse(body.toString()) as Readonly<Record<string, unknown>>

/** What becomes of papers at the demo ERP from now on. */
export const spoilPapers = async ({ erp }: LocalStore, paper: PaperFault | null): Promise<void> => {
  const response = await fetch(`${erp?.url}/__control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ paper }),
  })
  if (!response.ok) throw new Error(`The demo ERP refused the control: ${await response.text()}`)
}
