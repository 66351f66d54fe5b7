/**
 * Who we are to the ERP: a fixed token, or one that GIAPI's token endpoint gives for a user and password and takes back
 * after a while.
 */
import type { Call, Clock, ConnectorParts, HttpRequest } from '../connector'
import { ConnectorError, isConnectorError } from '../connector-error'
import { tokenRequest } from './request'
import { kindOfRefusal, readLogin, type Login } from './response'
import type { Credentials, PedidoSettings } from './settings'

/** Sends one request with our credentials. */
export type Send = (request: HttpRequest, call: Call) => Promise<unknown>

interface Token {
  readonly value: string
  readonly issuedAtMs: number
  readonly refreshAtMs: number
}

/** Wrong passwords are slow at best, and lock the user at worst: the next login waits that long. */
const FAILED_LOGIN_MS = 60_000
/** A token that was refused so young has not expired: another one would be refused too. */
const MIN_TOKEN_AGE_MS = 60_000
/** The part of its life, and at most how long, before its end a token is asked for anew. */
const REFRESH_SHARE = 0.1
const MAX_REFRESH_MS = 5 * 60_000

export const createSession = ({ settings, clock }: ConnectorParts<PedidoSettings>): Send => {
  const { credentials } = settings
  if (credentials.kind === 'BEARER') {
    return (request, call) => call.http.json(authorized(request, credentials.token), call)
  }
  const tokens = createTokens(credentials, clock)
  return async (request, call) => {
    const token = await tokens.current(call)
    try {
      return await call.http.json(authorized(request, token.value), call)
    } catch (error) {
      if (!isRejected(error) || !tokens.drop(token)) throw error
    }
    const { value } = await tokens.current(call)
    return call.http.json(authorized(request, value), call)
  }
}

const authorized = (request: HttpRequest, token: string): HttpRequest => ({
  ...request,
  headers: { Authorization: `Bearer ${token}` },
  errorKind: kindOfRefusal,
})

const isRejected = (error: unknown): boolean =>
  isConnectorError(error) && error.kind === 'rejected-credentials'

const createTokens = (credentials: Extract<Credentials, { kind: 'PASSWORD' }>, clock: Clock) => {
  let token: Token | null = null
  let failure: { readonly error: unknown; readonly endsAtMs: number } | null = null
  let flight: Promise<Token> | null = null

  const logIn = async (call: Call): Promise<Token> => {
    try {
      const login = readLogin(await call.http.json(tokenRequest(credentials), call))
      token = tokenOf(login, clock().getTime())
      return token
    } catch (error) {
      const refusal = asRefusal(error)
      if (isRejected(refusal)) {
        failure = { error: refusal, endsAtMs: clock().getTime() + FAILED_LOGIN_MS }
      }
      throw refusal
    } finally {
      flight = null
    }
  }

  const current = async (call: Call): Promise<Token> => {
    const nowMs = clock().getTime()
    if (token !== null && nowMs < token.refreshAtMs) return token
    if (failure !== null && nowMs < failure.endsAtMs) throw failure.error
    if (flight === null) {
      flight = logIn(call)
      return flight
    }
    try {
      return await orDeadline(flight, call.signal)
    } catch (error) {
      // Whoever began the login ran out of time, and this one has not.
      if (call.signal.aborted || !isConnectorError(error) || error.kind !== 'timeout') throw error
      return current(call)
    }
  }

  /** Whether a new one is worth asking for. */
  const drop = (refused: Token): boolean => {
    if (token !== refused) return true
    if (clock().getTime() - refused.issuedAtMs < MIN_TOKEN_AGE_MS) return false
    token = null
    return true
  }
  return { current, drop }
}

const tokenOf = ({ token, lifetimeMs }: Login, nowMs: number): Token => ({
  value: token,
  issuedAtMs: nowMs,
  refreshAtMs: nowMs + lifetimeMs - Math.min(lifetimeMs * REFRESH_SHARE, MAX_REFRESH_MS),
})

/** Wrong credentials are answered with 400 `invalid_grant` (RFC 6749, section 5.2). */
const asRefusal = (error: unknown): unknown =>
  isConnectorError(error) && error.kind === 'refused-query'
    ? new ConnectorError('rejected-credentials', 'The ERP refused the user or the password.', {
        fields: ['erpUsername', 'erpPassword'],
      })
    : error

const orDeadline = <Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    const giveUp = () => reject(new ConnectorError('timeout', 'The ERP did not answer in time.'))
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp, { once: true })
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
