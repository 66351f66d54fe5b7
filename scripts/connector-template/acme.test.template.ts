import { describeConnector } from '../../node/connectors/contract.suite'
import { createHttpPort } from '../../node/testing/http-port'
import { acme } from '.'
import { startAcmeSubject } from './__fixtures__/subject'

describeConnector({ definition: acme, start: () => startAcmeSubject(createHttpPort) })
