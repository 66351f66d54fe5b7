import { generateOrders } from '../connectors/demo/company-orders'
import { describeConnector } from '../connectors/contract.suite'
import { knownOrderOf } from './connector-subject'
import { minimal, plain } from './minimal-connector'
import { nowhere } from './nowhere'

const CAN_ONLY_LIST = 'It lists and opens orders, and nothing that belongs to them.'
const TODAY = '2026-11-23'

describeConnector({
  definition: minimal,
  hasServer: false,
  start: async () => ({
    connector: minimal.create({
      settings: {},
      clock: () => new Date(`${TODAY}T10:00:00Z`),
    }),
    http: nowhere(),
    known: {
      companies: ['one', 'other'],
      foreignCompany: 'foreign',
      orders: ['one', 'other', 'foreign']
        .flatMap((company) => generateOrders(company, TODAY))
        .map((order) => knownOrderOf(plain(order))),
      unsaid: {
        ...{ shipments: CAN_ONLY_LIST, shippedOn: CAN_ONLY_LIST, invoicesOfOrder: CAN_ONLY_LIST },
        ...{ paymentsOfOrder: CAN_ONLY_LIST, documentsOfOrder: CAN_ONLY_LIST },
        draftOrders: 'The invented orders are all placed.',
      },
    },
    secrets: [],
    close: () => Promise.resolve(),
  }),
})
