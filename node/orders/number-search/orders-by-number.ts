/** The look-up of orders by a number: groups of those that have it and those whose numbers contain it. */
import type { NumberKind, OrderPage } from '../../connectors/connector'
import type { OrderSummary } from '../../connectors/order-model'
import type { OrderSearch } from '../order-search'
import {
  type FoundRows,
  type NumberAnswer,
  type NumberQuestion,
  ROWS_LOOKED_THROUGH,
  rowsShown,
  searchByNumber,
  stagesOf,
} from './number-search'
import { ORDER_KINDS, orderQuestions, type OrderSearchKind } from './order-questions'
import { type AboutNumber, keyOf, numbersOf } from './order-rows'
import { askTogether } from './several-kinds'

export interface OrdersByNumber {
  readonly search: OrderSearch
  /** What the ERP can, as the viewer's rights allow. */
  readonly can: Parameters<typeof orderQuestions>[2] & {
    readonly maxPageSize: number
    readonly severalNumberKinds: readonly NumberKind[]
  }
  /** Rows of a group that stands alone. */
  readonly first: number
  /** Every row that was looked through, in each group. */
  readonly isWhole: boolean
  /** One query: the page, without what is not the viewer's. */
  readonly find: (query: AboutNumber) => Promise<OrderPage>
}

export interface FoundByNumber extends NumberAnswer<OrderSearchKind, OrderSummary> {
  readonly isPartSkipped: boolean
}

/** @param number of the search; `numberMatch` of it asks for one of the stages alone */
export const findOrdersByNumber = async (
  number: string,
  { search, can, first, isWhole, find }: OrdersByNumber
): Promise<FoundByNumber> => {
  const { product, numberKind, numberMatch } = search
  const questions = orderQuestions(
    number,
    numberKind,
    product === null ? can : { ...can, product: false }
  )
  const stages = stagesOf(questions, numberMatch)
  const most = Math.min(ROWS_LOOKED_THROUGH, can.maxPageSize)
  const asking = askTogether({
    questions: stages.asTyped,
    can,
    // Many of one kind hide none of another.
    find: (about) => find({ number: about, product, first: most }),
    alone: (question) => {
      const size = question.match === 'exact' && !isWhole ? first : most
      return find({ ...aboutOf(question, product), first: size })
    },
  })
  const ask = async (question: NumberQuestion<OrderSearchKind>) => rowsOf(await asking(question))
  const answer = await searchByNumber({
    ...{ typed: number, stages, ask, numbersOf, order: ORDER_KINDS, keyOf },
    shown: rowsShown(first, isWhole),
  })
  return { ...answer, isPartSkipped: questions.isPartSkipped && answer.groups.length === 0 }
}

const aboutOf = (
  { kind, match, values }: NumberQuestion<OrderSearchKind>,
  product: string | null
): Pick<AboutNumber, 'number' | 'product'> =>
  kind === 'PRODUCT'
    ? { number: null, product: values[0] ?? null }
    : { number: { kind, match, values }, product }

const rowsOf = ({ orders, cursor, total }: OrderPage): FoundRows<OrderSummary> => ({
  rows: orders,
  hasMore: cursor !== null,
  total,
})
