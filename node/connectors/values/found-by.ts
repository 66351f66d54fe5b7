import { kindsOf, type NumberInterpretation, type NumberKind } from '../connector'
import type { OrderSummary } from '../order-model'

/** The number of a kind that a row itself holds. An invoice's is in none. */
const NUMBER_OF: Readonly<Partial<Record<NumberKind, (row: OrderSummary) => string | null>>> = {
  WEB: ({ webOrderNumber }) => webOrderNumber,
  ERP: ({ erpOrderNumber }) => erpOrderNumber,
  CUSTOMER: ({ customerOrderNumber }) => customerOrderNumber,
}

/** The rows of a search for several kinds, each with those of which it has the number; of any other search as they are. */
export const withFoundBy = <Row extends OrderSummary>(
  rows: readonly Row[],
  number: NumberInterpretation | null
): ReadonlyArray<Row & { readonly foundBy?: readonly NumberKind[] }> => {
  const kinds = number === null ? [] : kindsOf(number)
  if (number === null || kinds.length < 2) return rows
  const wanted = new Set(number.values.map(fold))
  return rows.map((row) => {
    const own = kinds.filter((kind) => wanted.has(fold(NUMBER_OF[kind]?.(row) ?? '')))
    // The ERP took another writing for the same number, as with leading zeros. Which, it does not say.
    return { ...row, foundBy: own.length === 0 ? kinds : own }
  })
}

const fold = (text: string): string => text.trim().toLowerCase()
