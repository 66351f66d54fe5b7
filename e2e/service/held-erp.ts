/** An ERP whose answers a test holds back: it proves one order and its status at once, and answers anything else when it is told to. */
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

export const HELD_ORDER = {
  ...{ id: 'o1', ownerRef: 'C-1001', erpOrderNumber: '1', channel: 'WEB', status: 'SHIPPED' },
  ...{ lines: [], documents: [{ id: 'd1', kind: 'DELIVERY_NOTE' }] },
}
/** Of its document. */
export const HELD_REF = Buffer.from('["rest","o1",null,null,"d1"]').toString('base64url')

export interface HeldCall {
  readonly path: string
  readonly response: http.ServerResponse
  /** The ERP has seen its caller hang up. */
  readonly isDropped: Promise<unknown>
}

export interface HeldErp {
  readonly url: string
  /** The next one that comes; ask for it before it can come. */
  nextCall(): Promise<HeldCall>
  forget(): void
  close(): void
}

export const startHeldErp = async (): Promise<HeldErp> => {
  const waiting: Array<(call: HeldCall) => void> = []
  const server = http.createServer((request, response) => {
    const path = request.url ?? ''
    if (/\/orders\/o1\?/.test(path)) return void response.end(JSON.stringify(HELD_ORDER))
    if (path.endsWith('/status')) return void response.end('{"status":"ok"}')
    const isDropped = once(response, 'close')
    waiting.shift()?.({ path, response, isDropped })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    nextCall: () => new Promise<HeldCall>((resolve) => waiting.push(resolve)),
    forget: () => void waiting.splice(0),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
