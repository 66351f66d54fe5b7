import type { Clock, HttpPort } from '../../connector'
import { pedido } from '..'
import type { ConnectorSubject } from '../../../testing/connector-subject'
import { startErpServer } from '../../../testing/erp-server'
import type { Reasons } from '../../../testing/known-details'
import type { PedidoDialect } from './dialect'
import { PEDIDO_ORIGIN } from './documents'
import { createPedidoErp, PEDIDO_TOKEN, PEDIDO_USER } from './erp'
import {
  FOREIGN_REVENDA,
  OTHER_REVENDA,
  OWN_REVENDA,
  PEDIDO_TODAY,
  type SeededPedido,
} from './orders'

/** As an admin would save them. */
export const pedidoSettings = ({ credentials }: PedidoDialect) => ({
  erpBaseUrl: PEDIDO_ORIGIN,
  erpAuthentication: credentials,
  ...(credentials === 'BEARER'
    ? { erpToken: PEDIDO_TOKEN }
    : { erpUsername: PEDIDO_USER.username, erpPassword: PEDIDO_USER.password }),
  defaultCurrency: 'BRL',
  timeZone: 'America/Sao_Paulo',
})

/** Each look at it is a minute later: no failed login is remembered from one test to the next. */
const hurriedClock = (): Clock => {
  let nowMs = Date.parse(`${PEDIDO_TODAY}T12:00:00Z`)
  return () => new Date((nowMs += 61_000))
}

/**
 * The `pedido` connector against an ERP on loopback that speaks the contract in a dialect.
 * @param openPort the way out under test, for an ERP at `origin` (`http://127.0.0.1:port`)
 */
export const startPedidoSubject = async (
  dialect: PedidoDialect,
  openPort: (origin: string) => HttpPort,
  seeded?: readonly SeededPedido[]
): Promise<ConnectorSubject> => {
  const erp = createPedidoErp(dialect, seeded)
  const server = await startErpServer(erp.respond)
  const settings = pedido.readSettings(pedidoSettings(dialect))
  return {
    connector: pedido.create({ settings, clock: hurriedClock() }),
    http: openPort(server.origin),
    server,
    noSuchOrder: '{}',
    mayFindNothingBy404: true,
    // One a company; where the latest weeks don't fill the page, another one each.
    callsPerPage: { orders: 4 },
    secrets: [PEDIDO_TOKEN, PEDIDO_USER.password, new URL(server.origin).host],
    known: {
      companies: [OWN_REVENDA.ref, OTHER_REVENDA.ref],
      foreignCompany: FOREIGN_REVENDA.ref,
      orders: erp.orders.map(({ known }) => known),
      documents: knownDocuments(erp.orders),
      unsaid: unsaidBy(dialect),
      unsaidInRows: {
        promisedOn: 'Only the detail has the expected delivery.',
        lineCount: 'Only the detail has the items.',
      },
    },
    close: server.close,
  }
}

const UNSAID: Reasons = {
  holdReason: 'The contract has a status and no reason of it.',
  channel: 'The contract does not say where an order came from.',
  placedBy: 'The contract does not say who placed an order.',
  requestedOn: 'The contract has the expected delivery only.',
  shippedOn: 'The contract has no day of a dispatch.',
  totalNet: 'The contract has one total.',
  tax: 'The contract does not divide the total but for freight.',
  shipped: 'An item has one quantity.',
  invoiced: 'An item has one quantity.',
  paymentsOfOrder: 'The contract has no payments.',
  draftOrders: 'The contract knows orders that are placed.',
}

const unsaidBy = ({ names, details }: PedidoDialect): Reasons => ({
  ...UNSAID,
  ...(names === 'pascal' ? {} : { webOrderNumber: 'It can be searched by, and stands nowhere.' }),
  ...(details === 'guide' ? { shippingAddress: "VTEX's guide has one address." } : {}),
})

/** A few of each company. */
const knownDocuments = (orders: readonly SeededPedido[]) =>
  [OWN_REVENDA, OTHER_REVENDA, FOREIGN_REVENDA].flatMap(({ ref }) =>
    orders
      .filter(({ known }) => known.ownerRef === ref)
      .flatMap(({ documents }) => documents)
      .slice(0, 3)
  )
