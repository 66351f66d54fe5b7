import { createHttpPort } from '../../testing/http-port'
import { describeConnector } from '../contract.suite'
import { tryton } from '.'
import { startTrytonSubject } from './__fixtures__/subject'

describeConnector({ definition: tryton, start: () => startTrytonSubject(createHttpPort) })
