import { pedido } from '.'
import { createHttpPort } from '../../testing/http-port'
import { GIAPI, GUIDE, README } from '../../testing/pedido-dialect'
import { startPedidoSubject } from '../../testing/pedido-subject'
import { describeConnector } from '../contract.suite'

for (const dialect of [README, GUIDE, GIAPI]) {
  describeConnector({
    definition: pedido,
    start: () => startPedidoSubject(dialect, createHttpPort),
  })
}
