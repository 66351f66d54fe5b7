/**
 * Errors that the runtime answers and logs by itself, made short: it puts the whole query beside each, and whatever an error was
 * made from. See docs/decisions/2026-11-28-query-bounds.md.
 */
import { GraphQLError } from 'graphql'

/** Of a query that is repeated beside an error, in the answer and in the log. */
const MAX_REPEATED_LENGTH = 500
/** A wrong name is compared, letter by letter, with all that would be right. */
export const MAX_NAME_LENGTH = 100

interface Refusal {
  readonly reason: 'TOO_COMPLEX' | 'NOT_JSON' | 'NOT_TEXT' | 'COMPRESSED'
  readonly message: string
  readonly status?: number
}

/** What the runtime answers as an error of ours, with its code. */
export const refusal = ({ reason, message, status }: Refusal): GraphQLError[] => {
  const extensions = { code: 'INVALID_QUERY', reason, field: 'query' }
  return repeatingLittle([new GraphQLError(message, ...NOWHERE, extensions)], status)
}

/** As `@guarded` says it of what is valid and asks for too much. */
export const tooComplex = (status?: number): GraphQLError[] =>
  refusal({ reason: 'TOO_COMPLEX', message: 'The query asks for too much at once.', status })

/** Nodes, source, positions, path and cause. */
const NOWHERE = [undefined, undefined, undefined, undefined, undefined] as const

/** An error of a value repeats it: in its message, and once more in the error that it was made from. */
export const withoutCause = ({ message, nodes }: GraphQLError): GraphQLError =>
  new GraphQLError(shortened(message), nodes)

interface Formatted {
  readonly message?: string
  readonly stack?: unknown
  readonly query?: RepeatedQuery
}

interface RepeatedQuery {
  readonly query?: unknown
  readonly operationName?: unknown
  readonly variables?: unknown
}

/**
 * The runtime makes what it answers and logs with the list's own `map`: the only place where the query that it puts beside
 * each error can be cut. Whoever wrote the query needs no place in our code, and status 500 would be a fault of ours.
 */
export const repeatingLittle = <Failure extends Error>(
  errors: Failure[],
  statusCode = 400
): Failure[] => {
  const map = (format: (error: Failure) => Formatted) =>
    Array.from(errors, (error) => {
      const formatted = format(error)
      const message = shortened(formatted.message ?? '')
      return { ...formatted, message, stack: undefined, query: withShortText(formatted.query) }
    })
  Object.defineProperty(errors, 'map', { value: map })
  return Object.assign(errors, { statusCode, headers: { 'x-content-type-options': 'nosniff' } })
}

/** What a developer needs to know their query again: the start of a text, and nothing that is none. */
export const withShortText = (query: RepeatedQuery | undefined): RepeatedQuery | undefined => {
  if (query === undefined) return query
  const { query: text, operationName, variables } = query
  return {
    query: typeof text === 'string' ? shortened(text) : undefined,
    operationName: isOperationName(operationName) ? operationName : undefined,
    variables,
  }
}

export const isOperationName = (name: unknown): boolean =>
  name === undefined ||
  name === null ||
  (typeof name === 'string' && name.length <= MAX_NAME_LENGTH)

export const shortened = (text: string): string =>
  text.length > MAX_REPEATED_LENGTH ? `${text.slice(0, MAX_REPEATED_LENGTH)}…` : text
