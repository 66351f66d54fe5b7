/** Lists of numbers, asked of a running store. */
import type { GraphqlAnswer, StoreFront } from '../../dev/store-front'
import type { DemoPerson } from '../../dev/platform/people'
import { person } from './store'

export interface OrdersOfNumber {
  readonly number: string
  readonly isLookedFor: boolean
  readonly hasMore: boolean
  readonly orders: ReadonlyArray<{
    readonly id: string
    readonly erpOrderNumber: string | null
    readonly placedBy: string | null
    readonly foundBy: readonly string[]
    readonly total: { readonly amount: string } | null
    readonly company: { readonly ref: string }
  }>
}

export interface NumbersPage {
  readonly numbers: readonly OrdersOfNumber[]
  readonly warnings: readonly string[]
  readonly freshness: { readonly source: string }
}

export const NUMBERS = `query numbers($numbers: [String!]!) {
  erpOrdersByNumbers(numbers: $numbers) {
    numbers {
      number isLookedFor hasMore
      orders { id erpOrderNumber placedBy foundBy total { amount } company { ref } }
    }
    warnings
    freshness { source }
  }
}`

type Answer = GraphqlAnswer<{ erpOrdersByNumbers: NumbersPage }>

export const askNumbers = (
  store: StoreFront,
  name: DemoPerson,
  numbers: readonly string[]
): Promise<Answer> =>
  store.fetchGraphql({ as: person(name), query: NUMBERS, variables: { numbers } })

/** The answer that a list must have. */
export const numbersFound = async (
  ...args: Parameters<typeof askNumbers>
): Promise<NumbersPage> => {
  const { data, errors } = await askNumbers(...args)
  if (data === null) throw new Error(`It was refused: ${JSON.stringify(errors[0]?.extensions)}`)
  return data.erpOrdersByNumbers
}

/** The ERP's numbers of what was found; `?` where it was not looked for. */
export const said = ({ isLookedFor, orders }: OrdersOfNumber) =>
  isLookedFor ? orders.map(({ erpOrderNumber }) => erpOrderNumber) : '?'
