/**
 * Asks an ERP the questions of a list of numbers and deals its rows to the numbers. What one query can't do for several numbers is
 * asked again for fewer: the ERP refuses one of them, or a row does not say the number that found it.
 */
import type { NumberKind, OrderPage } from '../../connectors/connector'
import { isConnectorError } from '../../connectors/connector-error'
import type { OrderSummary } from '../../connectors/order-model'
import { comparedForm } from '../../model/number-form'
import { RUNNING_OF_ONE } from './list-turns'
import { type ListedNumber, type ListQuestion, partOf } from './list-questions'
import { type AboutNumber, keyOf, numbersOf } from './order-rows'

type Row = OrderPage['orders'][number]

export interface FoundOfNumber {
  readonly row: OrderSummary
  readonly foundBy: Set<NumberKind>
}

/** What became of one number so far. */
export interface NumberState {
  readonly number: ListedNumber
  /** What the ERP has not answered: see `tasksOf`. */
  readonly open: Set<string>
  /** What the ERP has more of than was read. */
  readonly unread: Set<string>
  readonly found: Map<string, FoundOfNumber>
}

export type States = ReadonlyMap<ListedNumber, NumberState>

export interface ListAsk {
  /** One query for a page, without what is not the viewer's. */
  readonly find: (about: AboutNumber & { readonly after: string | null }) => Promise<OrderPage>
  readonly signal: AbortSignal
  readonly pageSize: number
  /** False where the first page is enough. */
  readonly areAllPagesRead: boolean
  /** Over all rounds. */
  readonly mostQueries: number
}

export interface ListAsker {
  /** Asks them side by side, a few at a time. What could not be asked or answered stays open. */
  readonly round: (questions: readonly ListQuestion[], states: States) => Promise<void>
  /** @throws the first failure, if no query was answered */
  readonly end: () => void
}

/** Pages, as long as there are queries left, time, and an ERP that answers. */
const createQueries = ({ find, signal, pageSize, mostQueries }: ListAsk) => {
  const failures: unknown[] = []
  let left = mostQueries
  let answered = 0
  return {
    /** null: nothing is asked any more. */
    nextPage: async (
      { kinds: [kind, ...otherKinds], match, values }: ListQuestion,
      after: string | null
    ): Promise<OrderPage | null> => {
      if (left === 0 || signal.aborted) return null
      left -= 1
      const among = otherKinds.length > 0 ? { otherKinds } : {}
      const number = { kind, match, values, ...among }
      const page = await find({ number, product: null, first: pageSize, after })
      answered += 1
      return page
    },
    fail: (error: unknown): void => {
      failures.push(error)
      if (failures.length >= FAILURES_BORNE) left = 0
    },
    end: (): void => {
      if (answered === 0 && failures.length > 0) throw failures[0]
    },
  }
}

type AskOne = (question: ListQuestion, states: States) => Promise<readonly ListQuestion[]>

export const createListAsker = (parts: ListAsk): ListAsker => {
  const { nextPage, fail, end } = createQueries(parts)

  /** @returns what is to be asked instead; none where all is said */
  const answer: AskOne = async (question, states) => {
    const deal = dealer(question, states)
    let after: string | null = null
    do {
      const page = await nextPage(question, after)
      if (page === null) return []
      const unclear = page.orders.filter((row) => !deal(row))
      if (unclear.length > 0) return partsFor(question, unclear.length)
      after = parts.areAllPagesRead ? page.cursor : null
      if (page.cursor !== null) note(question, states)
    } while (after !== null)
    close(question, states)
    return []
  }

  const answerOrSplit: AskOne = async (question, states) => {
    try {
      return await answer(question, states)
    } catch (error) {
      if (!isConnectorError(error)) throw error
      if (REFUSALS.has(error.kind) && question.numbers.length > 1) return partsFor(question, 1)
      // There can be no such number at this ERP.
      if (error.kind === 'invalid-query') close(question, states)
      else fail(error)
      return []
    }
  }

  return {
    round: async (questions, states) => {
      const waiting = [...questions]
      const work = async () => {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
          waiting.push(...(await answerOrSplit(next, states)))
      }
      await Promise.all(Array.from({ length: RUNNING_OF_ONE }, work))
    },
    end,
  }
}

/** Then the ERP is left alone. */
const FAILURES_BORNE = 2
const REFUSALS: ReadonlySet<string> = new Set(['invalid-query', 'refused-query'])

/** The ways in which a question looks for its numbers. */
export const tasksOf = ({
  kinds,
  match,
}: Pick<ListQuestion, 'kinds' | 'match'>): readonly string[] =>
  kinds.map((kind) => `${match} ${kind}`)

/** Until all is read, any of the numbers may be on a further page. */
const note = (question: ListQuestion, states: States): void => {
  for (const number of question.numbers)
    tasksOf(question).forEach((task) => states.get(number)?.unread.add(task))
}

const close = (question: ListQuestion, states: States): void => {
  for (const number of question.numbers)
    for (const task of tasksOf(question)) {
      states.get(number)?.open.delete(task)
      states.get(number)?.unread.delete(task)
    }
}

/** Halving finds a few among many fastest; where there are many, asking for each number alone does. */
const partsFor = (question: ListQuestion, unclear: number): readonly ListQuestion[] => {
  const { numbers } = question
  const size = 2 * unclear >= numbers.length ? 1 : Math.ceil(numbers.length / 2)
  return Array.from({ length: Math.ceil(numbers.length / size) }, (_, index) =>
    partOf(question, numbers.slice(index * size, (index + 1) * size))
  )
}

/**
 * @returns deals a row to the numbers that it has; false for one that says none and was asked for with several. One that has
 * another number is nobody's: an ERP may find more than was meant.
 */
const dealer = ({ kinds, match, numbers: of }: ListQuestion, states: States) => {
  const asked = of.flatMap((number) => states.get(number) ?? [])
  const byForm = new Map(kinds.map((kind) => [kind, statesByForm(asked, kind)]))
  return (row: Row): boolean => {
    const said = (row.foundBy ?? kinds).filter((kind) => kinds.includes(kind))
    const numbers = said.flatMap((kind) => numbersOf(row, kind).map((text) => ({ kind, text })))
    for (const { kind, text } of numbers)
      byForm
        .get(kind)
        ?.get(comparedForm(text))
        ?.forEach((state) => keep(state, row, kind))
    if (numbers.length > 0 || match === 'partial') return true
    const [only, ...others] = asked
    if (only === undefined || others.length > 0) return false
    said.forEach((kind) => keep(only, row, kind))
    return true
  }
}

const statesByForm = (asked: readonly NumberState[], kind: NumberKind) => {
  const byForm = new Map<string, Set<NumberState>>()
  for (const state of asked)
    for (const spelling of state.number.spellings.get(kind) ?? []) {
      const form = comparedForm(spelling)
      byForm.set(form, (byForm.get(form) ?? new Set()).add(state))
    }
  return byForm
}

const keep = ({ found }: NumberState, { foundBy: _said, ...row }: Row, kind: NumberKind): void => {
  const known = found.get(keyOf(row)) ?? { row, foundBy: new Set() }
  known.foundBy.add(kind)
  found.set(keyOf(row), known)
}
