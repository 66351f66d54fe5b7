/** The token flow of the connector `rest` against a real token server, before an ERP that asks it of every token. */
import assert from 'node:assert/strict'
import { after, afterEach, before, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Call, ErpConnector } from '../../node/connectors/connector'
import { isConnectorError } from '../../node/connectors/connector-error'
import { rest } from '../../node/connectors/rest'
import {
  startErpServer,
  type ErpReply,
  type ErpRequest,
  type ErpServer,
} from '../../node/testing/erp-server'
import { createHttpPort } from '../../node/testing/http-port'
import { forwardTo } from './forward'
import {
  CLIENT_SECRET,
  SCOPE,
  installTokenServer,
  startTokenServer,
  type TokenServer,
} from './rest/token-server'
import { describeTrial } from './trial.suite'

const TOKEN_PATH = '/orders-b2b/v1/token'
/** Short, so that one ends while the test looks on. */
const LIFE_SECONDS = 2
const POLL_MS = 100

describeTrial('A token of a real server', installTokenServer, (folder) => {
  let tokens: TokenServer
  let erp: ErpServer
  let connector: ErpConnector
  /** The time that the connector knows; the token server has its own. */
  let nowMs = 0

  before(async () => {
    tokens = await startTokenServer(folder, LIFE_SECONDS)
    const askForToken = forwardTo(tokens.origin)
    const respond = async (request: ErpRequest): Promise<ErpReply> => {
      if (request.path === TOKEN_PATH) return askForToken({ ...request, path: '/token' })
      const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
      const isLetIn = token !== '' && (await tokens.isGood(token))
      return { status: isLetIn ? 200 : 401, body: isLetIn ? '{"status":"ok"}' : '{}' }
    }
    erp = await startErpServer(respond)
  })
  after(async () => {
    await erp.close()
    await tokens.stop()
  })
  afterEach(() => erp.misbehave(null))

  const use = (settings: Record<string, unknown>): void => {
    nowMs = Date.now()
    connector = rest.create({
      settings: rest.readSettings({
        erpBaseUrl: 'https://erp.example',
        erpAuthentication: 'OAUTH2',
        erpTokenUrl: `https://erp.example${TOKEN_PATH}`,
        erpClientSecret: CLIENT_SECRET,
        erpScope: SCOPE,
        ...settings,
      }),
      clock: () => new Date(nowMs),
    })
  }
  const check = (): Promise<void> => connector.check(call())
  const call = (): Call => ({
    http: createHttpPort(erp.origin),
    signal: AbortSignal.timeout(20_000),
  })
  const asked = () => erp.requests.filter(({ path }) => path === TOKEN_PATH).length

  for (const [erpClientId, erpClientAuthentication] of [
    ['basic', 'BASIC'],
    ['post', 'POST'],
  ] as const) {
    it(`is given to a client that proves itself by ${erpClientAuthentication}`, async () => {
      use({ erpClientId, erpClientAuthentication })
      await check()
    })
  }

  it('is fetched once for many calls at once, and kept', async () => {
    use({ erpClientId: 'basic' })
    const before = asked()
    await Promise.all([check(), check(), check()])
    await check()
    assert.equal(asked() - before, 1)
  })

  it('is fetched anew before it ends', async () => {
    use({ erpClientId: 'basic' })
    await check()
    const before = asked()
    nowMs += LIFE_SECONDS * 1000
    await check()
    assert.equal(asked() - before, 1)
  })

  it('is replaced once where the server took it back before its time', async () => {
    use({ erpClientId: 'basic' })
    await check()
    const used = erp.requests.at(-1)?.headers.authorization?.replace('Bearer ', '') ?? ''
    while (await tokens.isGood(used)) await sleep(POLL_MS)
    const before = asked()
    await check()
    assert.equal(asked() - before, 1)
    assert.notEqual(erp.requests.at(-1)?.headers.authorization, `Bearer ${used}`)
  })

  it('does not open the door again once it has ended', async () => {
    use({ erpClientId: 'basic' })
    await check()
    const headers = { authorization: erp.requests.at(-1)?.headers.authorization ?? '' }
    const replay = () => fetch(`${erp.origin}/orders-b2b/v1/status`, { headers })
    while ((await replay()).status === 200) await sleep(POLL_MS)
    assert.equal((await replay()).status, 401)
  })

  it('is refused to a wrong secret, which is not tried again for a minute', async () => {
    use({ erpClientId: 'basic', erpClientSecret: 'wrong' })
    const before = asked()
    for (let count = 0; count < 2; count += 1) {
      await assert.rejects(
        check(),
        (error) => isConnectorError(error) && error.kind === 'rejected-credentials'
      )
    }
    assert.equal(asked() - before, 1)
  })
})
