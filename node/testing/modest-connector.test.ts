import { generateOrders } from '../connectors/demo/company-orders'
import { describeConnector } from '../connectors/contract.suite'
import { knownOrderOf } from './connector-subject'
import { modest } from './modest-connector'
import { nowhere } from './nowhere'

const TODAY = '2026-11-23'

describeConnector({
  definition: modest,
  hasServer: false,
  start: async () => ({
    connector: modest.create({
      settings: {},
      clock: () => new Date(`${TODAY}T10:00:00Z`),
    }),
    http: nowhere(),
    known: {
      companies: ['one', 'other'],
      foreignCompany: 'foreign',
      orders: ['one', 'other', 'foreign']
        .flatMap((company) => generateOrders(company, TODAY))
        .map(knownOrderOf),
    },
    secrets: [],
    close: () => Promise.resolve(),
  }),
})
