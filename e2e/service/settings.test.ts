/** Settings that would point the app, and its credentials, at something that is no ERP. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { DEMO_SETTINGS } from '../../dev/local-store'
import { person, useLocalStore } from './store'

const store = useLocalStore()

interface Check {
  readonly isWorking: boolean
  readonly code: string | null
  readonly fields: readonly string[]
  readonly hint: string | null
}

const check = async (settings: Record<string, unknown>): Promise<Check> => {
  const place = { account: 'demostore', workspace: 'local' }
  store().platform.state.settings.set(place, { ...DEMO_SETTINGS, ...settings })
  store().platform.calls.length = 0
  const { data } = await store().fetchGraphql<{ erpConnectionCheck: Check }>({
    as: person('sofia'),
    query: '{ erpConnectionCheck { isWorking code fields hint } }',
  })
  assert.ok(data)
  return data.erpConnectionCheck
}

/** Hosts that got a credential of the ERP's. */
const toldHosts = () =>
  store()
    .platform.calls.filter(({ headers }) => /demo-erp-key/.test(JSON.stringify(headers)))
    .map(({ host }) => host)

const NOT_PUBLIC = 'must have a public host name, and none of VTEX or for local use'

describe('a setting that points inside', () => {
  for (const [erpBaseUrl, why] of [
    ['https://infra.io.vtex.com', NOT_PUBLIC],
    ['https://app.io.vtex.com', NOT_PUBLIC],
    ['https://demostore.vtexcommercestable.com.br', NOT_PUBLIC],
    ['https://vbase.default.svc.cluster.local', NOT_PUBLIC],
    ['https://127.0.0.1.nip.io', NOT_PUBLIC],
    ['https://a..b', NOT_PUBLIC],
    ['https://erp.demo.example:6379', 'must have a port for https, such as 443, 8443 or 44300'],
  ] as const) {
    it(`is refused before anything is asked, and says why (${erpBaseUrl})`, async () => {
      assert.deepEqual(await check({ erpBaseUrl }), {
        ...{ isWorking: false, code: 'NOT_CONFIGURED', fields: ['erpBaseUrl'] },
        hint: `The setting erpBaseUrl ${why}.`,
      })
      assert.deepEqual(toldHosts(), [])
    })
  }

  it('is refused as the address of a token server', async () => {
    const { code, fields } = await check({
      ...{ erpAuthentication: 'OAUTH2', erpClientId: 'id', erpClientSecret: 'secret' },
      erpTokenUrl: 'https://app.io.vtex.com/oauth2/token',
    })
    assert.deepEqual([code, fields], ['NOT_CONFIGURED', ['erpTokenUrl']])
  })

  for (const connector of ['rest', 'pedido']) {
    it(`is left out as an origin of documents, and named (${connector})`, async () => {
      const { code, fields } = await check({
        connector,
        ...(connector === 'pedido' ? { erpAuthentication: 'BEARER', erpToken: 'x' } : {}),
        documentOrigins: 'https://nf.example https://10-0-0-1.sslip.io',
      })
      assert.notEqual(code, 'NOT_CONFIGURED')
      if (connector === 'rest') assert.deepEqual(fields, ['documentOrigins'])
    })
  }
})

describe('a header for the key that steers the request', () => {
  for (const erpApiKeyHeader of [
    'accept',
    'Accept-Encoding',
    'User-Agent',
    'X-HTTP-Method-Override',
  ])
    it(`is refused before anything is asked (${erpApiKeyHeader})`, async () => {
      const { code, fields } = await check({ erpApiKeyHeader })
      assert.deepEqual([code, fields, toldHosts()], ['NOT_CONFIGURED', ['erpApiKeyHeader'], []])
    })

  it('is none where the ERP wants its key there', async () => {
    assert.equal((await check({})).isWorking, true)
    assert.deepEqual(new Set(toldHosts()), new Set(['erp.demo.example']))
  })
})
