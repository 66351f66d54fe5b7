/**
 * Wire -> model. Lenient, within these bounds:
 * - Unknown fields are dropped. An optional value that can't be read is null, an optional list that is missing is empty.
 * - An unknown status, channel, facet or kind of document is `OTHER` or `UNKNOWN`, and the ERP's word becomes the label
 *   where it gave none. An invoice's status has no such member: it is `OPEN`, which hides no debt, or `PAID` where
 *   nothing is open. An invoice's kind is the direction of money, which nobody guesses: an unknown one is `bad-answer`.
 * - `orders` and an order's `lines` must be lists. What can be opened or has an owner (order, invoice, payment, document)
 *   must say its id and its owner: leaving such a record out would hide a fault of the ERP behind a shorter list, and
 *   guessing its owner would show it to someone. The whole answer is `bad-answer`, and the error names the field.
 * - More orders than asked for are taken as they come: the byte cap of the port bounds them.
 * - Lines, shipments and their like are never opened by their id: without one they are named by their position.
 */
import { z } from 'zod'

import type { OrderPage, OrderQuery } from '../connector'
import { ConnectorError } from '../connector-error'
import type { Order } from '../order-model'
import { bindCursor, isErpCursor } from './cursor'
import { orderSchema, summarySchema } from './wire-order'
import { count, read } from './wire-value'

export interface RestReader {
  /** @throws ConnectorError `bad-answer` */
  readonly page: (answer: unknown, query: OrderQuery) => OrderPage
  /** @throws ConnectorError `bad-answer` */
  readonly order: (answer: unknown) => Order
}

/** @param defaultCurrency ISO 4217: of amounts that come without one */
export const createRestReader = (defaultCurrency: string): RestReader => {
  const page = pageSchema(defaultCurrency)
  const order = orderSchema(defaultCurrency)
  return {
    page: (answer, query) => {
      const { orders, cursor, total } = readWith(page, answer)
      return { orders, cursor: bindCursor(cursor, query), total }
    },
    order: (answer) => readWith(order, answer),
  }
}

const pageSchema = (defaultCurrency: string) =>
  z.object({
    orders: z.array(summarySchema(defaultCurrency)),
    // A cursor that could not be sent back would end the list early, unnoticed.
    cursor: z
      .string()
      .nullish()
      .transform((cursor) => cursor || null)
      .refine((cursor) => cursor === null || isErpCursor(cursor)),
    total: read(count),
  })

const readWith = <Output>(schema: z.ZodType<Output>, answer: unknown): Output => {
  const result = schema.safeParse(answer)
  if (result.success) return result.data
  throw badAnswer(result.error.issues.map((issue) => issue.path.join('.') || 'body'))
}

const MAX_NAMED_FIELDS = 10

/** Names fields of the contract, never what was in them. */
const badAnswer = (fields: readonly string[]): ConnectorError => {
  const named = fields.slice(0, MAX_NAMED_FIELDS)
  return new ConnectorError('bad-answer', `The ERP's answer can't be read: ${named.join(', ')}.`, {
    fields: named,
  })
}
