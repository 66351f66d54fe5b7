import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AppManifest } from '../runtime/app-manifest'
import { denied, isAllowed } from './policies'

const CALLER = { account: 'demostore', workspace: 'local', kind: 'app' } as const

const manifest = (host: string, path: string): AppManifest => ({
  vendor: 'acme',
  name: 'tiny-app',
  version: '1.2.3',
  policies: [{ name: 'outbound-access', attrs: { host, path } }],
})

const CASES: readonly [host: string, path: string, url: string, isIn: boolean][] = [
  ['erp.example', '/v1/*', 'http://erp.example/v1/orders?q=1', true],
  ['erp.example', '/v1/*', 'http://erp.example/v2/orders', false],
  ['erp.example', '/v1/*', 'http://erp.example/v1/../admin', false],
  ['erp.example', '/v1/*', 'http://erp.example/v1/%2e%2e/admin', false],
  ['erp.example', '/v1/*', 'http://other.example/v1/orders', false],
  ['erp.example', '/v1/*', 'http://erp.example.evil.example/v1/orders', false],
  ['erp.example', '/v1/*', 'http://erpxexample/v1/orders', false],
  ['erp.example', '/v1', 'http://erp.example/v1?an=shop', true],
  ['erp.example', '/v1', 'http://erp.example/v1/orders', false],
  ['*', '/orders/v1/*', 'http://anything.example:8080/orders/v1/x', true],
  ['*', '/orders/v1/*', 'http://anything.example/x/orders/v1/x', false],
  ['{{account}}.erp.example', '/{{account}}/*', 'http://demostore.erp.example/demostore/a', true],
  ['{{account}}.erp.example', '/{{account}}/*', 'http://other.erp.example/demostore/a', false],
]

for (const [host, path, url, isIn] of CASES)
  test(`the policy ${host}${path} ${isIn ? 'lets through' : 'stops'} ${url}`, () => {
    assert.equal(isAllowed(manifest(host, path), new URL(url), CALLER), isIn)
  })

test('a policy of another kind opens nothing', () => {
  const none: AppManifest = { ...manifest('*', '/*'), policies: [{ name: 'ADMIN_DS' }] }
  assert.equal(isAllowed(none, new URL('http://erp.example/'), CALLER), false)
})

test('a refusal speaks as the cloud does', () => {
  const url = new URL('http://erp.example/v2/orders?number=7')
  const { status, json } = denied(manifest('a', '/b'), { method: 'GET', url }, CALLER)
  assert.equal(status, 403)
  assert.deepEqual(json, {
    code: 'Forbidden',
    message:
      'Role link:acme.tiny-app@1.2.3 in demostore/local cannot perform action GET on resource ' +
      'vrn:proxy:aws-us-east-1:demostore:local:erp.example/v2/orders',
  })
})
