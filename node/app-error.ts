/**
 * An error that is meant for the person asking. Everything else is masked at the edge (`resolvers/errors.ts`).
 */
export type AppErrorCode =
  | 'UNAUTHENTICATED'
  | 'NOT_LINKED'
  | 'NO_ACCESS'
  | 'NOT_FOUND'
  | 'INVALID_QUERY'
  | 'UNSUPPORTED'
  | 'RATE_LIMITED'
  | 'ERP_TIMEOUT'
  | 'ERP_UNAVAILABLE'
  | 'ERP_BAD_ANSWER'
  | 'ERP_REJECTED_CREDENTIALS'
  | 'ADDRESS_NOT_ALLOWED'
  | 'NOT_CONFIGURED'
  | 'PLATFORM_UNAVAILABLE'
  | 'INTERNAL'

/** What is wrong, so that the page can say it beside the field or name the remedy. */
export type ErrorReason =
  | 'NO_RIGHTS'
  | 'NUMBER_TOO_LONG'
  | 'NUMBER_ILL_FORMED'
  | 'NUMBERS_MISSING'
  | 'TOO_MANY_NUMBERS'
  | 'PRODUCT_TOO_LONG'
  | 'PRODUCT_ILL_FORMED'
  | 'DATE_ILL_FORMED'
  | 'DATES_REVERSED'
  | 'PAGE_SIZE'
  | 'PARAMETER_ILL_FORMED'
  | 'CURSOR'
  | 'COMPANY_REF_ILL_FORMED'
  | 'ORGANIZATION_ILL_FORMED'
  | 'COST_CENTER_ILL_FORMED'
  | 'LINKS_BUSY'
  | 'LINKS_UNCHANGED'
  | 'LINKS_UNCERTAIN'
  | 'NOT_JSON'
  | 'TOO_COMPLEX'
  | 'CROSS_SITE'
  | 'METHOD'
  | 'DOCUMENT_GONE'
  | 'DOCUMENT_EMPTY'
  | 'DOCUMENT_BROKEN'
  | 'DOCUMENT_UNREADABLE'
  | 'DOCUMENT_UNSAFE'
  | 'DOCUMENT_TOO_LARGE'
  | 'DOCUMENT_ELSEWHERE'

/** What goes to whoever asked, besides code and message. */
export interface AppErrorDetails {
  readonly reason?: ErrorReason
  /** The argument concerned, as the schema names it. */
  readonly field?: string
  /** Of a list in that argument, which: counted from 1. */
  readonly line?: number
  readonly retryAfterSeconds?: number
}

export class AppError extends Error {
  /** A marker instead of `instanceof`: VTEX IO may load a module more than once. */
  public readonly isAppError = true
  public readonly details: AppErrorDetails

  /** @param cause what somebody else did, for the log; it never goes out */
  constructor(
    public readonly code: AppErrorCode,
    message: string,
    { cause, ...details }: AppErrorDetails & { readonly cause?: unknown } = {}
  ) {
    super(message)
    this.name = 'AppError'
    this.details = details
    Object.defineProperty(this, 'cause', { value: cause, enumerable: false })
  }
}

export const isAppError = (error: unknown): error is AppError =>
  typeof error === 'object' && error !== null && 'isAppError' in error && error.isAppError === true

export const invalid = (reason: ErrorReason, field: string, message: string): AppError =>
  new AppError('INVALID_QUERY', message, { reason, field })
