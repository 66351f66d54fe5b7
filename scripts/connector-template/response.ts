/**
 * Wire -> model. Lenient: unknown fields are dropped, an optional value that can't be read is null, an unknown status is
 * `OTHER` with the ERP's word as its label. Strict where it matters: a missing list, id or owner is `bad-answer`.
 * `../values` reads days and amounts.
 */
import type { OrderPage, OrderQuery } from '../../node/connectors/connector'
import type { Order, OrderSummary } from '../../node/connectors/order-model'
import { toWrite } from './to-write'

/** @throws ConnectorError `bad-answer` */
export const readPage = (_answer: unknown, _query: OrderQuery): OrderPage =>
  toWrite(
    'readPage in response.ts',
    'the rows, and the cursor of the next page behind a fingerprint of the query, or null on the last'
  )

/** @throws ConnectorError `bad-answer` */
export const readRows = (_answer: unknown): readonly OrderSummary[] =>
  toWrite('readRows in response.ts', 'the rows of an answer, for `readPage` and for opening')

/** @throws ConnectorError `bad-answer` */
export const readOrder = (_answer: unknown): Order =>
  toWrite('readOrder in response.ts', 'the whole order with its ownerRef in the canonical form')
