/**
 * What documents cost: how much later than the ERP itself the first byte comes, and what the worker grows by while ten people
 * fetch 20 MB each. The clock is read here, since the ERP's own time is the yardstick: it waits a fixed while per call.
 */
import { get, type IncomingMessage } from 'node:http'

import { type LocalStore, startLocalStore } from '../dev/local-store'
import { DEMO_PEOPLE } from '../dev/platform/people'
import { cookieHeader } from '../dev/store-front'
import { documentOf, breakDocuments } from '../e2e/service/order-documents'
import { median } from './median'
import { residentMiB } from './resident-memory'

const ERP_DELAY_MS = 200
/** One for the proof of whose the document is, one for the document: `callsPerDocument` of the connector `rest`. */
const ERP_CALLS = 2
const DOCUMENTS = 10
const DOCUMENT_BYTES = 20 * 1024 * 1024
const ORDERS = ['so-p0428831', 'so-p0458891', 'so-p0458690'] as const

export interface DocumentFigures {
  /** Beyond 1.2 times what the ERP's calls take. */
  readonly firstByteOverheadMs: number
  readonly growthMiB: number
}

export const measureDocuments = async (): Promise<DocumentFigures> => {
  const store = await startLocalStore({ erpDelayMs: ERP_DELAY_MS })
  try {
    const firstByteOverheadMs = await measureFirstByte(store)
    return { firstByteOverheadMs, growthMiB: await measureGrowth(store) }
  } finally {
    await store.close()
  }
}

/** Each order is opened once: a second time its proof would be reused. */
const measureFirstByte = async (store: LocalStore): Promise<number> => {
  const overheads: number[] = []
  for (const orderId of ORDERS) {
    const { ref } = await documentOf(store, 'ana', { orderId, kind: 'ORDER_CONFIRMATION' })
    const startMs = performance.now()
    const answer = await ask(store, ref)
    await new Promise((resolve) => answer.once('readable', resolve))
    overheads.push(performance.now() - startMs - 1.2 * ERP_CALLS * ERP_DELAY_MS)
    answer.resume()
  }
  return median(overheads)
}

const measureGrowth = async (store: LocalStore): Promise<number> => {
  const { ref } = await documentOf(store, 'ana', { orderId: ORDERS[0], kind: 'INVOICE_PDF' })
  await breakDocuments(store, 'big')
  // The first ones load what is loaded once.
  await readAll(store, ref, 2)
  const before = residentMiB(store)
  let peak = before
  const look = setInterval(() => (peak = Math.max(peak, residentMiB(store))), 20)
  await readAll(store, ref, DOCUMENTS)
  clearInterval(look)
  return peak - before
}

const readAll = async (store: LocalStore, ref: string, count: number): Promise<void> => {
  const sizes = await Promise.all(Array.from({ length: count }, () => sizeOf(store, ref)))
  if (sizes.some((size) => size !== DOCUMENT_BYTES)) {
    throw new Error(`Documents of 20 MB are wanted, not ${sizes.join(', ')} bytes.`)
  }
}

const sizeOf = async (store: LocalStore, ref: string): Promise<number> => {
  let size = 0
  for await (const chunk of await ask(store, ref)) size += (chunk as Buffer).length
  return size
}

const ask = (store: LocalStore, ref: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(store.url)
    const path = `/_v/private/orders-b2b/documents/${ref}`
    const headers = { cookie: cookieHeader(store.cookiesOf(DEMO_PEOPLE.ana)) }
    get({ host: '127.0.0.1', port, path, headers, agent: false }, resolve).on('error', reject)
  })
