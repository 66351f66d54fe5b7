/** What the clients of the soak do at the store, each for one person, and what of it must never be in an answer. */
import { createHash } from 'node:crypto'

import { DEMO_SETTINGS, type LocalStore } from '../dev/local-store'
import { DEMO_LINKS, type DemoPerson } from '../dev/platform/people'
import { askExport } from '../e2e/service/export-file'
import { openDocument, documentsOf } from '../e2e/service/order-documents'
import { found, person } from '../e2e/service/store'

export const OPERATIONS = ['search', 'order', 'invoices', 'document', 'export'] as const
export type Operation = (typeof OPERATIONS)[number]

export interface Answer {
  /** `OK`, or the code of the refusal. */
  readonly code: string
  /** What somebody else's records would show in. */
  readonly text: string
}

export interface Company {
  readonly people: readonly DemoPerson[]
  readonly organizationId: string
}

export const COMPANIES: readonly Company[] = [
  { people: ['ana', 'bruno'], organizationId: 'org-norte' },
  { people: ['carla'], organizationId: 'org-andes' },
  { people: ['david'], organizationId: 'org-harbor' },
]

export interface Records {
  readonly company: Company
  readonly refs: readonly string[]
  readonly ids: readonly string[]
  readonly numbers: readonly string[]
  /** With a digest of the document. */
  readonly documents: ReadonlyMap<string, string>
}

interface ErpOrder {
  readonly id: string
  readonly erpOrderNumber: string | null
  readonly webOrderNumber: string | null
}

const isText = (text: string | null): text is string => text !== null && text !== ''

/** A company's orders as the ERP itself tells them, and some of its documents. */
export const recordsOf = async (store: LocalStore, company: Company): Promise<Records> => {
  const link = DEMO_LINKS.find(({ organizationId }) => organizationId === company.organizationId)
  const refs = link?.companyRefs ?? []
  const orders = (await Promise.all(refs.map((ref) => ordersAtErp(store, ref)))).flat()
  return {
    ...{ company, refs },
    ids: orders.map(({ id }) => id),
    numbers: orders
      .flatMap(({ erpOrderNumber, webOrderNumber }) => [erpOrderNumber, webOrderNumber])
      .filter(isText),
    documents: await someDocuments(store, company.people[0] ?? 'ana'),
  }
}

const ordersAtErp = async ({ erp }: LocalStore, ref: string): Promise<readonly ErpOrder[]> => {
  const orders: ErpOrder[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = new URLSearchParams({
      ...{ company: ref, limit: '100' },
      ...(cursor === '' ? {} : { cursor }),
    }).toString()
    const headers = { 'x-api-key': String(DEMO_SETTINGS['erpApiKey']) }
    const response = await fetch(`${erp?.url}/orders-b2b/v1/orders?${query}`, { headers })
    const page = (await response.json()) as { orders: ErpOrder[]; cursor: string | null }
    orders.push(...page.orders)
    cursor = page.cursor
  }
  return orders
}

const DOCUMENTS_OF_A_COMPANY = 6

const someDocuments = async (store: LocalStore, who: DemoPerson) => {
  const documents = new Map<string, string>()
  const { orders } = await found(store, who, { variables: { search: {}, first: 50 } })
  for (const { id } of orders) {
    if (documents.size >= DOCUMENTS_OF_A_COMPANY) break
    for (const { ref } of (await documentsOf(store, who, id)).slice(0, 2)) {
      documents.set(ref, digestOf((await openDocument(store, ref, { as: who })).body))
    }
  }
  return documents
}

export const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

const QUERIES = {
  search: `query($number: String) { answer: erpOrders(search: { number: $number }) {
    orders { id webOrderNumber erpOrderNumber customerOrderNumber company { ref name } total { amount } }
    collaborator { companies { ref } } } }`,
  order: `query($number: ID!) { answer: erpOrder(id: $number) { order {
    id erpOrderNumber webOrderNumber company { ref name } lines { description }
    invoices { id invoiceNumber } documents { ref } } collaborator { companies { ref } } } }`,
  invoices: `query($number: String) { answer: erpInvoices(search: { number: $number }) {
    invoices { id invoiceNumber company { ref } orders { id erpOrderNumber webOrderNumber } }
    collaborator { companies { ref } } } }`,
}

export const askGraphql = async (
  store: LocalStore,
  who: DemoPerson,
  { operation, number }: { operation: keyof typeof QUERIES; number: string }
): Promise<Answer> => {
  const { data, errors } = await store.fetchGraphql({
    as: person(who),
    query: QUERIES[operation],
    variables: { number },
  })
  const code = errors.length === 0 ? 'OK' : String(errors[0]?.extensions?.['code'])
  return { code, text: JSON.stringify(data) }
}

export const askDocument = async (
  store: LocalStore,
  who: DemoPerson,
  ref: string
): Promise<Answer & { readonly digest: string }> => {
  const { status, body, isCut } = await openDocument(store, ref, { as: who })
  const code = isCut ? 'CUT' : status === 200 ? 'OK' : codeIn(body.toString())
  return { code, text: '', digest: status === 200 ? digestOf(body) : '' }
}

export const askOrders = async (store: LocalStore, who: DemoPerson): Promise<Answer> => {
  const response = await askExport(store, who, 'orders?lang=en')
  const text = await response.text().catch(() => null)
  const code = text === null ? 'CUT' : response.ok ? 'OK' : codeIn(text)
  return { code, text: text ?? '' }
}

const codeIn = (text: string): string => /"code":"(\w+)"/.exec(text)?.[1] ?? 'UNREADABLE'
