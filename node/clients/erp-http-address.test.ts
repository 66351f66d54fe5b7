import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connectors/connector-error'
import { type Addresses, addressOf } from './erp-http-address'

const ADDRESSES: Addresses = {
  origin: 'https://erp.example.com',
  pathPrefixes: ['/orders-b2b/v1/', '/token'],
  otherOrigins: ['https://documents.example.com'],
  fixed: [
    { host: 'login.example.net', path: '/*/oauth2/v2.0/token' },
    { host: '*.auth.example.org', path: '/oauth/*' },
  ],
}
const ask = (path: string, origin?: string): string => {
  try {
    return addressOf({ method: 'GET', metric: 'test', path, origin }, ADDRESSES)
  } catch (error) {
    return isConnectorError(error) ? error.kind : String(error)
  }
}

describe('Where a connector may ask', () => {
  it("is below its prefixes, at the ERP's origin and at those that the settings name", () => {
    assert.equal(ask('/orders-b2b/v1/orders'), 'https://erp.example.com')
    assert.equal(
      ask('/orders-b2b/v1/x', 'https://documents.example.com'),
      'https://documents.example.com'
    )
    assert.equal(ask('/elsewhere', 'https://documents.example.com'), 'invalid-query')
    assert.equal(ask('/elsewhere'), 'invalid-query')
  })

  it('is exactly the path where no slash ends it', () => {
    assert.equal(ask('/token'), 'https://erp.example.com')
    for (const path of ['/token/', '/token/x', '/tokens', '/x/token', '/Token', '/toke']) {
      assert.equal(ask(path), 'invalid-query', path)
    }
  })

  it('is at the fixed addresses, host and path together', () => {
    const login = 'https://login.example.net'
    assert.equal(ask('/tenant-1/oauth2/v2.0/token', login), login)
    assert.equal(ask('/a/b/oauth2/v2.0/token', login), 'invalid-query')
    assert.equal(ask('/tenant-1/oauth2/v2.0/token/x', login), 'invalid-query')
    assert.equal(ask('/orders-b2b/v1/orders', login), 'invalid-query')
    const eu = 'https://eu.auth.example.org'
    assert.equal(ask('/oauth/token/more', eu), eu)
    assert.equal(ask('/oauth/../admin', eu), 'invalid-query')
    assert.equal(ask('/oauth/token', 'https://a.b.auth.example.org'), 'address-not-allowed')
  })

  it('is nowhere else, however it is spelled', () => {
    for (const origin of [
      'https://erp.example.com.evil.example',
      'https://login.example.net@evil.example',
      'https://login.example.net:8443',
      'https://loginXexample.net',
      'http://login.example.net',
      'https://.auth.example.org',
      'https://evil.example/.auth.example.org',
      '',
    ]) {
      assert.equal(ask('/oauth/token', origin), 'address-not-allowed', origin)
    }
  })
})
