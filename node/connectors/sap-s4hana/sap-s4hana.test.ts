import { createHttpPort } from '../../testing/http-port'
import { describeConnector } from '../contract.suite'
import { sapS4hana } from '.'
import { startSapSubject } from './__fixtures__/subject'

describeConnector({ definition: sapS4hana, start: () => startSapSubject(createHttpPort) })
