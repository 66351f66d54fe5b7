/** The look-up of payments by their own reference or the number of an invoice that they settle. */
import type { PaymentNumberKind, PaymentQuery } from '../../connectors/connector'
import type { Payment } from '../../connectors/order-model'
import { spellingsOf } from '../../model/number-form'
import {
  type FoundRows,
  MAX_QUESTIONS,
  type NumberAnswer,
  type NumberQuestion,
  ROWS_LOOKED_THROUGH,
  rowsShown,
  searchByNumber,
} from './number-search'
import { invoiceForms } from './order-questions'
import { keyOf } from './order-rows'
import { isInvoiceLabelled, spellingsWithLabel } from './spellings'

const KINDS: readonly PaymentNumberKind[] = ['REFERENCE', 'INVOICE']

export type AboutPaymentNumber = Pick<PaymentQuery, 'number' | 'first'>

export interface PaymentsByNumber {
  /** Those of the ERP that the viewer may use. */
  readonly kinds: readonly PaymentNumberKind[]
  readonly maxPageSize: number
  readonly find: (query: AboutPaymentNumber) => Promise<FoundRows<Payment>>
}

/** ERPs find payments by whole numbers only: as typed, and where that finds nothing, in further spellings. */
export const findPaymentsByNumber = (
  typed: string,
  { kinds, maxPageSize, find }: PaymentsByNumber
): Promise<NumberAnswer<PaymentNumberKind, Payment>> => {
  const questions = KINDS.filter((kind) => kinds.includes(kind)).map((kind) =>
    spellingsWithLabel(typed, (number) => formsOf(kind, number), isInvoiceLabelled(typed)).map(
      (value): NumberQuestion<PaymentNumberKind> => ({ kind, match: 'exact', values: [value] })
    )
  )
  return searchByNumber({
    ...{ typed, numbersOf, order: KINDS, keyOf, shown: rowsShown(maxPageSize, true) },
    stages: {
      asTyped: questions.flatMap((ofKind) => ofKind.slice(0, 1)),
      containing: questions.flatMap((ofKind) => ofKind.slice(1, 1 + MAX_QUESTIONS / KINDS.length)),
    },
    ask: ({ kind, values: [value = ''] }) =>
      find({ number: { kind, value }, first: Math.min(ROWS_LOOKED_THROUGH, maxPageSize) }),
  })
}

const formsOf = (kind: PaymentNumberKind, number: string): readonly string[] => {
  if (kind === 'REFERENCE') return spellingsOf(number)
  return [...invoiceForms(number), ...spellingsOf(number)]
}

const numbersOf = ({ reference, settles }: Payment, kind: PaymentNumberKind): readonly string[] =>
  kind === 'REFERENCE'
    ? [reference ?? []].flat()
    : settles.flatMap(({ invoiceNumber }) => invoiceNumber ?? [])
