/**
 * Who asks: one session of the ERP's user, opened when it is needed and again when the server no longer knows it.
 *
 * Tryton makes each wrong password slower than the one before, up to many seconds, then answers 429. So one login runs at
 * a time, and one that was refused is remembered: for a minute nobody tries again.
 */
import type { Call, Clock } from '../connector'
import { ConnectorError, isConnectorError } from '../connector-error'
import { resultOf, rpcRequest, type RpcCall } from './rpc'
import type { TrytonSettings } from './settings'

const REFUSAL_MS = 60_000

/** Sends a call as the ERP's user and gives its result. */
export type Ask = (rpc: RpcCall, call: Call) => Promise<unknown>

/**
 * Sends two calls at once and gives both results. Where one fails the other is waited for all the same: no request outlives
 * the question it belongs to.
 */
export const askBoth = async (
  ask: Ask,
  [one, other]: readonly [RpcCall, RpcCall],
  call: Call
): Promise<readonly [unknown, unknown]> => {
  const [first, second] = await Promise.allSettled([ask(one, call), ask(other, call)])
  if (first.status === 'rejected') throw first.reason
  if (second.status === 'rejected') throw second.reason
  return [first.value, second.value]
}

export const createAsk = (parts: {
  readonly settings: TrytonSettings
  readonly clock: Clock
}): Ask => {
  const session = createSession(parts)
  const send = async (rpc: RpcCall, call: Call): Promise<unknown> => {
    const authorization = await session.open(call)
    try {
      return await call.http.json(rpcRequest(rpc, authorization), call)
    } catch (error) {
      if (isHttpRefusal(error)) session.forget(authorization)
      throw error
    }
  }
  return async (rpc, call) =>
    resultOf(
      await send(rpc, call).catch((error: unknown) => {
        // A refused login is remembered: then this asks nobody.
        if (isHttpRefusal(error)) return send(rpc, call)
        throw error
      }),
      rpc
    )
}

const createSession = ({ settings, clock }: Parameters<typeof createAsk>[0]) => {
  const memory = createRefusalMemory(clock)
  let authorization: string | null = null
  let login: Promise<string> | null = null

  const logIn = async (call: Call): Promise<string> => {
    try {
      authorization = await requestSession(settings, call)
      memory.clear()
      return authorization
    } catch (error) {
      memory.keep(error)
      throw error
    }
  }
  const open = async (call: Call): Promise<string> => {
    if (authorization !== null) return authorization
    if (call.signal.aborted) throw outOfTime()
    if (login === null) {
      memory.check()
      login = logIn(call)
      try {
        return await login
      } finally {
        login = null
      }
    }
    try {
      return await unlessAborted(login, call.signal)
    } catch (error) {
      // Whoever logged in ran out of time; this one has some left.
      if (isTimeout(error) && !call.signal.aborted) return open(call)
      throw error
    }
  }
  return {
    open,
    forget: (refused: string): void => {
      if (authorization === refused) authorization = null
    },
  }
}

const createRefusalMemory = (clock: Clock) => {
  let refusal: ConnectorError | null = null
  let untilMs = 0
  return {
    check: (): void => {
      if (refusal !== null && clock().getTime() < untilMs) throw refusal
    },
    /** A login that runs out of time after one that was refused is the same wrong password, slowed down. */
    keep: (error: unknown): void => {
      if (!isTimeout(error)) refusal = isRefusal(error) ? error : null
      if (refusal === null) return
      untilMs = clock().getTime() + Math.max(REFUSAL_MS, refusal.retryAfterMs ?? 0)
    },
    clear: (): void => {
      refusal = null
    },
  }
}

const requestSession = async (
  { username, password }: TrytonSettings,
  call: Call
): Promise<string> => {
  const rpc: RpcCall = {
    method: 'common.db.login',
    params: [username, { password }, 'en'],
    metric: 'login',
  }
  const result = resultOf(await call.http.json(rpcRequest(rpc, null), call))
  const [user, session] = Array.isArray(result) ? result : []
  if (Number.isSafeInteger(user) && typeof session === 'string' && /^[\x21-\x7e]+$/.test(session)) {
    return `Session ${Buffer.from(`${username}:${user}:${session}`).toString('base64')}`
  }
  throw new ConnectorError('rejected-credentials', 'The ERP opened no session for its user.')
}

const unlessAborted = <Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> =>
  new Promise((resolve, reject) => {
    const abort = () => reject(outOfTime())
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })

const outOfTime = (): ConnectorError =>
  new ConnectorError('timeout', 'The login to the ERP did not end in time.')

const isHttpRefusal = (error: unknown): error is ConnectorError =>
  isConnectorError(error) && error.kind === 'rejected-credentials'

const isRefusal = (error: unknown): error is ConnectorError =>
  isHttpRefusal(error) || (isConnectorError(error) && error.kind === 'rate-limited')

const isTimeout = (error: unknown): boolean => isConnectorError(error) && error.kind === 'timeout'
