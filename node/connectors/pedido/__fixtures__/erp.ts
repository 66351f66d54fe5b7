/**
 * A small honest ERP that speaks the `pedido` contract (ERP side of `vtex.omnichannel-order-status`) in a dialect. It refuses
 * what the contract does not have, so that the connector is exact on the wire.
 */
import { z } from 'zod'

import type { ErpReply, ErpRequest } from '../../../testing/erp-server'
import { createShuffle } from '../../../testing/shuffle'
import { pascalNames, type PedidoDialect } from './dialect'
import { fileAt } from './documents'
import { seedPedidos, type SeededPedido } from './orders'

export const PEDIDO_TOKEN = 'pedido-fixed-token-c0ffee'
export const PEDIDO_USER = { username: 'loja', password: 'pedido-password-c0ffee' } as const
/** GIAPI's own example: 14 days. */
const TOKEN_LIFETIME_S = 1_209_599

const PATHS = {
  code: { order: '/api/v1/pedido/', files: '/api/v1/ArquivosPedido/' },
  documents: { order: '/api/v1/pedido', files: '/api/v1/arquivospedido' },
} as const

export interface PedidoErp {
  readonly orders: readonly SeededPedido[]
  readonly respond: (request: ErpRequest) => ErpReply
  /** How many tokens were given. */
  readonly logins: () => number
  /** Tokens given so far are refused from now on. */
  readonly expire: () => void
}

export const createPedidoErp = (
  dialect: PedidoDialect,
  orders: readonly SeededPedido[] = seedPedidos(dialect)
): PedidoErp => {
  let logins = 0
  let oldest = 1
  const isAuthorized = ({ headers: { authorization = '' } }: ErpRequest): boolean => {
    if (dialect.credentials === 'BEARER') return authorization === `Bearer ${PEDIDO_TOKEN}`
    const given = Number(/^Bearer token-(\d+)$/.exec(authorization)?.[1])
    return given >= oldest && given <= logins
  }
  const respond = (request: ErpRequest): ErpReply => {
    if (request.path === '/token') {
      if (dialect.credentials !== 'PASSWORD' || !isLogin(request)) return invalidGrant()
      logins += 1
      return json({ access_token: `token-${logins}`, expires_in: TOKEN_LIFETIME_S })
    }
    const file = openFile(orders, request)
    if (file !== null) return file
    if (!isAuthorized(request)) return problem(401)
    return answer(orders, request, dialect)
  }
  return {
    orders,
    respond,
    logins: () => logins,
    expire: () => {
      oldest = logins + 1
    },
  }
}

const isLogin = ({ method, headers, body }: ErpRequest): boolean => {
  const form = new URLSearchParams(body)
  const expected = { grant_type: 'password', ...PEDIDO_USER }
  return (
    method === 'POST' &&
    String(headers['content-type']).startsWith('application/x-www-form-urlencoded') &&
    JSON.stringify(Object.fromEntries(form)) === JSON.stringify(expected)
  )
}

/** A link of the contract works by itself; whoever sends the ERP's credential along is refused. */
const openFile = (
  orders: readonly SeededPedido[],
  { method, path, headers }: ErpRequest
): ErpReply | null => {
  const documents = orders.flatMap((order) => order.documents)
  const body = method === 'GET' ? fileAt(documents, path) : null
  if (body === null) return null
  if (headers.authorization !== undefined) return problem(400)
  return { status: 200, headers: { 'content-type': 'application/pdf' }, body }
}

const answer = (
  orders: readonly SeededPedido[],
  request: ErpRequest,
  dialect: PedidoDialect
): ErpReply => {
  const { order, files } = PATHS[dialect.paths]
  const written = (content: unknown) =>
    json(dialect.names === 'pascal' ? pascalNames(content) : content)
  if (request.path === '/api/v1/pedido/pesquisa') {
    const found = search(orders, request, dialect)
    return found === null ? problem(400) : written({ itens: found.map(({ row }) => row) })
  }
  if (request.path !== order && request.path !== files) return problem(404)
  const named = nameIn(request)
  if (named === null) return problem(400)
  const found = orders.find(({ known }) => known.id === named)
  if (found === undefined) return notFound(dialect)
  return written(request.path === order ? found.detail : found.files)
}

const nameIn = ({ method, query, body }: ErpRequest): string | null => {
  const names = [...query.keys()].sort().join()
  const isExact = method === 'GET' && body === '' && names === 'pedidoErpId,revendaId'
  return isExact ? `${query.get('revendaId')}.${query.get('pedidoErpId')}` : null
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const revendaId = z.int().min(0)
/** The contract promises no order of the rows. */
const shuffle = createShuffle()

const searchSchema = z.union([
  z.strictObject({
    revendaId,
    porCodigo: z.strictObject({ codigo: z.string().min(1), tipo: z.literal([0, 1, 2]) }),
  }),
  z.strictObject({
    revendaId,
    porPeriodo: z.strictObject({ dataInicial: day, dataFim: day }),
  }),
  z.strictObject({
    revendaId,
    porNotaFiscal: z.strictObject({
      notaFiscal: z.string().min(1),
      serieNotaFiscal: z.string().optional(),
    }),
  }),
])
type Search = z.infer<typeof searchSchema>

const search = (
  orders: readonly SeededPedido[],
  { method, headers, body }: ErpRequest,
  { bounds }: PedidoDialect
): SeededPedido[] | null => {
  const isJson = String(headers['content-type']).startsWith('application/json')
  const asked = searchSchema.safeParse(method === 'POST' && isJson ? JSON.parse(body) : null)
  if (!asked.success) return null
  return shuffle(orders).filter(
    (order) =>
      order.known.ownerRef === String(asked.data.revendaId) && matches(order, asked.data, bounds)
  )
}

const KINDS = ['WEB', 'CUSTOMER', 'ERP'] as const

const matches = (
  { known, invoice }: SeededPedido,
  asked: Search,
  bounds: PedidoDialect['bounds']
): boolean => {
  if ('porCodigo' in asked) {
    const { codigo, tipo } = asked.porCodigo
    return known.numbers[KINDS[tipo]].some(
      (number) => number.toLowerCase() === codigo.toLowerCase()
    )
  }
  if ('porPeriodo' in asked) {
    const { dataInicial, dataFim } = asked.porPeriodo
    const placed = known.orderedOn ?? ''
    return bounds === 'inclusive'
      ? placed >= dataInicial && placed <= dataFim
      : placed > dataInicial && placed < dataFim
  }
  const { notaFiscal, serieNotaFiscal } = asked.porNotaFiscal
  return (
    invoice?.number === notaFiscal &&
    (serieNotaFiscal === undefined || invoice.series === serieNotaFiscal)
  )
}

const json = (body: unknown): ErpReply => ({
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(body),
})

const problem = (status: number): ErpReply => ({ ...json({ Message: 'Erro' }), status })

const invalidGrant = (): ErpReply => ({ ...json({ error: 'invalid_grant' }), status: 400 })

const notFound = ({ notFound: manner }: PedidoDialect): ErpReply => {
  if (manner === 'status') return problem(404)
  return json(
    manner === 'null' ? null : { Error: true, ErrorType: 1, Message: 'Pedido não encontrado.' }
  )
}
