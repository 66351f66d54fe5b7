import type { ApolloError } from 'apollo-client'

export type Way = 'retry' | 'signIn' | 'restart' | 'clear'

/**
 * Every way in which asking can go wrong: the service's codes (docs/errors.md), and the one that only a browser knows; with what a
 * person can do about it. Null: only the store can.
 */
export const WAYS = {
  UNAUTHENTICATED: 'signIn',
  NOT_LINKED: null,
  NO_ACCESS: null,
  NOT_FOUND: 'clear',
  INVALID_QUERY: null,
  UNSUPPORTED: 'clear',
  RATE_LIMITED: 'retry',
  ERP_TIMEOUT: 'retry',
  ERP_UNAVAILABLE: 'retry',
  ERP_BAD_ANSWER: 'retry',
  ERP_REJECTED_CREDENTIALS: null,
  ADDRESS_NOT_ALLOWED: null,
  NOT_CONFIGURED: null,
  PLATFORM_UNAVAILABLE: 'retry',
  INTERNAL: 'retry',
  UNREACHABLE: 'retry',
} as const
export type FailureCode = keyof typeof WAYS

export const FAILURE_CODES = Object.keys(WAYS) as FailureCode[]

export const INVALID_REASONS = [
  'NUMBER_TOO_LONG',
  'NUMBER_ILL_FORMED',
  'PRODUCT_TOO_LONG',
  'DATE_ILL_FORMED',
  'DATES_REVERSED',
  'PAGE_SIZE',
  'CURSOR',
  'TOO_COMPLEX',
] as const

/** `NO_RIGHTS` comes with NO_ACCESS, the others with INVALID_QUERY. */
const REASONS = [...INVALID_REASONS, 'NO_RIGHTS'] as const

export interface Failure {
  code: FailureCode
  reason: (typeof REASONS)[number] | null
  /** The search field that is wrong: `number`, `from`, `to`, `product`. */
  field: string | null
  retryAfterSeconds: number | null
  /** What support needs to find the request in the logs. */
  requestId: string | null
}

type Extensions = Record<string, unknown>

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const memberOf = (value: unknown, name: string | number): unknown =>
  isRecord(value) ? value[name] : undefined

/** A GraphQL error, from an answer of any HTTP status. Null when there was no such answer. */
const findExtensions = ({
  graphQLErrors,
  networkError,
}: Partial<ApolloError>): Extensions | null => {
  const errors = memberOf(memberOf(networkError, 'result'), 'errors')
  const found = memberOf(graphQLErrors, 0) || memberOf(errors, 0)
  if (!isRecord(found)) return null
  return isRecord(found.extensions) ? found.extensions : {}
}

const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)

const whole = (value: unknown): number | null =>
  typeof value === 'number' && value > 0 && value < 1e6 ? Math.ceil(value) : null

const known = <Value extends string>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((one) => one === value)

/** What went wrong, from whatever Apollo threw. An unknown code is INTERNAL; no answer at all is UNREACHABLE. */
export const readFailure = (error: Partial<ApolloError>): Failure => {
  const extensions = findExtensions(error)
  const { code, reason, field, retryAfterSeconds, requestId } = extensions || ({} as Extensions)
  return {
    code: known(FAILURE_CODES, extensions ? code : 'UNREACHABLE') || 'INTERNAL',
    reason: known(REASONS, reason) || null,
    field: text(field),
    retryAfterSeconds: whole(retryAfterSeconds),
    requestId: text(requestId),
  }
}
