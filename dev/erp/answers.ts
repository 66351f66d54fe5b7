import type { IncomingMessage } from 'node:http'

/** An answer before it is sent, so that a fault can spoil it. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

export const jsonAnswer = (body: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
})

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'The credentials are missing or wrong',
  404: 'There is no such resource',
  405: 'The method is not allowed here',
  415: 'The body is not JSON',
  429: 'Too many requests',
  500: 'The demo ERP failed',
  503: 'The ERP is not available',
}

/** RFC 9457. */
export const problemAnswer = (
  status: number,
  detail: string,
  headers: Readonly<Record<string, string>> = {}
): Answer => ({
  status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify({ type: 'about:blank', title: TITLES[status], status, detail }),
})

/** The address asked for, or null for one that is no address. */
export const readTarget = (request: IncomingMessage): URL | null => {
  const target = request.url ?? ''
  return target.startsWith('/') && URL.canParse(`http://demo-erp${target}`)
    ? new URL(`http://demo-erp${target}`)
    : null
}
