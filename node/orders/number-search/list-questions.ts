/** What an ERP is asked for a list of numbers: as many numbers in a query as it takes. */
import type { Capabilities, NumberKind } from '../../connectors/connector'
import { coreOf, withoutCertainLabel } from '../../model/number-form'
import { kindsOf, MAX_SPELLINGS, spellingsOfKind } from './order-questions'
import { inTurns } from './spellings'

export type ListCan = Pick<
  Capabilities,
  'numberKinds' | 'partialNumberKinds' | 'severalNumberKinds' | 'manyNumbers' | 'maxNumbersLength'
>

/** A number of the list, and how an ERP may keep it in each of the kinds in which it is looked for. */
export interface ListedNumber {
  readonly typed: string
  readonly spellings: ReadonlyMap<NumberKind, readonly string[]>
  /** What all its spellings contain: null where that is in too many other numbers. */
  readonly core: string | null
}

/** One query, of a page or more. */
export interface ListQuestion {
  readonly kinds: Kinds
  /** `partial`: by their cores. What comes is the numbers' own all the same only if it is the same number. */
  readonly match: 'exact' | 'partial'
  readonly numbers: readonly ListedNumber[]
  /** Those of all its numbers. */
  readonly values: readonly string[]
}

export type Kinds = readonly [NumberKind, ...NumberKind[]]

/** Those that rows say, in the order of `ORDER_KINDS`. */
const NUMBERS_OF_ORDERS = ['CUSTOMER', 'ERP', 'WEB'] as const satisfies readonly NumberKind[]

const LONG_CORE = /^\d{4,}$/

export const listedNumber = (typed: string, { numberKinds }: ListCan): ListedNumber => ({
  typed,
  spellings: new Map(
    kindsOf(typed)
      .filter((kind) => numberKinds.includes(kind))
      .map((kind) => [kind, spellingsOfKind(kind, typed)])
  ),
  core: LONG_CORE.test(coreOf(typed)) ? coreOf(typed) : null,
})

/** Kinds that are searched by a part. Rows say their numbers, so what only contains a number is known from what is it. */
export const kindsByCore = ({ numberKinds, partialNumberKinds }: ListCan): readonly Kinds[] =>
  NUMBERS_OF_ORDERS.filter(
    (kind) => numberKinds.includes(kind) && partialNumberKinds.includes(kind)
  ).map((kind) => [kind])

/**
 * Kinds that are asked for in one query. An invoice's number stands alone: rows do not say it, so of several numbers nobody could
 * tell which found them.
 */
export const kindsTogether = ({ numberKinds, severalNumberKinds }: ListCan): readonly Kinds[] => {
  const ofOrders = NUMBERS_OF_ORDERS.filter((kind) => numberKinds.includes(kind))
  const [first, ...others] = ofOrders.filter((kind) => severalNumberKinds.includes(kind))
  if (first === undefined || others.length === 0) return ofOrders.map((kind) => [kind])
  const alone = ofOrders.filter((kind) => kind !== first && !others.includes(kind))
  return [[first, ...others], ...alone.map((kind): Kinds => [kind])]
}

/** Digits and a suffix, or the letters and digits of VTEX's short form. */
const LIKE_A_WEB_NUMBER = /^(?:[a-z]{2,}-)?(?:\d{6,}|v\d{4,}[a-z]{2,})-\d{2}$/i

/** For an ERP that is asked for one number at a time: the likeliest kinds first, an invoice's number last. */
export const likeliestFirst = (typed: string, can: ListCan): readonly Kinds[] => {
  const isLikely = (kinds: Kinds) => LIKE_A_WEB_NUMBER.test(typed) && kinds.includes('WEB')
  const groups = kindsTogether(can)
  return [
    ...groups.filter(isLikely),
    ...groups.filter((kinds) => !isLikely(kinds)),
    ...(can.numberKinds.includes('INVOICE') ? [['INVOICE'] as const] : []),
  ]
}

/** As typed; a label that nobody writes into the number itself is left out. */
export const oneByOne = (number: ListedNumber, kinds: Kinds): ListQuestion => ({
  ...{ kinds, match: 'exact', numbers: [number] },
  values: [withoutCertainLabel(number.typed) ?? number.typed],
})

/** Fewer of the less likely spellings, until the questions are few enough. */
const SPELLINGS_TRIED = [MAX_SPELLINGS, 6, 4, 3, 2, 1] as const

interface Wanted {
  readonly kinds: readonly Kinds[]
  /** So many questions, unless the numbers are too long for that. */
  readonly most: number
  readonly can: ListCan
}

/** For an ERP that takes many numbers a query: their spellings. */
export const fewQuestions = (
  numbers: readonly ListedNumber[],
  { kinds: groups, most, can }: Wanted
): readonly ListQuestion[] => {
  let questions: readonly ListQuestion[] = []
  for (const spellings of SPELLINGS_TRIED) {
    const packed = groups.map((kinds) => pack(numbers, { kinds, match: 'exact', spellings, can }))
    questions = inTurns(packed)
    if (questions.length <= most) return questions
  }
  return questions
}

/** Their cores. */
export const coreQuestions = (
  numbers: readonly ListedNumber[],
  can: ListCan
): readonly ListQuestion[] =>
  inTurns(
    kindsByCore(can).map((kinds) => pack(numbers, { kinds, match: 'partial', spellings: 1, can }))
  )

interface Packing extends Pick<ListQuestion, 'kinds' | 'match'> {
  readonly spellings: number
  readonly can: ListCan
}

const pack = (
  numbers: readonly ListedNumber[],
  { kinds, match, spellings, can }: Packing
): readonly ListQuestion[] => {
  const questions: Array<{ numbers: ListedNumber[]; values: Set<string>; length: number }> = []
  for (const number of numbers) {
    const values = valuesOf(number, { kinds, match }).slice(0, spellings)
    if (values.length === 0) continue
    const length = lengthOf(values)
    const last = questions.at(-1)
    if (last !== undefined && last.length + length <= can.maxNumbersLength) {
      last.numbers.push(number)
      values.forEach((value) => last.values.add(value))
      last.length += length
    } else questions.push({ numbers: [number], values: new Set(values), length })
  }
  return questions.map((one) => ({
    ...{ kinds, match },
    ...{ numbers: one.numbers, values: [...one.values] },
  }))
}

/** A part of a question, with the same spellings. */
export const partOf = (question: ListQuestion, numbers: readonly ListedNumber[]): ListQuestion => {
  const own = new Set(numbers.flatMap((number) => valuesOf(number, question)))
  return { ...question, numbers, values: question.values.filter((value) => own.has(value)) }
}

const valuesOf = (
  { spellings, core }: ListedNumber,
  { kinds, match }: Pick<ListQuestion, 'kinds' | 'match'>
): readonly string[] => {
  const byKind = kinds.flatMap((kind) => [spellings.get(kind) ?? []])
  if (match === 'partial') return core !== null && byKind.flat().length > 0 ? [core] : []
  // The likeliest of each kind first.
  return [...new Set(inTurns(byKind))]
}

/** What stands around a value in an address. */
const AROUND_VALUE = 10

const lengthOf = (values: readonly string[]): number =>
  values.reduce((sum, value) => sum + encodeURIComponent(value).length + AROUND_VALUE, 0)
