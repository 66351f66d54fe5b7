import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export interface DemoCredentials {
  readonly apiKey: string
  readonly user: string
  readonly password: string
  readonly token: string
}

export const DEMO_CREDENTIALS: DemoCredentials = {
  apiKey: 'demo-erp-key',
  user: 'orders-b2b',
  password: 'demo-erp-password',
  token: 'demo-erp-token',
}

/** Whether the API key, the basic or the bearer credentials of a request are right; any one of them is enough. */
export const createGate = (
  credentials: DemoCredentials
): ((headers: IncomingHttpHeaders) => boolean) => {
  const { apiKey, user, password, token } = credentials
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  return ({ 'x-api-key': key, authorization = '' }) => {
    const given = [
      isSame(typeof key === 'string' ? key : '', apiKey),
      isSame(withSchemeSpelt(authorization), basic),
      isSame(withSchemeSpelt(authorization), `Bearer ${token}`),
    ]
    return given.includes(true)
  }
}

/** The scheme's letter case does not count (RFC 9110, section 11.1). */
const withSchemeSpelt = (authorization: string): string =>
  authorization.replace(/^basic +/i, 'Basic ').replace(/^bearer +/i, 'Bearer ')

/** Takes as long for a nearly right secret as for a wrong one. */
const isSame = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected))

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
