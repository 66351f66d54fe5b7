/**
 * Tryton's JSON-RPC, as its own clients speak it: one address per database, positional parameters, the context last, and
 * errors inside an answer with status 200. Source: trytond's `protocols/jsonrpc.py` and `protocols/dispatcher.py`, 6.0.
 */
import type { HttpRequest } from '../connector'
import { ConnectorError } from '../connector-error'
import { atMost } from '../values/rows'
import type { Domain } from './domain'
import { badAnswer, isRow, type Row } from './wire-value'

/** A reverse proxy maps it to the path of the database ("/erp/"), since the manifest allows fixed paths only. */
export const PATH_PREFIX = '/tryton/'

export interface RpcCall {
  readonly method: string
  readonly params: readonly unknown[]
  /** What the port reads at most: for documents, which come within JSON. */
  readonly maxAnswerBytes?: number
  /** Of a list of records: as many as are asked for. */
  readonly maxRows?: number
  readonly metric: string
}

export interface SearchRead {
  readonly model: string
  readonly domain: Domain
  /** With dots for what is related, of lists too: "lines.product.code" comes as `lines.[].product..code`. */
  readonly fields: readonly string[]
  readonly limit?: number
  /** Such as ["sale_date", "DESC NULLS LAST"]. */
  readonly order?: ReadonlyArray<readonly [field: string, direction: string]>
  /** Binary fields to be read as their size in bytes: "ir.attachment.data". */
  readonly sizesOf?: readonly string[]
  readonly maxAnswerBytes?: number
  readonly metric: string
}

/** Of a list that is asked for whole: the server's own default is no limit at all. */
const MAX_ROWS = 1000

export const searchRead = ({
  model,
  metric,
  maxAnswerBytes,
  // One more than is read: it tells that there is more.
  limit = MAX_ROWS + 1,
  ...search
}: SearchRead): RpcCall => ({
  method: `model.${model}.search_read`,
  params: [
    search.domain,
    0,
    limit,
    search.order ?? null,
    search.fields,
    Object.fromEntries((search.sizesOf ?? []).map((field) => [field, 'size'])),
  ],
  maxAnswerBytes,
  maxRows: limit,
  metric,
})

export const searchCount = (model: string, domain: Domain, metric: string): RpcCall => ({
  method: `model.${model}.search_count`,
  params: [domain, {}],
  metric,
})

export const rpcRequest = (
  { method, params, maxAnswerBytes, metric }: RpcCall,
  authorization: string | null
): HttpRequest => ({
  method: 'POST',
  path: PATH_PREFIX,
  ...(authorization === null ? {} : { headers: { Authorization: authorization } }),
  body: { id: 1, method, params },
  ...(maxAnswerBytes === undefined ? {} : { maxAnswerBytes }),
  metric,
})

/**
 * What the server answered.
 * @throws ConnectorError `rejected-credentials` for what the user may not do, `bad-answer` for any other error inside
 * the answer (an unknown model or field: a module is missing) and for what is no answer of this protocol
 */
export const resultOf = (
  answer: unknown,
  { maxRows = Infinity }: Pick<RpcCall, 'maxRows'> = {}
): unknown => {
  if (!isRow(answer)) throw badAnswer('is not one of its protocol')
  if (Array.isArray(answer.error)) throw errorInside(answer.error)
  if (!('result' in answer) || answer.error) throw badAnswer('is not one of its protocol')
  return Array.isArray(answer.result) ? atMost(answer.result, maxRows) : answer.result
}

export const rowsIn = (result: unknown): readonly Row[] => {
  if (!Array.isArray(result) || !result.every(isRow)) throw badAnswer('is not a list of records')
  return result
}

/** @throws ConnectorError `bad-answer` also where there is more than is ever read: a part is not shown as the whole */
export const allRowsIn = (result: unknown): readonly Row[] => {
  const rows = rowsIn(result)
  if (rows.length > MAX_ROWS) throw badAnswer('is longer than is read')
  return rows
}

export const countIn = (result: unknown): number => {
  if (typeof result === 'number' && Number.isSafeInteger(result) && result >= 0) return result
  throw badAnswer('is not a count')
}

/** Only the error's class is looked at: its text may quote what was asked. */
const errorInside = ([name]: readonly unknown[]): ConnectorError =>
  name === 'UserError' || name === 'LoginException'
    ? new ConnectorError('rejected-credentials', 'The ERP does not let its user read this.')
    : badAnswer('is an error: a module or a field may be missing')
