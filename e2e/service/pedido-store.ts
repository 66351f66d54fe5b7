/** A store that moved over from `vtex.omnichannel-order-status`: the connector `pedido` before the ERP of its contract suite. */
import type { LocalStoreOptions } from '../../dev/local-store'
import type { PedidoDialect } from '../../node/connectors/pedido/__fixtures__/dialect'
import { PEDIDO_ORIGIN } from '../../node/connectors/pedido/__fixtures__/documents'
import { createPedidoErp } from '../../node/connectors/pedido/__fixtures__/erp'
import {
  FOREIGN_REVENDA,
  OTHER_REVENDA,
  OWN_REVENDA,
  type SeededPedido,
} from '../../node/connectors/pedido/__fixtures__/orders'
import { pedidoSettings } from '../../node/connectors/pedido/__fixtures__/subject'
import { type ErpServer, startErpServer } from '../../node/testing/erp-server'

/** Norte is two customers of the ERP, Andes another one. */
export const NORTE_REFS = [OWN_REVENDA.ref, OTHER_REVENDA.ref]
const LINKS = [
  { organizationId: 'org-norte', companyRefs: NORTE_REFS },
  { organizationId: 'org-andes', companyRefs: [FOREIGN_REVENDA.ref] },
]

export interface PedidoErp {
  readonly server: ErpServer
  readonly orders: readonly SeededPedido[]
  /** Those of the store that asks it. */
  readonly options: LocalStoreOptions
}

/** @param settings saved besides the connector's own */
export const startPedidoErp = async (
  dialect: PedidoDialect,
  settings: Readonly<Record<string, unknown>> = {}
): Promise<PedidoErp> => {
  const { orders, respond } = createPedidoErp(dialect)
  const server = await startErpServer(respond)
  return {
    server,
    orders,
    options: {
      settings: {
        ...{ ...pedidoSettings(dialect), connector: 'pedido', companyLink: 'CONFIRMED' },
        ...settings,
      },
      outbound: { [new URL(PEDIDO_ORIGIN).host]: server.origin },
      links: LINKS,
    },
  }
}

/** The order of one of the ERP's customers, counted from the newest. */
export const orderOf = ({ orders }: PedidoErp, ownerRef: string, index: number): SeededPedido => {
  const order = orders.filter(({ known }) => known.ownerRef === ownerRef)[index]
  if (order === undefined) throw new Error(`The customer ${ownerRef} has no order ${index}.`)
  return order
}
