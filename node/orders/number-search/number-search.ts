/**
 * The look-up by a number: every kind of number side by side, in two stages at most. First the number as it was typed; only
 * where that finds nothing, or on request, what contains it.
 *
 * An ERP finds parts in ways of its own, and more of them than were meant. So the rows of the second stage are sorted: "the
 * same number, written otherwise" before "contains it", and what is neither is left out.
 */
import { isConnectorError } from '../../connectors/connector-error'
import { type Answered, groupsOf } from './groups'

/** One query to the ERP. */
export interface NumberQuestion<Kind extends string> {
  readonly kind: Kind
  readonly match: 'exact' | 'partial'
  /** Never empty; more than one only where the ERP takes several. */
  readonly values: readonly string[]
}

/** Of a stage: they run side by side. */
export const MAX_QUESTIONS = 4
/** Of each query: of what is more only the count is known. */
export const ROWS_LOOKED_THROUGH = 100

/** At most `MAX_QUESTIONS` a stage. */
export interface Stages<Kind extends string> {
  readonly asTyped: ReadonlyArray<NumberQuestion<Kind>>
  readonly containing: ReadonlyArray<NumberQuestion<Kind>>
}

/** The viewer's own rows of the first page, in the ERP's order. */
export interface FoundRows<Row> {
  readonly rows: readonly Row[]
  readonly hasMore: boolean
  /** null where nobody counted, or the count holds more than the viewer's own. */
  readonly total: number | null
}

export interface NumberSearch<Kind extends string, Row> {
  readonly typed: string
  readonly stages: Stages<Kind>
  readonly ask: (question: NumberQuestion<Kind>) => Promise<FoundRows<Row>>
  /** A row's numbers of a kind; none where rows do not say. */
  readonly numbersOf: (row: Row, kind: Kind) => readonly string[]
  /** Kinds in the order of their groups. */
  readonly order: readonly Kind[]
  /** Tells one record from another. */
  readonly keyOf: (row: Row) => string
  /** Rows that a group shows: one that stands alone, and each of several. */
  readonly shown: { readonly ofOne: number; readonly ofEach: number }
}

export interface NumberGroup<Kind extends string, Row> {
  readonly kind: Kind
  /** `exact`: this number, however it is written. `partial`: it is part of these. */
  readonly match: 'exact' | 'partial'
  /** Asked for with `kind` and `match`, it opens the group. */
  readonly value: string
  /** null where nobody counts just these. */
  readonly total: number | null
  readonly hasMore: boolean
  readonly rows: ReadonlyArray<Found<Kind, Row>>
}

export type Found<Kind extends string, Row> = Row & { readonly foundBy: readonly Kind[] }

/**
 * `INTERPRETATION_SKIPPED`: the ERP can't be asked for this number in each of the kinds.
 * `TOO_MANY_MATCHES`: more numbers contain it than were looked through, so the very number may not be shown.
 * `INCOMPLETE`: the ERP did not answer for each of the kinds.
 */
export type NumberWarning = 'INTERPRETATION_SKIPPED' | 'TOO_MANY_MATCHES' | 'INCOMPLETE'

export interface NumberAnswer<Kind extends string, Row> {
  readonly groups: ReadonlyArray<NumberGroup<Kind, Row>>
  /** The number as typed was found, so what contains it was not looked for. */
  readonly arePartsLeft: boolean
  readonly warnings: readonly NumberWarning[]
}

/** @throws what `ask` throws, where nothing was found without it */
export const searchByNumber = async <Kind extends string, Row extends object>(
  search: NumberSearch<Kind, Row>
): Promise<NumberAnswer<Kind, Row>> => {
  const { asTyped, containing } = search.stages
  const first = await askAll(asTyped, search)
  const isFound = first.answers.some(({ rows }) => rows.length > 0)
  const second = isFound ? NOTHING_ASKED : await askAll(containing, search)
  const answers = [...first.answers, ...second.answers]
  const refusal = first.refusal ?? second.refusal
  if (answers.length === 0 && refusal !== undefined) throw refusal
  const groups = groupsOf(answers, search)
  const warnings = new Set<NumberWarning>()
  if (refusal !== undefined) warnings.add('INTERPRETATION_SKIPPED')
  if (first.isFailed || second.isFailed) warnings.add('INCOMPLETE')
  if (answers.some(mayHideNumbers)) warnings.add('TOO_MANY_MATCHES')
  return { groups, arePartsLeft: isFound && containing.some(isPartial), warnings: [...warnings] }
}

const ROWS_OF_EACH_GROUP = 5

/** @param isWhole every row that was looked through: for an export */
export const rowsShown = (
  first: number,
  isWhole: boolean
): NumberSearch<string, object>['shown'] =>
  isWhole
    ? { ofOne: ROWS_LOOKED_THROUGH, ofEach: ROWS_LOOKED_THROUGH }
    : { ofOne: first, ofEach: Math.min(first, ROWS_OF_EACH_GROUP) }

export const isPartial = ({ match }: NumberQuestion<string>): boolean => match === 'partial'

/**
 * The stages of a search that asks for one match. What contains a number has it too, so kinds that are asked for a part are not asked as
 * typed; where the ERP finds no parts at all, the search is the usual one.
 */
export const stagesOf = <Kind extends string>(
  { asTyped, containing }: Stages<Kind>,
  match: 'exact' | 'partial' | null
): Stages<Kind> => {
  const parts = containing.filter(isPartial)
  if (match === 'exact') return { asTyped, containing: [] }
  if (match === null || parts.length === 0) return { asTyped, containing }
  const whole = asTyped.filter(({ kind }) => !parts.some((part) => part.kind === kind))
  return { asTyped: [], containing: [...parts, ...whole].slice(0, MAX_QUESTIONS) }
}

interface Stage<Kind extends string, Row> {
  readonly answers: ReadonlyArray<Answered<Kind, Row>>
  /** The connector's refusal of a question: this ERP can have no such number. */
  readonly refusal?: unknown
  readonly isFailed: boolean
}

const NOTHING_ASKED = { answers: [], refusal: undefined, isFailed: false } as const

const askAll = async <Kind extends string, Row>(
  questions: ReadonlyArray<NumberQuestion<Kind>>,
  { ask }: Pick<NumberSearch<Kind, Row>, 'ask'>
): Promise<Stage<Kind, Row>> => {
  const settled = await Promise.allSettled(
    questions.map(async (question) => ({ question, ...(await ask(question)) }))
  )
  const answers = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const errors = settled.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as unknown] : []
  )
  const failures = errors.filter((error) => !isRefusal(error))
  if (failures.length > 0 && answers.every(({ rows }) => rows.length === 0)) throw failures[0]
  return { answers, refusal: errors.find(isRefusal), isFailed: failures.length > 0 }
}

const isRefusal = (error: unknown): boolean =>
  isConnectorError(error) && error.kind === 'invalid-query'

/** Rows found by a product's words hide no number. */
const mayHideNumbers = <Kind extends string, Row>({
  question: { kind, match },
  hasMore,
}: Answered<Kind, Row>): boolean => match === 'partial' && hasMore && (kind as string) !== 'PRODUCT'
