import { pedido } from '.'
import { createHttpPort } from '../../testing/http-port'
import { GIAPI, GUIDE, README } from './__fixtures__/dialect'
import { startPedidoSubject } from './__fixtures__/subject'
import { describeConnector } from '../contract.suite'

for (const dialect of [README, GUIDE, GIAPI]) {
  describeConnector({
    definition: pedido,
    start: () => startPedidoSubject(dialect, createHttpPort),
  })
}
