/** An ERP of any number of orders, in pages as they are asked for, that can fail at one of them. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface PagedErp {
  readonly url: string
  /** How many orders there are, what each says beside its number, and from which on the ERP fails. */
  readonly script: { count: number; fields: Readonly<Record<string, unknown>>; failsFrom: number }
  close(): Promise<void>
}

export const startPagedErp = async (): Promise<PagedErp> => {
  const script: PagedErp['script'] = { count: 0, fields: {}, failsFrom: Infinity }
  const server = createServer(({ url = '' }, response) => {
    const { searchParams } = new URL(url, 'http://erp.invalid')
    const start = Number(searchParams.get('cursor') ?? 0)
    const end = Math.min(script.count, start + Number(searchParams.get('limit') ?? 100))
    const orders = Array.from({ length: end - start }, (_, index) => ({
      id: `o${start + index}`,
      ownerRef: searchParams.get('company'),
      erpOrderNumber: String(start + index),
      channel: 'WEB',
      status: 'SHIPPED',
      ...script.fields,
    }))
    const cursor = end < script.count ? String(end) : null
    response
      .writeHead(start >= script.failsFrom ? 500 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ orders, cursor, total: script.count }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    script,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
