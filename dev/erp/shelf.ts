import type { NumberKind } from '../../node/connectors/connector'
import type { OrderSummary } from '../../node/connectors/order-model'

export interface NumberedRecord {
  readonly summary: OrderSummary
  readonly invoiceNumbers: readonly string[]
}

/** One customer's orders with an index of their numbers, so that an exact look-up scans nothing. */
export interface Shelf<T extends NumberedRecord> {
  readonly records: readonly T[]
  /** Orders that bear any of the numbers, letter case aside; each once. */
  byNumber(wanted: { readonly kind: NumberKind; readonly values: readonly string[] }): T[]
}

const NUMBER_KINDS: readonly NumberKind[] = ['WEB', 'ERP', 'CUSTOMER', 'INVOICE']

export const createShelf = <T extends NumberedRecord>(records: readonly T[]): Shelf<T> => {
  const indexes = new Map(NUMBER_KINDS.map((kind) => [kind, createIndex(records, kind)]))
  return {
    records,
    byNumber: ({ kind, values }) => {
      const index = indexes.get(kind)
      const found = values.flatMap((value) => index?.get(value.toLowerCase()) ?? [])
      return [...new Set(found)]
    },
  }
}

export const numbersOfKind = (record: NumberedRecord, kind: NumberKind): readonly string[] => {
  const { webOrderNumber, erpOrderNumber, customerOrderNumber } = record.summary
  if (kind === 'INVOICE') return record.invoiceNumbers
  const number = { WEB: webOrderNumber, ERP: erpOrderNumber, CUSTOMER: customerOrderNumber }[kind]
  return number === null ? [] : [number]
}

const createIndex = <T extends NumberedRecord>(
  records: readonly T[],
  kind: NumberKind
): Map<string, T[]> => {
  const index = new Map<string, T[]>()
  for (const record of records) {
    for (const number of numbersOfKind(record, kind)) {
      const key = number.toLowerCase()
      const bearers = index.get(key)
      if (bearers === undefined) index.set(key, [record])
      else bearers.push(record)
    }
  }
  return index
}
