/** What the queries for a number found, as groups: those that have it before those that contain it, the kinds in their order. */
import { isSameNumber, normalForm } from '../../model/number-form'
import { createMatcher, type NumberMatcher } from './number-matcher'
import type { FoundRows, NumberGroup, NumberQuestion, NumberSearch } from './number-search'

export interface Answered<Kind extends string, Row> extends FoundRows<Row> {
  readonly question: NumberQuestion<Kind>
}

export const groupsOf = <Kind extends string, Row extends object>(
  answers: ReadonlyArray<Answered<Kind, Row>>,
  search: NumberSearch<Kind, Row>
): ReadonlyArray<NumberGroup<Kind, Row>> => {
  const sorting = { search, matcher: createMatcher(search.typed) }
  const found = answers.flatMap((answer) => groupsOfAnswer(answer, sorting))
  return shortened(removeRepeated(merged(inOrder(found, search)), search), search)
}

interface Sorting<Kind extends string, Row> {
  readonly search: NumberSearch<Kind, Row>
  readonly matcher: NumberMatcher
}

const groupsOfAnswer = <Kind extends string, Row>(
  { question, rows, hasMore, total }: Answered<Kind, Row>,
  { search, matcher }: Sorting<Kind, Row>
): ReadonlyArray<Group<Kind, Row>> => {
  const { kind } = question
  const { typed } = search
  if (question.match === 'exact') {
    const value = valueOf(rows, question, { search, matcher })
    return [{ kind, match: 'exact', value, rows, hasMore, total }]
  }
  const same = rows.filter((row) => matcher.isSame(search.numbersOf(row, kind)))
  const parts = rows.filter(
    (row) => !same.includes(row) && matcher.isContaining(search.numbersOf(row, kind))
  )
  const isUntouched = same.length + parts.length === rows.length
  const isCounted = total !== null && isUntouched && countsJustThese(question, typed)
  return [
    {
      ...{
        kind,
        match: 'exact',
        value: valueOf(same, question, { search, matcher }),
        rows: same,
        // There may be more of it among the rows that were not read.
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
  { search: { typed, numbersOf }, matcher }: Sorting<Kind, Row>
): string => {
  const isMeant = (number: string) =>
    matcher.isSame([number]) || values.some((value) => isSameNumber(number, value))
  const numbers = new Set(rows.map((row) => numbersOf(row, kind).find(isMeant)))
  const [only] = numbers
  return only !== undefined && numbers.size === 1 ? only : typed
}

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

/**
 * A record that several kinds found stands once, in the first of its groups, and names them all. A group that is left without
 * rows goes.
 */
const removeRepeated = <Kind extends string, Row extends object>(
  groups: ReadonlyArray<Group<Kind, Row>>,
  { keyOf }: Pick<NumberSearch<Kind, Row>, 'keyOf'>
): ReadonlyArray<NumberGroup<Kind, Row>> => {
  const kinds = new Map<string, Set<Kind>>()
  for (const { kind, rows } of groups) {
    for (const key of rows.map(keyOf)) kinds.set(key, (kinds.get(key) ?? new Set()).add(kind))
  }
  const shown = new Set<string>()
  return groups.flatMap((group) => {
    const rows = group.rows.filter((row) => {
      const isNew = !shown.has(keyOf(row))
      shown.add(keyOf(row))
      return isNew
    })
    const total = group.total === null ? null : group.total - (group.rows.length - rows.length)
    const named = rows.map((row) => ({ ...row, foundBy: [...(kinds.get(keyOf(row)) ?? [])] }))
    return rows.length > 0 ? [{ ...group, rows: named, total }] : []
  })
}

const shortened = <Kind extends string, Row>(
  groups: ReadonlyArray<NumberGroup<Kind, Row>>,
  { shown }: NumberSearch<Kind, Row>
): ReadonlyArray<NumberGroup<Kind, Row>> => {
  const most = groups.length > 1 ? shown.ofEach : shown.ofOne
  return groups.map((group) => ({
    ...group,
    rows: group.rows.slice(0, most),
    hasMore: group.hasMore || group.rows.length > most,
  }))
}

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
