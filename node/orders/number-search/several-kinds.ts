/** Kinds of number that an ERP searches in one query: it is asked once, and its rows are dealt out to the kinds. */
import type { Capabilities, FoundOrder, NumberKind, OrderPage } from '../../connectors/connector'
import { isSameNumber } from '../../model/number-form'
import type { NumberQuestion } from './number-search'
import type { OrderSearchKind } from './order-questions'
import { type AboutNumber, numbersOf } from './order-rows'

type Question = NumberQuestion<OrderSearchKind>

/** How one question is asked. */
export type AskQuestion = (question: Question) => Promise<OrderPage>

interface Together {
  readonly questions: readonly Question[]
  /** What the ERP takes in one query. */
  readonly can: Pick<Capabilities, 'severalNumberKinds' | 'manyNumbers'>
  readonly find: (number: NonNullable<AboutNumber['number']>) => Promise<OrderPage>
  /** For a question that is asked by itself. */
  readonly alone: AskQuestion
}

export const askTogether = ({
  questions,
  can: { severalNumberKinds, manyNumbers },
  find,
  alone,
}: Together): AskQuestion => {
  const kindOf = ({ kind, match }: Question): NumberKind | undefined =>
    match === 'exact' ? severalNumberKinds.find((one) => one === kind) : undefined
  const several = questions.filter((question) => kindOf(question) !== undefined)
  // One number: then those that ask for the same one.
  const together = manyNumbers
    ? several
    : several.filter(({ values }) => values.join() === several[0]?.values.join())
  const [kind, ...otherKinds] = together.flatMap((question) => kindOf(question) ?? [])
  if (kind === undefined || otherKinds.length === 0) return alone
  const values = [...new Set(together.flatMap((question) => question.values))]
  let answer: Promise<OrderPage> | undefined
  return async (question) => {
    if (!together.includes(question)) return alone(question)
    answer ??= find({ kind, otherKinds, match: 'exact', values })
    const page = await answer
    // Many of one kind hide none of another.
    if (page.cursor !== null) return alone(question)
    const orders = page.orders.filter((row) => isFoundBy(row, question))
    return { ...page, orders, total: orders.length }
  }
}

/** A spelling that was meant for one kind may stand in a number of another: there it was not looked for. */
const isFoundBy = (row: FoundOrder, { kind, values }: Question): boolean => {
  if (kind === 'PRODUCT' || !(row.foundBy ?? [kind]).includes(kind)) return false
  const numbers = numbersOf(row, kind)
  return (
    numbers.length === 0 ||
    numbers.some((number) => values.some((value) => isSameNumber(number, value)))
  )
}
