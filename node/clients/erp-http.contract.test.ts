import { after } from 'node:test'

import { describeConnector } from '../connectors/contract.suite'
import { rest } from '../connectors/rest'
import { createIOContext } from '../testing/io-context'
import { startRestSubject } from '../testing/rest-subject'

process.env.VTEX_APP_ID ??= 'vendor.orders-b2b@0.1.0'

/** The whole contract once more, over the client that runs in the cloud. */
describeConnector({
  definition: rest,
  start: async () => {
    const { ErpHttp } = await import('./erp-http')
    return startRestSubject((origin) => {
      process.env.http_proxy = origin
      return new ErpHttp(createIOContext(), { timeout: 8000 }).portFor(
        'https://erp.example.com',
        rest.pathPrefixes
      )
    })
  },
})

after(() => {
  delete process.env.http_proxy
})
