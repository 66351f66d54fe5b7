/**
 * The look-up by a number: every kind of number side by side, in two stages at most. First the number as it was typed; only
 * where that finds nothing, or on request, what contains it.
 *
 * An ERP finds parts in ways of its own, and more of them than were meant. So the rows of the second stage are sorted: "the
 * same number, written otherwise" before "contains it", and what is neither is left out.
 */
import { isConnectorError } from '../../connectors/connector-error'
import {
  isSameNumber,
  normalForm,
  withoutCertainLabel,
  withoutLabel,
} from '../../model/number-form'
import { cleanTyped } from '../../model/typed-text'
import { removeRepeated } from './repeated-rows'

/** One query to the ERP. */
export interface NumberQuestion<Kind extends string> {
  readonly kind: Kind
  readonly match: 'exact' | 'partial'
  /** Never empty; more than one only where the ERP takes several. */
  readonly values: readonly string[]
}

const MAX_QUESTIONS = 4

/** At most four questions a stage. */
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
  /** Of several groups, each shows so many. */
  readonly rowsPerGroup: number
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
  const groups = shortened(
    removeRepeated(
      merged(
        inOrder(
          answers.flatMap((one) => groupsOf(one, search)),
          search
        )
      ),
      search
    ),
    search
  )
  const warnings = new Set<NumberWarning>()
  if (first.isRefused || second.isRefused) warnings.add('INTERPRETATION_SKIPPED')
  if (first.isFailed || second.isFailed) warnings.add('INCOMPLETE')
  if (answers.some(mayHideTheNumber)) warnings.add('TOO_MANY_MATCHES')
  return { groups, arePartsLeft: isFound && containing.some(isPartial), warnings: [...warnings] }
}

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

interface Answered<Kind extends string, Row> extends FoundRows<Row> {
  readonly question: NumberQuestion<Kind>
}

interface Stage<Kind extends string, Row> {
  readonly answers: ReadonlyArray<Answered<Kind, Row>>
  /** The connector refused a question: there can be no such number at this ERP. */
  readonly isRefused: boolean
  readonly refusal?: unknown
  readonly isFailed: boolean
}

const NOTHING_ASKED = {
  answers: [],
  isRefused: false,
  refusal: undefined,
  isFailed: false,
} as const

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
  const refusals = errors.filter(isRefusal)
  const failures = errors.filter((error) => !isRefusal(error))
  if (failures.length > 0 && answers.every(({ rows }) => rows.length === 0)) throw failures[0]
  return {
    answers,
    isRefused: refusals.length > 0,
    refusal: refusals[0],
    isFailed: failures.length > 0,
  }
}

const isRefusal = (error: unknown): boolean =>
  isConnectorError(error) && error.kind === 'invalid-query'

/** Whether one of a row's numbers is what was typed. Without a label such as "PO" it may be the number too. */
export const isSame = (numbers: readonly string[], typed: string): boolean =>
  [typed, withoutLabel(typed)].some(
    (meant) => meant !== null && numbers.some((number) => isSameNumber(number, meant))
  )

/**
 * Never wider than what was typed: a label that may be part of the number counts. Typed up to the zeros of a counter, it is part of the
 * text and not of the normal form: "2026-0" of "2026-0045".
 */
const isPart = (numbers: readonly string[], typed: string): boolean =>
  [typed, withoutCertainLabel(typed)].some((meant) => {
    if (meant === null) return false
    const [form, text] = [normalForm(meant), capitals(meant)]
    return numbers.some(
      (number) =>
        (form !== '' && normalForm(number).includes(form)) ||
        (text !== '' && capitals(number).includes(text))
    )
  })

const capitals = (text: string): string => cleanTyped(text).toUpperCase()

/** Rows that contain it and are not it; those that do not say their number are believed. */
export const isContaining = (numbers: readonly string[], typed: string): boolean =>
  numbers.length === 0 || isPart(numbers, typed) || isSame(numbers, typed)

