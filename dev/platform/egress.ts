/**
 * The way out of the cloud: an allowed host is reached through the platform's proxy, which takes `Proxy-Authorization` and
 * `X-Vtex-Use-Https` for itself and passes the rest on. Sources: ExternalClient.js of `@vtex/api`; developers.vtex.com
 * "How to create and use Clients" (an `http://` address and `X-Vtex-Use-Https: true`; the proxy speaks TLS outwards).
 *
 * Here each host outside is a loopback address of the test's or the demo's choosing. Plain http to the outside is refused,
 * since an ERP's credentials must not travel so.
 */
import { Agent } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { relay, withoutHeaders } from '../runtime/relay'
import { refused } from './exchange'
import type { PlatformAnswer } from './exchange'

/** Host outside -> where it really is, `http://127.0.0.1:PORT`. */
export type Outbound = Readonly<Record<string, string>>

export interface Egress {
  /** @returns why not, or null when the exchange is on its way. */
  forward(request: IncomingMessage, response: ServerResponse, url: URL): PlatformAnswer | null
  close(): void
}

const CONSUMED = new Set(['proxy-authorization', 'x-vtex-use-https'])

export function createEgress(outbound: Outbound): Egress {
  const agent = new Agent({ keepAlive: true })
  return {
    forward(request, response, url) {
      if (request.headers['x-vtex-use-https']?.toString().toLowerCase() !== 'true')
        return refused(403, 'PlainHttp', `X-Vtex-Use-Https is missing: ${url.host} over plain http`)
      const target = outbound[url.hostname]
      if (!target) return refused(502, 'BadGateway', `no such host: ${url.hostname}`)
      const headers = { ...withoutHeaders(request.headers, CONSUMED), host: url.host }
      const path = url.pathname + url.search
      relay({ request, response }, { agent, target: new URL(target), path, headers })
      return null
    },
    close: () => agent.destroy(),
  }
}
