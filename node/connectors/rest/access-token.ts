/**
 * The access token of one store at one token server. It is kept for as long as its connector lives: one for each store and
 * its settings.
 *
 * - Single flight: whoever needs a token while one is being fetched waits for that one, each until their own deadline.
 * - It is fetched anew before it expires.
 * - A failed login is remembered for a minute, since a server may lock out who keeps trying. What passes (a timeout, an
 *   overloaded server) is not.
 */
import type { Call, Clock, HttpRequest } from '../connector'
import { ConnectorError, isConnectorError } from '../connector-error'
import { BEARER_TOKEN, isBearerType } from '../values/bearer'
import type { ClientCredentials } from './token-settings'
import { isRecord, type Fields } from './wire-value'

export interface AccessTokens {
  /** @throws ConnectorError `rejected-credentials`, `not-configured`, or as the port throws; never `not-found` */
  get(call: Call): Promise<string>
  /** The ERP refused this token: the next `get` logs in again. */
  discard(token: string): void
}

const MINUTE_MS = 60_000
export const FAILURE_REMEMBERED_MS = MINUTE_MS
/** Fetched anew so much before the end of its life, or at half of a short life. */
const REFRESH_AHEAD_MS = MINUTE_MS
/** Of a token that does not say (RFC 6749, section 5.1, leaves it open). */
const DEFAULT_LIFE_MS = 5 * MINUTE_MS
const MAX_LIFE_MS = 24 * 60 * MINUTE_MS
const MAX_TOKEN_LENGTH = 16_000

interface Token {
  readonly text: string
  readonly goodUntil: number
}

interface Flight {
  readonly starter: AbortSignal
  readonly token: Promise<Token>
}

export const createAccessTokens = (credentials: ClientCredentials, clock: Clock): AccessTokens => {
  const now = () => clock().getTime()
  let token: Token | null = null
  let failure: { readonly error: ConnectorError; readonly until: number } | null = null
  let flight: Flight | null = null

  const login = async (call: Call): Promise<Token> => {
    try {
      const answer = await call.http.json(tokenRequest(credentials), call)
      token = readToken(answer, now())
      return token
    } catch (error) {
      const refusal = loginError(error)
      if (!refusal.isRetryable) failure = { error: refusal, until: now() + FAILURE_REMEMBERED_MS }
      throw refusal
    } finally {
      flight = null
    }
  }

  const get = async (call: Call): Promise<string> => {
    if (call.signal.aborted) throw tooLate()
    if (token !== null && now() < token.goodUntil) return token.text
    if (failure !== null && now() < failure.until) throw failure.error
    flight ??= { starter: call.signal, token: login(call) }
    const { starter, token: coming } = flight
    try {
      return (await unlessAborted(coming, call.signal)).text
    } catch (error) {
      // Whoever began it gave up; those who can still wait begin anew.
      if (starter.aborted && !call.signal.aborted) return get(call)
      throw error
    }
  }

  return {
    get,
    discard: (refused) => {
      if (token?.text === refused) token = null
    },
  }
}

const tokenRequest = (credentials: ClientCredentials): HttpRequest => {
  const { endpoint, clientId, clientSecret, scope, authentication } = credentials
  const isBasic = authentication === 'BASIC'
  return {
    method: 'POST',
    ...(endpoint.origin === null ? {} : { origin: endpoint.origin }),
    path: endpoint.path,
    ...(isBasic ? { headers: { Authorization: basic(clientId, clientSecret) } } : {}),
    form: [
      ['grant_type', 'client_credentials'],
      ...(isBasic
        ? []
        : ([
            ['client_id', clientId],
            ['client_secret', clientSecret],
          ] as const)),
      ...(scope === null ? [] : [['scope', scope] as const]),
    ],
    metric: 'token',
  }
}

/** RFC 6749, section 2.3.1: both are form-encoded before they are put together. */
const basic = (clientId: string, clientSecret: string): string =>
  `Basic ${Buffer.from(`${formEncoded(clientId)}:${formEncoded(clientSecret)}`).toString('base64')}`

const formEncoded = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)

/** RFC 6749, section 5.1. */
const readToken = (answer: unknown, now: number): Token => {
  const fields: Fields = isRecord(answer) ? answer : {}
  const { access_token: text, token_type: type, expires_in: seconds } = fields
  if (!isBearerType(type)) {
    const message = 'The token server gave a token of another type than bearer.'
    throw new ConnectorError('bad-answer', message, { fields: ['token_type'] })
  }
  const isToken =
    typeof text === 'string' && text.length <= MAX_TOKEN_LENGTH && BEARER_TOKEN.test(text)
  if (!isToken) {
    throw new ConnectorError('bad-answer', 'The token server gave no bearer token.')
  }
  const life = lifeOf(seconds)
  return { text, goodUntil: now + Math.max(life - REFRESH_AHEAD_MS, life / 2) }
}

/** Some servers write the number as text. */
const lifeOf = (seconds: unknown): number => {
  const life = typeof seconds === 'string' && seconds !== '' ? Number(seconds) : seconds
  const isLife = typeof life === 'number' && life > 0
  return isLife ? Math.min(life * 1000, MAX_LIFE_MS) : DEFAULT_LIFE_MS
}

/**
 * What a token server refuses is the credentials, whatever status it takes (RFC 6749, section 5.2: 400 or 401); a server
 * without that address is a setting. The ERP itself has been asked nothing yet, so nothing of its is "not found".
 */
const loginError = (cause: unknown): ConnectorError => {
  if (!isConnectorError(cause)) {
    return new ConnectorError('unavailable', 'The token server cannot be reached.', { cause })
  }
  if (cause.kind === 'refused-query' || cause.kind === 'rejected-credentials') {
    const fields = ['erpClientId', 'erpClientSecret', 'erpScope']
    const message = 'The token server rejected the credentials.'
    return new ConnectorError('rejected-credentials', message, { fields })
  }
  if (cause.kind === 'not-found') {
    const message = 'The token server has no such address.'
    return new ConnectorError('not-configured', message, { fields: ['erpTokenUrl'] })
  }
  return cause
}

const tooLate = (): ConnectorError =>
  new ConnectorError('timeout', 'The deadline passed before there was an access token.')

const unlessAborted = async <Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> => {
  let stop = () => {}
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(tooLate())
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}
