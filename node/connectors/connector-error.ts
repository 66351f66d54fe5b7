/**
 * The one error that crosses the border between a connector and the rest of the app.
 *
 * Its message is ours and says what happened, for a developer. Nothing of the ERP's answer, address or headers is in it:
 * what it keeps of the cause is reachable by a debugger, and by neither JSON nor a log that spreads its fields.
 */
export const CONNECTOR_ERROR_KINDS = [
  'timeout',
  'unavailable',
  'rate-limited',
  'rejected-credentials',
  'address-not-allowed',
  'not-found',
  'bad-answer',
  'invalid-query',
  'refused-query',
  'unsupported',
  'not-configured',
] as const
export type ConnectorErrorKind = (typeof CONNECTOR_ERROR_KINDS)[number]

const RETRYABLE: ReadonlySet<ConnectorErrorKind> = new Set([
  'timeout',
  'unavailable',
  'rate-limited',
])

export interface ConnectorErrorDetails {
  /** Of a `rate-limited` or `unavailable` ERP that said when to come back. */
  readonly retryAfterMs?: number
  /** Names of the settings or fields concerned, never their values. */
  readonly fields?: readonly string[]
  /** What the ERP was asked for, in our words: the `metric` of the request. */
  readonly operation?: string
  readonly cause?: unknown
}

export class ConnectorError extends Error {
  /** A marker instead of `instanceof`: VTEX IO may load a module more than once. */
  public readonly isConnectorError = true
  public readonly isRetryable: boolean
  public readonly retryAfterMs: number | undefined
  public readonly fields: readonly string[]
  public readonly operation: string | undefined

  constructor(
    public readonly kind: ConnectorErrorKind,
    message: string,
    { retryAfterMs, fields = [], operation, cause }: ConnectorErrorDetails = {}
  ) {
    super(message)
    this.name = 'ConnectorError'
    this.isRetryable = RETRYABLE.has(kind)
    this.retryAfterMs = retryAfterMs
    this.fields = fields
    this.operation = operation
    Object.defineProperty(this, 'cause', { value: cause, enumerable: false })
  }
}

export const isConnectorError = (error: unknown): error is ConnectorError =>
  typeof error === 'object' &&
  error !== null &&
  'isConnectorError' in error &&
  error.isConnectorError === true

/** What goes wrong in it says which operation it was, unless something nearer to it has said so. */
export const inOperation = async <Answer>(
  operation: string,
  work: Promise<Answer>
): Promise<Answer> => {
  try {
    return await work
  } catch (error) {
    if (!isConnectorError(error) || error.operation !== undefined) throw error
    const { kind, message, retryAfterMs, fields } = error
    throw new ConnectorError(kind, message, { retryAfterMs, fields, operation, cause: error })
  }
}

/** For `catch`: a record that is not there is null, anything else is thrown on. */
export const nullIfNotFound = (error: unknown): null => {
  if (isConnectorError(error) && error.kind === 'not-found') return null
  throw error
}

export interface AroundStatus {
  /** The `Retry-After` header: seconds or an HTTP date (RFC 9110, section 10.2.3). */
  readonly retryAfter?: string | undefined
  readonly operation?: string
  /** Where the answer says more than its status. */
  readonly kind?: ConnectorErrorKind | null
}

/**
 * What an HTTP status of an ERP means. What was asked is our own request, whatever a person typed: an ERP that calls it
 * wrong and we do not agree on its contract.
 */
export const errorFromStatus = (
  status: number,
  { retryAfter, operation, kind: said }: AroundStatus,
  now: Date
): ConnectorError => {
  const kind = said ?? kindOfStatus(status)
  const retryAfterMs = MAY_SAY_WHEN.has(kind) ? readRetryAfter(retryAfter, now) : undefined
  const message = `The ERP answered with HTTP status ${status}.`
  return new ConnectorError(kind, message, { retryAfterMs, operation })
}

const kindOfStatus = (status: number): ConnectorErrorKind => {
  if (status === 401 || status === 403) return 'rejected-credentials'
  if (status === 404 || status === 410) return 'not-found'
  if (status === 408 || status === 504) return 'timeout'
  if (status === 429) return 'rate-limited'
  if (status >= 500) return 'unavailable'
  return status === 400 || status === 422 ? 'refused-query' : 'bad-answer'
}

const MAY_SAY_WHEN: ReadonlySet<ConnectorErrorKind> = new Set(['rate-limited', 'unavailable'])

const MAX_RETRY_AFTER_MS = 10 * 60 * 1000

/** A date has a month's name in it: `Date.parse` makes one of "-5" too. */
const HTTP_DATE = /[a-z]{3}/i

const readRetryAfter = (header: string | undefined, now: Date): number | undefined => {
  if (header === undefined) return undefined
  const isSeconds = /^\d+$/.test(header)
  if (!isSeconds && !HTTP_DATE.test(header)) return undefined
  const milliseconds = isSeconds ? Number(header) * 1000 : Date.parse(header) - now.getTime()
  if (Number.isNaN(milliseconds)) return undefined
  return Math.min(Math.max(milliseconds, 0), MAX_RETRY_AFTER_MS)
}
