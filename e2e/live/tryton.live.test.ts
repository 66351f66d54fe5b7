/** The connector `tryton` against a real Tryton 6.0, from Debian's packages, with a database of its own. */
import { after } from 'node:test'

import { describeConnector } from '../../node/connectors/contract.suite'
import { tryton } from '../../node/connectors/tryton'
import { describeBrowserSearch } from './browser-search.suite'
import { describeTrial } from './trial.suite'
import { installTryton } from './tryton/install'
import { startTryton, type TrytonServer } from './tryton/server'
import { startTrytonLive, startTrytonSubject } from './tryton/subject'

describeTrial('Tryton 6.0', installTryton, () => {
  // One database for all: making it takes most of a minute.
  let started: Promise<TrytonServer> | undefined
  const server = () => (started ??= startTryton())
  after(async () => (await started)?.stop())

  describeConnector({
    definition: tryton,
    start: async () => startTrytonSubject(await server()),
  })
  describeBrowserSearch(async () => startTrytonLive(await server()))
})
