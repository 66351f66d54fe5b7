/** The documents of the demo store as its page lists and opens them. */
import http from 'node:http'

import type { LocalStore } from '../../dev/local-store'
import type { DemoPerson } from '../../dev/platform/people'
import type { DocumentFault } from '../../dev/erp/documents/document-faults'
import { cookieHeader } from '../../dev/store-front'
import { person } from './store'

export interface ListedDocument {
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
      readonly documents: readonly ListedDocument[]
      readonly invoices: ReadonlyArray<{ readonly documents: readonly ListedDocument[] }>
      readonly payments: ReadonlyArray<{ readonly documents: readonly ListedDocument[] }>
    }
  }
}

const DOCUMENT_FIELDS = 'documents { id ref kind number issuedOn sizeBytes }'
const ORDER = `query($id: ID!) {
  erpOrder(id: $id) { order { ${DOCUMENT_FIELDS} invoices { ${DOCUMENT_FIELDS} } payments { ${DOCUMENT_FIELDS} } } }
}`

/** Of an order, its invoices and its payments. */
export const documentsOf = async (
  store: LocalStore,
  as: DemoPerson,
  orderId: string
): Promise<readonly ListedDocument[]> => {
  const request = { as: person(as), query: ORDER, variables: { id: orderId } }
  const { data, errors } = await store.fetchGraphql<Listing>(request)
  if (data === null) throw new Error(`It was refused: ${JSON.stringify(errors[0]?.extensions)}`)
  const { documents, invoices, payments } = data.erpOrder.order
  return [...documents, ...[...invoices, ...payments].flatMap((record) => record.documents)]
}

export const documentOf = async (
  store: LocalStore,
  as: DemoPerson,
  { orderId, kind }: { orderId: string; kind: string }
): Promise<ListedDocument> => {
  const document = (await documentsOf(store, as, orderId)).find((listed) => listed.kind === kind)
  if (document === undefined) throw new Error(`The order ${orderId} has no ${kind}.`)
  return document
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
export const openDocument = (
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

/** What becomes of documents at the demo ERP from now on. */
export const breakDocuments = async (
  { erp }: LocalStore,
  document: DocumentFault | null
): Promise<void> => {
  const response = await fetch(`${erp?.url}/__control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ document }),
  })
  if (!response.ok) throw new Error(`The demo ERP refused the control: ${await response.text()}`)
}
