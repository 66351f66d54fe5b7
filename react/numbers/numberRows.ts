import type { OrdersB2BNumbersErpOrderSummary } from '../__generated__/operations'
import type { Words } from '../list/tableModel'
import type { Answers } from './numberRun'

/** The state of a number. `left`: nobody has looked for it yet; `waiting`: it is about to be looked for. */
export type NumberState = 'found' | 'missing' | 'left' | 'waiting' | 'refused'

export const stateOf = (number: string, answers: Answers, isRunning: boolean): NumberState => {
  const known = answers.get(number)
  if (known === 'refused') return known
  if (known && known.orders.length > 0) return 'found'
  if (known && known.isLookedFor) return 'missing'
  return isRunning ? 'waiting' : 'left'
}

export const ordersOf = (
  number: string,
  answers: Answers
): readonly OrdersB2BNumbersErpOrderSummary[] => {
  const known = answers.get(number)
  return known && known !== 'refused' ? known.orders : []
}

/** The number by which people know an order. */
export const nameOf = ({
  erpOrderNumber,
  webOrderNumber,
  customerOrderNumber,
}: OrdersB2BNumbersErpOrderSummary): string | null =>
  erpOrderNumber || webOrderNumber || customerOrderNumber

const COLUMNS = ['erp', 'web', 'customer', 'status', 'orderedOn', 'promisedOn'] as const

/** For a spreadsheet: a row for each order, and one for each number without any. Days as a spreadsheet knows them. */
export const tableOf = (
  numbers: readonly string[],
  answers: Answers,
  { text }: Pick<Words, 'text'>
): string[][] => {
  const header = COLUMNS.map((id) => text(`column.${id}`))
  const rows = numbers.map((number) => {
    const result = text(`numbers.state.${stateOf(number, answers, false)}`)
    const orders = ordersOf(number, answers).map((order) => [
      ...[number, result, order.erpOrderNumber, order.webOrderNumber, order.customerOrderNumber],
      (order.status === 'OTHER' && order.statusLabel) || text(`status.${order.status}`),
      ...[order.orderedOn, order.promisedOn],
    ])
    return orders.length ? orders : [[number, result, ...COLUMNS.map(() => '')]]
  })
  return [[text('numbers.number'), text('numbers.result'), ...header]].concat(
    ...rows.map((some) => some.map((row) => row.map((cell) => cell || '')))
  )
}
