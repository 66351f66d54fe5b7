/** Puts the proof of who we are on each request. */
import type { Call, Clock, HttpBody, HttpRequest } from '../connector'
import { isConnectorError } from '../connector-error'
import { FAILURE_REMEMBERED_MS, createAccessTokens, type AccessTokens } from './access-token'
import { isClientCredentials, type RestSettings } from './settings'

export interface Sender {
  json(request: HttpRequest, call: Call): Promise<unknown>
  stream(request: HttpRequest, call: Call): Promise<HttpBody>
}

type Send = <Answer>(
  request: HttpRequest,
  call: Call,
  perform: (request: HttpRequest) => Promise<Answer>
) => Promise<Answer>

export const createSender = ({ authorization }: RestSettings, clock: Clock): Sender => {
  const send: Send = isClientCredentials(authorization)
    ? sendingTokens(createAccessTokens(authorization, clock), clock)
    : (request, _, perform) => perform(withHeader(request, ...authorization))
  return {
    json: (request, call) => send(request, call, (proved) => call.http.json(proved, call)),
    stream: (request, call) => send(request, call, (proved) => call.http.stream(proved, call)),
  }
}

/**
 * A token that is refused is replaced once. Where the new one is refused too, the fault is another, such as a missing right:
 * for a minute nobody logs in for it again.
 */
const sendingTokens = (tokens: AccessTokens, clock: Clock): Send => {
  let inVainUntil = 0
  return async (request, call, perform) => {
    const first = await tokens.get(call)
    try {
      return await perform(withToken(request, first))
    } catch (error) {
      if (!isRefusal(error) || clock().getTime() < inVainUntil) throw error
    }
    tokens.discard(first)
    const second = await tokens.get(call)
    try {
      return await perform(withToken(request, second))
    } catch (error) {
      if (isRefusal(error)) inVainUntil = clock().getTime() + FAILURE_REMEMBERED_MS
      throw error
    }
  }
}

const isRefusal = (error: unknown): boolean =>
  isConnectorError(error) && error.kind === 'rejected-credentials'

const withToken = (request: HttpRequest, token: string): HttpRequest =>
  withHeader(request, 'Authorization', `Bearer ${token}`)

const withHeader = (request: HttpRequest, name: string, value: string): HttpRequest => ({
  ...request,
  headers: { ...request.headers, [name]: value },
})