const groupsOf = <Kind extends string, Row>(
  answered: Answered<Kind, Row>,
  search: NumberSearch<Kind, Row>
): ReadonlyArray<Group<Kind, Row>> => {
  const { question, rows, hasMore, total } = answered
  const { kind } = question
  const { typed } = search
  if (question.match === 'exact') {
    return [{ kind, match: 'exact', value: valueOf(rows, question, search), rows, hasMore, total }]
  }
  const same = rows.filter((row) => isSame(search.numbersOf(row, kind), typed))
  const parts = rows.filter(
    (row) => !same.includes(row) && isContaining(search.numbersOf(row, kind), typed)
  )
  const isUntouched = same.length + parts.length === rows.length
  const isCounted = total !== null && isUntouched && countsJustThese(question, typed)
  return [
    {
      ...{
        kind,
        match: 'exact',
        value: valueOf(same, question, search),
        rows: same,
        // Among what was not looked through there may be more of it.
        hasMore: hasMore && same.length > 0,
      },
      total: hasMore ? null : same.length,
    },
    {
      ...{ kind, match: 'partial', value: typed, rows: parts, hasMore },
      total: isCounted ? total - same.length : hasMore ? null : parts.length,
    },
  ]
}

type Group<Kind extends string, Row> = Omit<NumberGroup<Kind, Row>, 'rows'> & {
  readonly rows: readonly Row[]
}

/** Whether the ERP, asked for a part, counts what contains all that was typed. */
const countsJustThese = (
  { values }: Pick<NumberQuestion<string>, 'values'>,
  typed: string
): boolean => values.every((value) => normalForm(value) === normalForm(typed))

/** The number as the ERP writes it, if all rows have the same one: asked for exactly, it finds them. */
const valueOf = <Kind extends string, Row>(
  rows: readonly Row[],
  { kind, values }: NumberQuestion<Kind>,
  { typed, numbersOf }: NumberSearch<Kind, Row>
): string => {
  const isMeant = (number: string) =>
    isSame([number], typed) || values.some((value) => isSameNumber(number, value))
  const numbers = new Set(rows.map((row) => numbersOf(row, kind).find(isMeant)))
  const [only] = numbers
  return only !== undefined && numbers.size === 1 ? only : typed
}

/** What a product's words find is no number, and holds none back. */
const mayHideTheNumber = <Kind extends string, Row>({
  question: { kind, match },
  hasMore,
}: Answered<Kind, Row>): boolean => match === 'partial' && hasMore && (kind as string) !== 'PRODUCT'

/** The same number before what contains it; within each the kinds in their order. */
const inOrder = <Kind extends string, Row>(
  groups: ReadonlyArray<Group<Kind, Row>>,
  { order }: NumberSearch<Kind, Row>
): ReadonlyArray<Group<Kind, Row>> => {
  const placeOf = ({ kind, match }: Group<Kind, Row>) =>
    order.indexOf(kind) + (match === 'exact' ? 0 : order.length)
  return [...groups].sort((one, other) => placeOf(one) - placeOf(other))
}

/** Two spellings of one kind find one group. */
const merged = <Kind extends string, Row>(
  groups: ReadonlyArray<Group<Kind, Row>>
): ReadonlyArray<Group<Kind, Row>> => {
  const byName = new Map<string, Group<Kind, Row>>()
  for (const group of groups.filter(({ rows }) => rows.length > 0)) {
    const name = `${group.kind} ${group.match}`
    const known = byName.get(name)
    byName.set(name, known === undefined ? group : joined(known, group))
  }
  return [...byName.values()]
}

const joined = <Kind extends string, Row>(
  one: Group<Kind, Row>,
  other: Group<Kind, Row>
): Group<Kind, Row> => ({
  ...one,
  rows: [...one.rows, ...other.rows],
  total: one.total === null || other.total === null ? null : one.total + other.total,
  hasMore: one.hasMore || other.hasMore,
})

const shortened = <Kind extends string, Row>(
  groups: ReadonlyArray<NumberGroup<Kind, Row>>,
  { rowsPerGroup }: NumberSearch<Kind, Row>
): ReadonlyArray<NumberGroup<Kind, Row>> =>
  groups.length < 2
    ? groups
    : groups.map((group) => ({
        ...group,
        rows: group.rows.slice(0, rowsPerGroup),
        hasMore: group.hasMore || group.rows.length > rowsPerGroup,
      }))

/**
 * How many records there are in all groups, each once. null where nobody counts: of several groups an order that is not shown may
 * be in more than one.
 * @param shown how many of them are shown
 */
export const totalOf = (
  groups: ReadonlyArray<Pick<NumberGroup<string, unknown>, 'total' | 'hasMore'>>,
  shown: number
): number | null => {
  const [only, ...others] = groups
  if (groups.every(({ hasMore }) => !hasMore)) return shown
  return only !== undefined && others.length === 0 ? only.total : null
}
