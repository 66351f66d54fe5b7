/** An ERP that answers within 50 ms, and some questions with far too much. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export const FAT_ORDER = 'fat'
/** Of its document. */
export const FAT_REF = Buffer.from(JSON.stringify(['rest', FAT_ORDER, null, null, 'd1'])).toString(
  'base64url'
)

export interface FatErp {
  readonly url: string
  close(): Promise<void>
}

const LATENCY_MS = 50
const KIBIBYTE = 1024

const orderOf = (company: string | null, id: string) => ({
  ...{ id, ownerRef: company, erpOrderNumber: id, channel: 'WEB', status: 'SHIPPED' },
  ...{ lines: [], documents: [{ id: 'd1', kind: 'INVOICE_XML' }] },
})

const pageOf = (orders: readonly unknown[]): Buffer =>
  Buffer.from(JSON.stringify({ orders, cursor: null, total: orders.length }))

const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** Of Ana's company, by what she looks for: made once, since making them takes longer than sending them. */
const FAT_PAGES: Readonly<Record<string, Buffer>> = {
  'FAT-TEXT': pageOf(
    times(25, (index) => ({
      ...orderOf('C-1001', String(index)),
      ownerName: 'x'.repeat(280 * KIBIBYTE),
    }))
  ),
  'FAT-LIST': pageOf(
    times(10, (index) => ({
      ...orderOf('C-1001', String(index)),
      lines: times(5_000, () => ({ description: 'x'.repeat(100) })),
    }))
  ),
  'MANY-ROWS': pageOf(times(80_000, (index) => orderOf('C-1001', String(index)))),
}

/** XML that begins with an instruction and never ends it. */
const ENDLESS_DOCUMENT = Buffer.from(`<?${'a'.repeat(512 * KIBIBYTE)}`)

export const startFatErp = async (): Promise<FatErp> => {
  const server = createServer(({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://erp.invalid')
    const company = searchParams.get('company')
    const answer = (): Buffer => {
      if (pathname.includes('/documents/')) return ENDLESS_DOCUMENT
      if (pathname.endsWith(`/${FAT_ORDER}`))
        return Buffer.from(JSON.stringify(orderOf(company, FAT_ORDER)))
      const [kind = ''] = (searchParams.get('number') ?? '').split(' ')
      return FAT_PAGES[kind] ?? pageOf([orderOf(company, '1')])
    }
    setTimeout(() => response.end(answer()), LATENCY_MS)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
