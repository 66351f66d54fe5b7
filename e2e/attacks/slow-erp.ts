/**
 * An ERP that takes its time and answers any question with one order a company, named after who asked: the API key, the
 * company and the number. An answer that reaches anybody else gives itself away.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface AskedOfSlowErp {
  readonly apiKey: string
  readonly companies: readonly string[]
}

export interface SlowErp {
  readonly url: string
  readonly asked: readonly AskedOfSlowErp[]
  /** The most requests that were open at the same time. */
  mostAtOnce(): number
  close(): Promise<void>
}

const SHORTEST_MS = 5
const SPREAD_MS = 30

export const startSlowErp = async (): Promise<SlowErp> => {
  const asked: AskedOfSlowErp[] = []
  let open = 0
  let most = 0
  const server = createServer((request, response) => {
    most = Math.max(most, ++open)
    response.once('close', () => open--)
    void answer(request, response, asked)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    mostAtOnce: () => most,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

const answer = async (
  { url = '', headers }: IncomingMessage,
  response: ServerResponse,
  asked: AskedOfSlowErp[]
) => {
  const { pathname, searchParams } = new URL(url, 'http://erp.invalid')
  const apiKey = String(headers['x-api-key'])
  const companies = searchParams.getAll('company')
  // Its status is no company's: it says nothing of what it has.
  if (pathname.endsWith('/status')) return void response.end('{}')
  asked.push({ apiKey, companies })
  // Spread by count, so that answers overtake one another.
  await sleep(SHORTEST_MS + ((asked.length * 7) % SPREAD_MS))
  const number = searchParams.get('number') ?? decodeURIComponent(pathname.split('/').at(-1) ?? '')
  const orders = companies.map((company) => orderOf(apiKey, company, number))
  const isOne = !pathname.endsWith('/orders')
  const body = isOne ? { ...orders[0], lines: [] } : { orders, cursor: null, total: orders.length }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const orderOf = (apiKey: string, company: string, number: string) => ({
  id: number,
  ownerRef: company,
  ownerName: `${apiKey} ${company}`,
  webOrderNumber: null,
  erpOrderNumber: number,
  customerOrderNumber: null,
  orderedOn: '2026-01-05',
  channel: 'WEB',
  status: 'SHIPPED',
  statusLabel: `${apiKey} ${company} ${number}`,
  total: { amount: '1.00', currency: 'BRL' },
})
