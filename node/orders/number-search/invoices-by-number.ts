/** The look-up of invoices by a number: groups of those that have it and those whose numbers contain it. */
import { type InvoiceQuery, ORDER_NUMBER_FIELDS } from '../../connectors/connector'
import type { DueInvoice } from '../due-dates'
import type { InvoiceSearch } from '../invoice-search'
import { invoiceQuestions, type InvoiceSearchKind, INVOICE_KINDS } from './invoice-questions'
import { keyOf } from './order-rows'
import {
  type FoundRows,
  type NumberAnswer,
  type NumberQuestion,
  ROWS_LOOKED_THROUGH,
  rowsShown,
  searchByNumber,
  stagesOf,
} from './number-search'

export interface InvoicesByNumber {
  readonly search: InvoiceSearch
  readonly can: Parameters<typeof invoiceQuestions>[2] & { readonly maxPageSize: number }
  /** Rows of a group that stands alone. */
  readonly first: number
  /** Every row that was looked through, in each group. */
  readonly isWhole: boolean
  /** One query: the rows, without what is not the viewer's. */
  readonly find: (query: AboutInvoiceNumber) => Promise<FoundRows<DueInvoice>>
}

/** What changes from query to query. */
export type AboutInvoiceNumber = Pick<InvoiceQuery, 'number' | 'slipLine' | 'first'>

export interface FoundInvoicesByNumber extends NumberAnswer<InvoiceSearchKind, DueInvoice> {
  readonly isPartSkipped: boolean
}

export const findInvoicesByNumber = async (
  number: string,
  { search, can, first, isWhole, find }: InvoicesByNumber
): Promise<FoundInvoicesByNumber> => {
  const questions = invoiceQuestions(number, search.numberKind, can)
  const most = Math.min(ROWS_LOOKED_THROUGH, can.maxPageSize)
  const answer = await searchByNumber({
    ...{ typed: number, stages: stagesOf(questions, search.numberMatch), numbersOf },
    ...{ order: INVOICE_KINDS, keyOf },
    ask: (question) =>
      find({ ...aboutOf(question), first: question.match === 'exact' && !isWhole ? first : most }),
    shown: rowsShown(first, isWhole),
  })
  return { ...answer, isPartSkipped: questions.isPartSkipped && answer.groups.length === 0 }
}

export const aboutOf = ({
  kind,
  match,
  values: [value = ''],
}: NumberQuestion<InvoiceSearchKind>): Pick<AboutInvoiceNumber, 'number' | 'slipLine'> => {
  if (kind === 'SLIP_LINE') return { number: null, slipLine: value }
  // Connectors that know no parts know no match either.
  return { number: match === 'exact' ? { kind, value } : { kind, value, match } }
}

/** An invoice's own number with its series and without; of its orders, each one's. */
export const numbersOf = (row: DueInvoice, kind: InvoiceSearchKind): readonly string[] => {
  if (kind === 'SLIP_LINE') return []
  if (kind === 'ACCESS_KEY') return row.accessKey === null ? [] : [row.accessKey]
  if (kind !== 'INVOICE')
    return row.orders.flatMap((order) => order[ORDER_NUMBER_FIELDS[kind]] ?? [])
  const { invoiceNumber, series } = row
  if (invoiceNumber === null) return []
  return series === null ? [invoiceNumber] : [invoiceNumber, `${invoiceNumber}-${series}`]
}
