/** One call as the service makes it: absolute, through the platform as its http proxy, in the name of an app. */
import { request as httpRequest } from 'node:http'
import type { IncomingHttpHeaders } from 'node:http'
import { readBody } from '../runtime/relay'
import { credentialOf } from './exchange'
import type { Caller } from './exchange'

export interface PlatformCall {
  readonly method?: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Null: without a credential. */
  readonly caller?: Caller | null
}

export interface PlatformReply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly json: unknown
}

const MAX_BYTES = 1_000_000
const DEMO_CALLER: Caller = { account: 'demostore', workspace: 'local', kind: 'app' }

export async function callPlatform(port: number, call: PlatformCall): Promise<PlatformReply> {
  const { method = 'GET', url, body, caller = DEMO_CALLER } = call
  const text = body === undefined ? '' : JSON.stringify(body)
  const credential = caller ? { authorization: `Bearer ${credentialOf(caller)}` } : {}
  const headers = {
    host: new URL(url).host,
    'content-length': Buffer.byteLength(text),
    ...credential,
    ...call.headers,
  }
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path: url, headers })
    request.on('error', reject)
    request.on('response', (response) => {
      readBody(response, MAX_BYTES).then((bytes) => {
        const { statusCode: status = 0, headers: received } = response
        resolve({ status, headers: received, json: jsonOf(bytes.toString('utf8')) })
      }, reject)
    })
    request.end(text)
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}
