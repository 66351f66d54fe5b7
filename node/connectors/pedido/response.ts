/**
 * Wire -> model, for servers that differ in spelling, types and manners. Lenient, within these bounds:
 * - Names of fields in any case. Unknown fields are dropped, among them what a representative earns (`comissao`) and the
 *   final customer's tax numbers. A value that can't be read is null.
 * - A list must be there: the search's and the documents' `itens`, and an order's `itens` or `centrosDeDistribuicao`.
 * - An order must say its `pedidoErpId`, and opened its `revendaId` too: nothing else proves whose it is.
 * - GIAPI reports errors inside 200 as `Error: true`: an error it is, and where it says "not found", none: of a list as of an
 *   order. The same in the body of a 400 or 422 is read alike.
 * - An opened order of which nothing is said (`{}`, or its fields with nothing in them) is none: so servers answer that
 *   serialise the order they did not find.
 */
import { ConnectorError, type ConnectorErrorKind } from '../connector-error'
import type { Order, OrderSummary } from '../order-model'
import { isBearerType } from '../values/bearer'
import { canonicalRef } from './company'
import { dayReader } from './day'
import type { OrderName } from './order-id'
import { isBearerToken, type PedidoSettings } from './settings'
import { readOrder, readSummary, type Reading } from './map-order'
import { type LinkedDocument, readDocument } from './wire-document'
import { bareWord, type Fields, fieldsOf, itemsOf, NO_FIELDS, textOf, valueOf } from './wire-value'

/** A row, and the numbers of its invoice as they may be typed. */
export interface Row {
  readonly summary: OrderSummary
  readonly invoiceNumbers: readonly string[]
}

export interface PedidoReader {
  /** @param ownerRef the company that was asked for: the contract's rows don't name theirs */
  readonly rows: (answer: unknown, ownerRef: string) => Row[]
  /** null: there is no such order. */
  readonly order: (answer: unknown) => Order | null
  readonly documents: (answer: unknown, name: OrderName) => LinkedDocument[]
}

/** All of them throw ConnectorError `bad-answer`. */
export const createPedidoReader = ({
  defaultCurrency,
  timeZone,
}: Pick<PedidoSettings, 'defaultCurrency' | 'timeZone'>): PedidoReader => {
  const reading: Reading = { currency: defaultCurrency, day: dayReader(timeZone) }
  return {
    rows: (answer, ownerRef) =>
      listIn(answer).map((item, index) => {
        const fields = fieldsOf(item)
        const pedidoErpId = fields && textOf(fields, 'pedidoErpId')
        if (fields === null || pedidoErpId === null) throw badAnswer(`itens.${index}.pedidoErpId`)
        const named = { fields, pedidoErpId, ownerRef: ownerIn(fields) ?? ownerRef }
        return {
          summary: readSummary(named, reading),
          invoiceNumbers: invoiceNumbersIn(fields),
        }
      }),
    order: (answer) => openedOrder(answer, reading),
    documents: (answer, { pedidoErpId }) => {
      const items = listIn(answer)
      const named = answer === null ? null : textOf(fieldsOf(answer) ?? NO_FIELDS, 'pedidoErpId')
      if (named !== null && named !== pedidoErpId) throw badAnswer('pedidoErpId')
      const seen = new Map<string, number>()
      return items.flatMap((item) => readDocument(item, seen) ?? [])
    },
  }
}

/** `null` and `itens: null` are .NET's way to say "none". */
const listIn = (answer: unknown): readonly unknown[] => {
  if (answer === null) return []
  const fields = fieldsOf(answer)
  if (fields === null) throw badAnswer('body')
  if (saysNotFound(fields)) return []
  refuseReportedError(fields)
  const items = itemsOf(fields, 'itens')
  if (items === null) throw badAnswer('itens')
  return items
}

const openedOrder = (answer: unknown, reading: Reading): Order | null => {
  if (answer === null) return null
  const fields = fieldsOf(answer)
  if (fields === null) throw badAnswer('body')
  if (saysNothing(fields) || saysNotFound(fields)) return null
  refuseReportedError(fields)
  const pedidoErpId = textOf(fields, 'pedidoErpId')
  const ownerRef = ownerIn(fields)
  if (pedidoErpId === null) throw badAnswer('pedidoErpId')
  if (ownerRef === null) throw badAnswer('revendaId')
  const order = readOrder({ fields, pedidoErpId, ownerRef }, reading)
  if (order === null) throw badAnswer('itens')
  return order
}

const ownerIn = (fields: Fields): string | null => {
  const revendaId = textOf(fields, 'revendaId')
  return revendaId === null ? null : canonicalRef(revendaId)
}

const invoiceNumbersIn = (fields: Fields): string[] => {
  const number = textOf(fields, 'notaFiscal')
  const series = textOf(fields, 'serieNotaFiscal')
  if (number === null) return []
  return series === null ? [number] : [number, `${number}-${series}`, `${number}/${series}`]
}

const saysNothing = (fields: Fields): boolean => Object.values(fields).every(isNothing)

/** What .NET puts where nothing was filled in. */
const isNothing = (value: unknown): boolean =>
  !value ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'string' && value.startsWith('0001-01-01'))

const isReportedError = (fields: Fields): boolean => {
  const flag = valueOf(fields, 'Error')
  return flag === true || (typeof flag === 'string' && flag.toLowerCase() === 'true')
}

const NOT_FOUND = /naoencontrad|nenhum[a-z]*encontrad|naoexiste|inexistente|naolocalizad|notfound/

const speaksOfNothing = (fields: Fields): boolean =>
  NOT_FOUND.test(bareWord(`${textOf(fields, 'ErrorType')} ${textOf(fields, 'Message')}`))

const saysNotFound = (fields: Fields): boolean => isReportedError(fields) && speaksOfNothing(fields)

/** In an outage, or at a login, "not found" means something else. */
const REFUSALS: readonly number[] = [400, 422]

/** A refusal may say the same as an error within 200: that there is nothing. */
export const kindOfRefusal = (status: number, body: unknown): ConnectorErrorKind | null => {
  const fields = fieldsOf(body)
  return fields !== null && REFUSALS.includes(status) && speaksOfNothing(fields)
    ? 'not-found'
    : null
}

const refuseReportedError = (fields: Fields): void => {
  if (isReportedError(fields)) {
    throw new ConnectorError('bad-answer', 'The ERP reports an error of its own within its answer.')
  }
}

export interface Login {
  readonly token: string
  readonly lifetimeMs: number
}

/** Where a server does not say how long: soon enough to be right, and a 401 is survived. */
const DEFAULT_LIFETIME_S = 600
const MAX_LIFETIME_S = 30 * 24 * 60 * 60

/** RFC 6749, section 5.1. @throws ConnectorError `bad-answer` */
export const readLogin = (answer: unknown): Login => {
  const fields = fieldsOf(answer) ?? NO_FIELDS
  const token = textOf(fields, 'access_token')
  if (!isBearerToken(token)) throw badAnswer('access_token')
  if (!isBearerType(valueOf(fields, 'token_type'))) throw badAnswer('token_type')
  const seconds = Number(textOf(fields, 'expires_in') ?? DEFAULT_LIFETIME_S)
  const lifetime = seconds > 0 ? Math.min(seconds, MAX_LIFETIME_S) : DEFAULT_LIFETIME_S
  return { token, lifetimeMs: lifetime * 1000 }
}

/** Names fields of the contract, never what was in them. */
const badAnswer = (field: string): ConnectorError =>
  new ConnectorError('bad-answer', `The ERP's answer can't be read: ${field}.`, {
    fields: [field],
  })
