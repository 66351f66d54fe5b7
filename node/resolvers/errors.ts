/**
 * The one place where errors leave. A named error says what happened; everything else is `INTERNAL`. What goes out has a code,
 * the request's id and what the page needs to say it well, and nothing of the ERP's text, address, headers or stack.
 */
import { randomUUID } from 'node:crypto'

import { type AppErrorCode, type AppErrorDetails, isAppError } from '../app-error'
import { isPlatformError, type PlatformError } from '../clients/platform-error'
import { isEgressRefusal, statusOf } from '../clients/upstream-error'
import { type ConnectorErrorKind, isConnectorError } from '../connectors/connector-error'
import type { Context } from './context'

const CODE_OF: Readonly<Record<ConnectorErrorKind, AppErrorCode>> = {
  timeout: 'ERP_TIMEOUT',
  unavailable: 'ERP_UNAVAILABLE',
  'rate-limited': 'RATE_LIMITED',
  'rejected-credentials': 'ERP_REJECTED_CREDENTIALS',
  'address-not-allowed': 'ADDRESS_NOT_ALLOWED',
  // A record that is not there is no error: this is a path that the ERP does not have.
  'not-found': 'ERP_BAD_ANSWER',
  'bad-answer': 'ERP_BAD_ANSWER',
  'invalid-query': 'INVALID_QUERY',
  'refused-query': 'ERP_BAD_ANSWER',
  unsupported: 'UNSUPPORTED',
  'not-configured': 'NOT_CONFIGURED',
}

export interface PublicError {
  readonly code: AppErrorCode
  readonly message: string
  readonly details: AppErrorDetails
}

export interface LoggedPublicError extends PublicError {
  /** Under which the log has it, by its kind. */
  readonly requestId: string
}

/** What may be said of an error. */
export const publicError = (error: unknown): PublicError => {
  if (isAppError(error)) return { code: error.code, message: error.message, details: error.details }
  if (isConnectorError(error)) {
    const code = CODE_OF[error.kind]
    return {
      code,
      message: MESSAGE_OF[error.kind] ?? MESSAGES[code] ?? 'The ERP could not be asked.',
      details: retryOf(error.retryAfterMs),
    }
  }
  if (isEgressRefusal(isPlatformError(error) ? error.reason : error)) return REFUSED_BY_EGRESS
  if (isPlatformError(error)) return PLATFORM_UNAVAILABLE
  return REFUSED_BY_AUTH.get(codeOf(error)) ?? UNEXPECTED
}

const PLATFORM_UNAVAILABLE: PublicError = {
  code: 'PLATFORM_UNAVAILABLE',
  message: 'A service of VTEX does not answer now.',
  details: {},
}

/** A call of ours to VTEX's own services, or one of the runtime's `@auth`. Of the ERP's, the connector's error says so. */
const REFUSED_BY_EGRESS: PublicError = {
  code: 'ADDRESS_NOT_ALLOWED',
  message: "The app's manifest does not allow an address of VTEX that has to be asked.",
  details: {},
}

const UNEXPECTED: PublicError = {
  code: 'INTERNAL',
  message: 'Something unexpected happened.',
  details: {},
}

/** By the codes of the errors that the runtime's `@auth` throws (apollo-server-errors). */
const REFUSED_BY_AUTH = new Map<unknown, PublicError>([
  [
    'UNAUTHENTICATED',
    {
      code: 'UNAUTHENTICATED',
      message: 'This is for store staff, signed in to the admin.',
      details: {},
    },
  ],
  [
    'FORBIDDEN',
    {
      code: 'NO_ACCESS',
      message: 'A right in License Manager is missing.',
      details: { reason: 'NO_RIGHTS' },
    },
  ],
])

const codeOf = (error: unknown): unknown => {
  const extensions = error instanceof Error && 'extensions' in error ? error.extensions : null
  const isCoded = typeof extensions === 'object' && extensions !== null && 'code' in extensions
  return isCoded ? extensions.code : undefined
}

const MESSAGES: Partial<Record<AppErrorCode, string>> = {
  ERP_TIMEOUT: "The store's ERP did not answer in time.",
  ERP_UNAVAILABLE: "The store's ERP does not answer now.",
  ERP_BAD_ANSWER: "The store's ERP answered in a way that cannot be read.",
  RATE_LIMITED: "The store's ERP is asked too often now.",
  NOT_CONFIGURED: 'The settings of the app are incomplete.',
}

/** Where the code alone would say too little, or something else. */
const MESSAGE_OF: Partial<Record<ConnectorErrorKind, string>> = {
  'not-found': "The store's ERP does not know what it is asked for.",
  'refused-query': "The store's ERP refuses what it is asked.",
}

const retryOf = (retryAfterMs: number | undefined): AppErrorDetails =>
  retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) }

/** Thrown to graphql-js. Its only enumerable field is what may leave: the runtime copies every other one to the browser. */
class PublicFieldError extends Error {
  public readonly extensions: Readonly<Record<string, unknown>>

  constructor({ code, message, details, requestId }: LoggedPublicError) {
    super(message)
    Object.defineProperty(this, 'name', { value: 'PublicFieldError', enumerable: false })
    // It is always made here, and the runtime logs it beside each error: where one came from, `logUnexpected` says.
    Object.defineProperty(this, 'stack', {
      value: `PublicFieldError: ${message}`,
      enumerable: false,
    })
    this.extensions = { code, ...details, requestId }
  }
}

/** Runs a resolver; what it throws leaves masked, and is logged by kind. */
export const withPublicErrors = async <Answer>(
  { vtex }: Context,
  run: () => Promise<Answer>
): Promise<Answer> => {
  try {
    return await run()
  } catch (error) {
    throw new PublicFieldError(publicErrorOf(error, { vtex }))
  }
}

/** What may be said of an error, which is logged by its kind. */
export const publicErrorOf = (
  error: unknown,
  { vtex }: Pick<Context, 'vtex'>
): LoggedPublicError => {
  const said = publicError(error)
  const requestId = vtex.requestId || randomUUID()
  logUnexpected(error, { code: said.code, requestId, logger: vtex.logger })
  return { ...said, requestId }
}

/** What a person did wrong needs no log; that VTEX or the ERP failed does. An error's own text may hold anything, so its class and kind stand for it. */
const logUnexpected = (
  thrown: unknown,
  {
    code,
    requestId,
    logger,
  }: { code: AppErrorCode; requestId: string; logger: Context['vtex']['logger'] }
): void => {
  const error = isAppError(thrown) ? thrown.cause : thrown
  if (error === undefined || REFUSED_BY_AUTH.has(codeOf(error))) return
  const kind = isConnectorError(error) ? error.kind : nameOf(error)
  const { fields, operation } = isConnectorError(error) ? error : NOTHING_TO_ADD
  const where = !isConnectorError(error) && error instanceof Error ? placesOf(error) : undefined
  logger.error({
    message: 'A request could not be answered.',
    code,
    kind,
    fields,
    operation,
    requestId,
    where,
    ...(isPlatformError(error) ? platformFault(error) : {}),
  })
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)

const platformFault = ({ service, reason }: PlatformError) => ({
  service,
  reason: nameOf(reason),
  status: statusOf(reason),
})
const NOTHING_TO_ADD = { fields: [], operation: undefined }

/** The stack without its first line, which repeats the message. */
const placesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .join('\n')
