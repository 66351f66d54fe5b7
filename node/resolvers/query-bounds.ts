/**
 * Bounds of a query before the runtime validates it. It validates before any code of an app runs, in time and memory that grow with
 * the square of what repeats in a query; and it answers and logs each error with the whole query beside it. The same
 * holds for the variables, which are read before the first resolver. So the functions that it does this with, in its own copy of
 * graphql-js, are wrapped once, when the app starts.
 * See docs/decisions/2026-11-28-query-bounds.md.
 */
import { createRequire } from 'node:module'

import { GraphQLError, type parse, type validate } from 'graphql'

import { hasSmallIntrospection } from './query-limits'
import { areSmallVariables, forgetPlaces, isSmallDocument, MAX_NAME_LENGTH } from './query-size'

/** Five times the page's longest query: the runtime keeps the last 500. A link import's CSV belongs into the variables. */
const MAX_TEXT_LENGTH = 20_000
const MAX_ERRORS = 5
/** Of a query that is repeated beside an error, in the answer and in the log. */
const MAX_REPEATED_LENGTH = 500

interface QueryFunctions {
  readonly parser: { parse: typeof parse }
  readonly validation: { validate: typeof validate }
  readonly values: { getVariableValues: ReadVariables }
  readonly execution: { execute: Execute }
  readonly suggestions: { default: Suggest }
}

/** Of graphql-js's `execution/values`. */
type ReadVariables = (
  ...given: [schema: unknown, definitions: unknown, inputs: unknown, options?: object]
) => { readonly errors?: GraphQLError[]; readonly coerced?: unknown }

/** Of its `execution/execute`. The runtime gives one object; whoever gives more than that has no operation of a stranger's. */
type Execute = (args: { readonly operationName?: unknown }, ...more: unknown[]) => unknown

/** What somebody may have meant by a wrong name, of its `jsutils/suggestionList`. */
type Suggest = (input: string, options: readonly string[]) => string[]

/** @returns whether the runtime's graphql-js was found. Without it everything works as before, unbounded. */
export const boundQueries = (functions: QueryFunctions | null = functionsOfRuntime()): boolean => {
  if (functions === null) return false
  const { parser, validation, values, execution, suggestions } = functions
  parser.parse = boundedParse(parser.parse)
  validation.validate = boundedValidate(validation.validate)
  values.getVariableValues = boundedVariables(values.getVariableValues)
  execution.execute = boundedExecute(execution.execute)
  suggestions.default = boundedSuggestions(suggestions.default)
  return true
}

/** They are looked up at each call, so what stands there is what is called. An app may have another copy of its own. */
const functionsOfRuntime = (): QueryFunctions | null => {
  try {
    const load = createRequire(require.resolve('@vtex/api'))
    const parser = load('graphql/language/parser') as QueryFunctions['parser']
    const validation = load('graphql/validation/validate') as QueryFunctions['validation']
    const values = load('graphql/execution/values') as QueryFunctions['values']
    const execution = load('graphql/execution/execute') as QueryFunctions['execution']
    const suggestions = load('graphql/jsutils/suggestionList') as QueryFunctions['suggestions']
    return { parser, validation, values, execution, suggestions }
  } catch {
    return null
  }
}

/** A query comes alone; whoever makes a schema gives options too, and its text may be as long as it is. */
const boundedParse =
  (original: typeof parse): typeof parse =>
  (source, options) => {
    if (options !== undefined) return original(source, options)
    if (typeof source === 'string' && source.length > MAX_TEXT_LENGTH) throw tooComplex()
    try {
      return original(source)
    } catch (error) {
      throw error instanceof Error ? repeatingLittle([error]) : error
    }
  }

const boundedValidate =
  (original: typeof validate): typeof validate =>
  // eslint-disable-next-line max-params -- the five that graphql-js takes
  (schema, document, rules, typeInfo, options) => {
    if (!isSmallDocument(document)) return tooComplex()
    const errors = original(schema, document, rules, typeInfo, {
      ...options,
      maxErrors: MAX_ERRORS - 1,
    })
    if (errors.length > 0) return repeatingLittle([...errors])
    if (!hasSmallIntrospection(document)) return tooComplex()
    forgetPlaces(document)
    return errors
  }

const boundedVariables =
  (original: ReadVariables): ReadVariables =>
  // eslint-disable-next-line max-params -- the four that graphql-js takes
  (schema, definitions, inputs, options) => {
    if (!areSmallVariables(inputs)) return { errors: tooComplex() }
    const read = original(schema, definitions, inputs, { ...options, maxErrors: MAX_ERRORS - 1 })
    // Each repeats the value that it is about.
    for (const error of read.errors ?? []) error.message = shortened(error.message)
    return read
  }

/** The name of an operation that the query does not have is repeated in the error. What it throws is a fault of the request. */
const boundedExecute =
  (original: Execute): Execute =>
  (args, ...more) => {
    if (!isOperationName(args.operationName)) throw tooComplex()
    try {
      return original(args, ...more)
    } catch (error) {
      throw error instanceof Error ? repeatingLittle([error]) : error
    }
  }

const isOperationName = (name: unknown): boolean =>
  name === undefined ||
  name === null ||
  (typeof name === 'string' && name.length <= MAX_NAME_LENGTH)

/** They are looked for letter by letter, in a table as long and as wide as the text. */
const boundedSuggestions =
  (original: Suggest): Suggest =>
  (input, options) =>
    input.length > MAX_NAME_LENGTH ? [] : original(input, options)

/** As `@guarded` says it of what is valid and asks for too much. */
const tooComplex = (): GraphQLError[] => {
  const extensions = { code: 'INVALID_QUERY', reason: 'TOO_COMPLEX', field: 'query' }
  return repeatingLittle([
    new GraphQLError('The query asks for too much at once.', ...NOWHERE, extensions),
  ])
}

/** Nodes, source, positions, path and cause. */
const NOWHERE = [undefined, undefined, undefined, undefined, undefined] as const

interface Formatted {
  readonly message?: string
  readonly stack?: unknown
  readonly query?: RepeatedQuery
}

interface RepeatedQuery {
  readonly query?: unknown
  readonly operationName?: unknown
}

/**
 * The runtime makes what it answers and logs with the list's own `map`: the only place where the query that it puts beside
 * each error can be cut. Whoever wrote the query needs no place in our code, and status 500 would be a fault of ours.
 */
const repeatingLittle = <Failure extends Error>(errors: Failure[]): Failure[] => {
  const map = (format: (error: Failure) => Formatted) =>
    Array.from(errors, (error) => {
      const formatted = format(error)
      const message = shortened(formatted.message ?? '')
      return { ...formatted, message, stack: undefined, query: withShortText(formatted.query) }
    })
  Object.defineProperty(errors, 'map', { value: map })
  return Object.assign(errors, {
    statusCode: 400,
    headers: { 'x-content-type-options': 'nosniff' },
  })
}

/** What a developer needs to know their query again. */
export const withShortText = <Query extends RepeatedQuery | undefined>(query: Query): Query => {
  if (query === undefined) return query
  const text = typeof query.query === 'string' ? shortened(query.query) : query.query
  const operationName = isOperationName(query.operationName) ? query.operationName : undefined
  return { ...query, query: text, operationName }
}

const shortened = (text: string): string =>
  text.length > MAX_REPEATED_LENGTH ? `${text.slice(0, MAX_REPEATED_LENGTH)}…` : text
