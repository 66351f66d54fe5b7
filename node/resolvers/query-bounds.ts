/**
 * Bounds of a query before the runtime validates it. It validates before any code of an app runs, in time and memory that grow with
 * the square of what repeats in a query; and it answers and logs each error with the whole query beside it. The same
 * holds for the variables, which are read before the first resolver. So the functions that it does this with, in its own copy of
 * graphql-js, are wrapped once, when the app starts.
 * See docs/decisions/2026-11-28-query-bounds.md.
 */
import { createRequire } from 'node:module'

import type { GraphQLError, parse, validate } from 'graphql'

import { hasSmallIntrospection } from './introspection-limits'
import { areSmallVariables, forgetPlaces, isSmallDocument } from './query-size'
import {
  isOperationName,
  MAX_NAME_LENGTH,
  refusal,
  repeatingLittle,
  tooComplex,
  withoutCause,
} from './short-errors'

/** Five times the page's longest query: the runtime keeps the last 500. A link import's CSV belongs into the variables. */
const MAX_TEXT_LENGTH = 20_000
const MAX_ERRORS = 5

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
    // graphql-js reads an object that looks like a source too; whatever is no text would be repeated whole.
    if (typeof source !== 'string') throw notText()
    if (source.length > MAX_TEXT_LENGTH) throw tooComplex()
    try {
      return original(source)
    } catch (error) {
      throw error instanceof Error ? repeatingLittle([error]) : error
    }
  }

const notText = () => refusal({ reason: 'NOT_TEXT', message: 'The query is no text.' })

const boundedValidate =
  (original: typeof validate): typeof validate =>
  // eslint-disable-next-line max-params -- the five that graphql-js takes
  (schema, document, rules, typeInfo, options) => {
    if (!isSmallDocument(document)) return tooComplex()
    const errors = original(schema, document, rules, typeInfo, {
      ...options,
      maxErrors: MAX_ERRORS - 1,
    })
    if (errors.length > 0) return repeatingLittle(errors.map(withoutCause))
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
    return read.errors === undefined ? read : { errors: read.errors.map(withoutCause) }
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

/** They are looked for letter by letter, in a table as long and as wide as the text. */
const boundedSuggestions =
  (original: Suggest): Suggest =>
  (input, options) =>
    input.length > MAX_NAME_LENGTH ? [] : original(input, options)
