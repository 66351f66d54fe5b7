/**
 * Query -> wire, pure: the field names, spellings and integers of the contract that `vtex.omnichannel-order-status` v0.2.0
 * asks an ERP for. Text from people goes into JSON values and into query values, which the HTTP port encodes.
 */
import type { HttpRequest, NumberKind, OrderQuery } from '../connector'
import { ConnectorError } from '../connector-error'
import type { Day } from '../order-model'
import { isCalendarDay } from '../values/day'
import { addDays } from './day'
import type { OrderName } from './order-id'
import type { Credentials } from './settings'

/** GIAPI's own (ASP.NET's template); the incumbent never called it. */
export const TOKEN_PATH = '/token'

/** As the incumbent's code spells it, and as its documents do. */
export const ORDER_SPELLINGS = ['/api/v1/pedido/', '/api/v1/pedido'] as const
export const DOCUMENTS_SPELLINGS = ['/api/v1/ArquivosPedido/', '/api/v1/arquivospedido'] as const
/** Below them a document may be fetched that the ERP links to. The contract names no address of documents: these are its own two. */
export const DOCUMENT_FOLDERS = [
  '/api/v1/pedido/',
  '/api/v1/ArquivosPedido/',
  '/api/v1/arquivospedido/',
] as const

/** Exactly one of the three is to be filled. */
export type Criterion =
  | { readonly porCodigo: { readonly codigo: string; readonly tipo: 0 | 1 | 2 } }
  | { readonly porPeriodo: { readonly dataInicial: Day; readonly dataFim: Day } }
  | { readonly porNotaFiscal: { readonly notaFiscal: string; readonly serieNotaFiscal?: string } }

export const MAX_PAGE_SIZE = 100
/** The longest number that is sent, in characters. */
const MAX_TEXT_LENGTH = 200

/** Orders of one company: the contract takes no list of them. */
export const searchRequest = (revendaId: number, criterion: Criterion): HttpRequest => ({
  method: 'POST',
  path: '/api/v1/pedido/pesquisa',
  body: { ...criterion, revendaId },
  metric: 'orders-find',
})

export const orderRequest = (path: string, name: OrderName): HttpRequest => ({
  method: 'GET',
  path,
  query: queryOf(name),
  metric: 'orders-get',
})

export const documentsRequest = (path: string, name: OrderName): HttpRequest => ({
  method: 'GET',
  path,
  query: queryOf(name),
  metric: 'documents-list',
})

/** RFC 6749, section 4.3.2, without a client: as GIAPI documents it. */
export const tokenRequest = ({
  username,
  password,
}: Extract<Credentials, { kind: 'PASSWORD' }>): HttpRequest => ({
  method: 'POST',
  path: TOKEN_PATH,
  form: [
    ['grant_type', 'password'],
    ['username', username],
    ['password', password],
  ],
  metric: 'token',
})

const queryOf = ({ pedidoErpId, revendaId }: OrderName): HttpRequest['query'] => [
  ['pedidoErpId', pedidoErpId],
  ['revendaId', String(revendaId)],
]

/** `tipo`: 0 PedidoId, 1 PedidoClienteId, 2 PedidoErpId. */
const CODE_KINDS: Readonly<Record<Exclude<NumberKind, 'INVOICE'>, 0 | 1 | 2>> = {
  WEB: 0,
  CUSTOMER: 1,
  ERP: 2,
}

/** @throws ConnectorError `invalid-query` for a number that must not be sent */
export const numberCriterion = (kind: NumberKind, value: string): Criterion => {
  if (!isSendable(value)) throw invalid('number')
  return kind === 'INVOICE'
    ? { porNotaFiscal: splitInvoiceNumber(value) }
    : { porCodigo: { codigo: value, tipo: CODE_KINDS[kind] } }
}

/** "176436-1": number and series, as they stand on the document. A number with letters is taken as it is. */
const INVOICE_WITH_SERIES = /^(\d+)[-/](\d{1,3})$/

const splitInvoiceNumber = (value: string) => {
  const [, notaFiscal, serieNotaFiscal] = INVOICE_WITH_SERIES.exec(value) ?? []
  return notaFiscal === undefined || serieNotaFiscal === undefined
    ? { notaFiscal: value }
    : { notaFiscal, serieNotaFiscal }
}

/**
 * Nothing says whether the ERP counts the bounds in, or compares a time of day with midnight: one day more on each side is
 * asked for, and `search.ts` keeps the days that were meant.
 */
export const periodCriterion = (from: Day, to: Day): Criterion => ({
  porPeriodo: { dataInicial: addDays(from, -1), dataFim: addDays(to, 1) },
})

/**
 * What the contract can't say is refused before anything is sent.
 * @throws ConnectorError `unsupported`, `invalid-query`
 */
export const checkQuery = (query: OrderQuery): void => {
  const undeclared = undeclaredIn(query)
  if (undeclared.length > 0) {
    throw new ConnectorError('unsupported', 'This ERP cannot search in this way.', {
      fields: undeclared,
    })
  }
  const { first, from, to, number } = query
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) throw invalid('first')
  if (from !== null && !isCalendarDay(from)) throw invalid('from')
  if (to !== null && !isCalendarDay(to)) throw invalid('to')
  if (number?.values.length === 0) throw invalid('number')
}

const undeclaredIn = ({ number, channels, product, placedBy }: OrderQuery): string[] => {
  const asked: ReadonlyArray<readonly [field: string, isAsked: boolean]> = [
    ['number', number !== null && (number.match === 'partial' || number.values.length > 1)],
    ['channels', channels.length > 0],
    ['product', product !== null],
    ['placedBy', placedBy !== null],
  ]
  return asked.flatMap(([field, isAsked]) => (isAsked ? field : []))
}

/** Blank text an ERP could take for "any"; half of a surrogate pair would arrive as another text. */
const isSendable = (text: string): boolean =>
  text.length <= MAX_TEXT_LENGTH && !/^[\s\p{C}]*$|\p{Surrogate}/u.test(text)

export const invalid = (field: string): ConnectorError =>
  new ConnectorError('invalid-query', `This can't be asked of the ERP: ${field}.`, {
    fields: [field],
  })
