/** Every connector over its own ERP, for what is to hold of a search whichever of them is asked. */
import type { HttpPort } from '../connectors/connector'
import { GIAPI, README, type PedidoDialect } from '../connectors/pedido/__fixtures__/dialect'
import { seedPedidos } from '../connectors/pedido/__fixtures__/orders'
import { startPedidoSubject } from '../connectors/pedido/__fixtures__/subject'
import { FEATURE_NAMES } from '../connectors/rest/features'
import { seedOrders as seedSapOrders } from '../connectors/sap-s4hana/__fixtures__/records'
import { startSapSubject } from '../connectors/sap-s4hana/__fixtures__/subject'
import { seedSales } from '../connectors/tryton/__fixtures__/records'
import { startTrytonSubject } from '../connectors/tryton/__fixtures__/subject'
import type { ConnectorSubject } from './connector-subject'
import { startDemoSubject } from './demo-subject'
import { seedOrders } from './rest-orders'
import { startRestSubject } from './rest-subject'
import {
  numberedPedidos,
  numberedRestOrders,
  numberedSales,
  numberedSapOrders,
} from './table-numbers'

type OpenPort = (origin: string) => HttpPort

export interface SearchSubject {
  readonly name: string
  /**
   * Its first orders have the numbers of `table-numbers.ts`, but for those of the demo, which are invented.
   * @param openPort the way out, for an ERP at `origin` (`http://127.0.0.1:port`)
   */
  readonly start: (openPort: OpenPort) => Promise<ConnectorSubject>
}

const rest =
  (features: readonly string[] | null) =>
  (openPort: OpenPort): Promise<ConnectorSubject> =>
    startRestSubject(openPort, features, numberedRestOrders(seedOrders()))

const pedido =
  (dialect: PedidoDialect) =>
  (openPort: OpenPort): Promise<ConnectorSubject> =>
    startPedidoSubject(dialect, openPort, numberedPedidos(seedPedidos(dialect)))

export const SEARCH_SUBJECTS: readonly SearchSubject[] = [
  { name: 'rest 1.1.0', start: rest(null) },
  { name: 'rest, all features', start: rest(FEATURE_NAMES) },
  {
    name: 'sap-s4hana',
    start: (openPort) => startSapSubject(openPort, numberedSapOrders(seedSapOrders())),
  },
  {
    name: 'tryton',
    start: (openPort) => startTrytonSubject(openPort, numberedSales(seedSales())),
  },
  { name: 'pedido', start: pedido(README) },
  { name: 'pedido that says web numbers', start: pedido(GIAPI) },
  { name: 'demo', start: startDemoSubject },
]
