import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { cookieHeader } from '../../dev/store-front'
import { controlErp, erpRequests, found, person } from '../service/store'
import { graphqlBody, send, useAttackedStore } from './attacked-store'

const store = useAttackedStore()

/** All that may reach an ERP: what the connector asked for, and what any http client says of itself. */
const ALLOWED_HEADERS = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'host',
  'user-agent',
  'x-api-key',
])

describe('what reaches the ERP', () => {
  it('is no header but those of the connector and of http itself, whatever the browser sent', async () => {
    const { data } = await ordersWith({
      'accept-language': 'pt-BR',
      'x-vtex-segment': 'segment-of-ana',
      'x-vtex-locale': 'pt-BR',
      'x-vtex-binding': 'eyJpZCI6ImJpbmRpbmcifQ==',
      'x-vtex-trace-enable': 'true',
      'x-custom': 'custom-of-ana',
      authorization: 'Bearer of-ana',
      referer: 'https://store.example/account?person=ana',
      'user-agent': 'browser-of-ana',
      'uber-trace-id': '0123456789abcdef:0123456789abcdef:0:1',
    })
    assert.ok(data)
    const sent = await erpRequests(store())
    assert.ok(sent.length > 0)
    for (const { headers } of sent) {
      const others = Object.keys(headers).filter((name) => !ALLOWED_HEADERS.has(name))
      assert.deepEqual(others, [])
      assert.equal(headers['host'], 'erp.demo.example')
    }
  })

  it('holds no token, session, segment, language, tenant, person or organization in any value', async () => {
    const sent = JSON.stringify(await searched())
    const cookies = Object.values(store().cookiesOf(person('ana')))
    for (const secret of [
      ...cookies,
      'segment-of-ana',
      'of-ana',
      'pt-BR',
      'en-US',
      'credential-of',
      'demostore',
      'local',
      'ana.souza',
      'Ana',
      'org-norte',
      'cc-norte',
    ]) {
      assert.ok(!sent.includes(secret), `${secret} in ${sent}`)
    }
  })

  it('is the same for two people of one company: nothing of the person is in it', async () => {
    const ofAna = await searched('ana')
    const ofBruno = await searched('bruno')
    assert.deepEqual(ofAna, ofBruno)
  })

  it('is asked once for a page, also when the ERP fails: no request is sent again elsewhere', async () => {
    await controlErp(store(), { fault: '503' })
    await send(store(), { as: 'david', body: graphqlBody('{ erpOrders { total } }') })
    await controlErp(store(), { fault: null })
    assert.equal((await erpRequests(store())).length, 1)
  })
})

const ordersWith = async (headers: Record<string, string>) => {
  await erpRequests(store())
  const cookie = `${cookieHeader(store().cookiesOf(person('ana')))}; vtex_segment=segment-of-ana; other=of-ana`
  const { text } = await send(store(), {
    path: '/_v/private/graphql/v1?locale=pt-BR&workspace=local&domain=store',
    body: graphqlBody('{ erpOrders(first: 1) { orders { id } } }'),
    headers: { ...headers, cookie },
  })
  return JSON.parse(text) as { data: unknown }
}

const searched = async (name: 'ana' | 'bruno' = 'ana') => {
  await found(store(), name, { variables: { search: { number: 'PO-4711' } } })
  await erpRequests(store())
  await found(store(), name, { variables: { search: { number: 'PO-4711' } } })
  return erpRequests(store())
}
