/**
 * Bounds of a request before the runtime reads it, which it does before any code of an app runs. A form with files can end
 * the worker while it is parsed, in 21 bytes; deeply nested or compressed JSON blocks it for a second. So the two functions
 * that the runtime does this with are wrapped once, when the app starts.
 * See docs/decisions/2026-11-28-query-bounds.md.
 */
import { createRequire } from 'node:module'
import { parse as parseParameters } from 'node:querystring'
import { Readable } from 'node:stream'

import type { Context } from './context'
import { isSmallJson } from './json-size'
import { refusal, tooComplex } from './short-errors'

/** The largest import of links has a million characters, of which some are written as two. Everything else is small. */
const MAX_BYTES = 1_500_000

const FORM = 'multipart/form-data'

type IncomingMessage = Context['req']

interface BodyFunctions {
  /** What koa's requests inherit. */
  readonly request: { is: Is }
  readonly body: { json: ReadJson; readonly text: ReadBytes }
}

type Is = (this: { readonly req: IncomingMessage }, ...types: unknown[]) => unknown

/** Of co-body. */
type ReadJson = (request: JsonSource, options?: object) => Promise<unknown>
type ReadBytes = (request: IncomingMessage, options: object) => Promise<Buffer>
type JsonSource = Readable & Pick<IncomingMessage, 'headers'>

/** @returns whether the runtime's koa and co-body were found. Without them everything works as before, unbounded. */
export const boundBodies = (functions: BodyFunctions | null = functionsOfRuntime()): boolean => {
  if (functions === null) return false
  const { request, body } = functions
  request.is = boundedIs(request.is)
  body.json = boundedJson(body.json, body.text)
  return true
}

/** They are looked up at each call, so what stands there is what is called. An app may have other copies of its own. */
const functionsOfRuntime = (): BodyFunctions | null => {
  try {
    const load = createRequire(require.resolve('@vtex/api'))
    const request = load('koa/lib/request') as BodyFunctions['request']
    const body = load('co-body') as BodyFunctions['body']
    return { request, body }
  } catch {
    return null
  }
}

/**
 * The runtime asks it whether a request is a form with files. Nothing of this app takes one, so none ever is, and what says that
 * it is ends as a body that is no JSON. It is also the first that is asked about a GraphQL request, before the
 * variables in an address are parsed, which is done where nothing else can be wrapped.
 */
const boundedIs = (original: Is): Is => {
  const refused = new WeakSet<IncomingMessage>()
  return function (...types) {
    const found = original.apply(this, types)
    const fault = types.includes(FORM) && !refused.has(this.req) ? faultOfAddress(this.req) : null
    if (fault !== null) {
      // Once: the runtime asks again while it says what was wrong.
      refused.add(this.req)
      throw fault
    }
    return found === FORM ? false : found
  }
}

/** Read as the runtime does: what is not posted comes in the address, and what stands there twice is no JSON to it. */
const faultOfAddress = ({ method, url = '' }: IncomingMessage) => {
  if (method === 'POST') return null
  const { variables } = parseParameters(url.slice(url.indexOf('?') + 1))
  if (typeof variables !== 'string') return null
  if (!isSmallJson(Buffer.from(variables))) return tooComplex()
  try {
    JSON.parse(variables)
    return null
  } catch {
    return notJson()
  }
}

const boundedJson =
  (original: ReadJson, readBytes: ReadBytes): ReadJson =>
  async (request, options) => {
    const { headers } = request
    if (headers['content-type']?.trim().toLowerCase().startsWith('multipart/')) throw notJson(415)
    if (isCompressed(headers['content-encoding'])) throw compressed()
    const bytes = await readBytes(request as IncomingMessage, {
      ...options,
      limit: MAX_BYTES,
      encoding: null,
    }).catch((error: unknown) => {
      throw isTooLarge(error) ? tooComplex(413) : notJson()
    })
    if (!isSmallJson(bytes)) throw tooComplex()
    // What the runtime makes of it stays the runtime's: it also refuses names such as `__proto__`.
    const source = Object.assign(Readable.from([bytes]), { headers: {} })
    const parsed = await original(source, options).catch(() => {
      throw notJson()
    })
    return queryOf(parsed)
  }

const isCompressed = (encoding = ''): boolean => encoding !== '' && encoding !== 'identity'

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'status' in error && error.status === 413

/** What else is in a body is of no use, and would only be kept and repeated. */
const queryOf = (parsed: unknown): object => {
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw notJson()
  const { query, operationName, variables } = parsed as Readonly<Record<string, unknown>>
  return { query, operationName, variables }
}

const notJson = (status?: number) =>
  refusal({
    reason: 'NOT_JSON',
    message: 'A query is sent as one JSON object, by POST as application/json.',
    status,
  })

const compressed = () =>
  refusal({ reason: 'COMPRESSED', message: 'A query is sent uncompressed.', status: 415 })
