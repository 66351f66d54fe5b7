import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { ConnectorError, isConnectorError } from '../connector-error'
import { isClientCredentials, readRestSettings } from './settings'

const SECRET = 'hunter2\r\nX-Injected: yes'

const complaintOf = (settings: Record<string, unknown>): ConnectorError => {
  try {
    readRestSettings(settings)
  } catch (error) {
    assert.ok(isConnectorError(error))
    assert.equal(error.kind, 'not-configured')
    assert.ok(!`${error.message}${error.stack}${JSON.stringify(error)}`.includes('hunter2'))
    return error
  }
  assert.fail('The settings were accepted.')
}

const headerOf = (settings: Record<string, unknown>): readonly [string, string] => {
  const { authorization } = readRestSettings(settings)
  assert.ok(!isClientCredentials(authorization))
  return authorization
}

describe('The settings of rest', () => {
  it('send an API key in X-Api-Key, or in the header that is named', () => {
    const settings = { erpAuthentication: 'API_KEY', erpApiKey: ' k3y=/+ ' }
    assert.deepEqual(readRestSettings(settings), {
      authorization: ['X-Api-Key', 'k3y=/+'],
      defaultCurrency: 'USD',
    })
    for (const erpApiKeyHeader of ['', undefined, null]) {
      assert.equal(headerOf({ ...settings, erpApiKeyHeader })[0], 'X-Api-Key')
    }
    const named = headerOf({ ...settings, erpApiKeyHeader: 'Ocp-Apim-Subscription-Key' })
    assert.equal(named[0], 'Ocp-Apim-Subscription-Key')
  })

  it('send a user and password as RFC 7617 writes them', () => {
    const settings = { erpAuthentication: 'BASIC', erpUsername: 'test', erpPassword: '123£' }
    // The example of RFC 7617, section 2.1.
    assert.deepEqual(readRestSettings(settings).authorization, [
      'Authorization',
      'Basic dGVzdDoxMjPCow==',
    ])
  })

  it('send a bearer token', () => {
    const settings = { erpAuthentication: 'BEARER', erpToken: 'abc.DEF-_~+/==' }
    assert.deepEqual(readRestSettings(settings).authorization, [
      'Authorization',
      'Bearer abc.DEF-_~+/==',
    ])
  })

  it('name what is missing, all at once', () => {
    assert.deepEqual(complaintOf({}).fields, ['erpAuthentication'])
    assert.deepEqual(complaintOf({ erpAuthentication: 'api_key' }).fields, ['erpAuthentication'])
    assert.deepEqual(complaintOf({ erpAuthentication: 'API_KEY' }).fields, ['erpApiKey'])
    assert.deepEqual(complaintOf({ erpAuthentication: 'BEARER' }).fields, ['erpToken'])
    assert.deepEqual(complaintOf({ erpAuthentication: 'BASIC', defaultCurrency: 'XX' }).fields, [
      'erpUsername',
      'erpPassword',
      'defaultCurrency',
    ])
  })

  it('name what is ill-formed, and never its value', () => {
    const key = { erpAuthentication: 'API_KEY', erpApiKey: SECRET }
    assert.deepEqual(complaintOf(key).fields, ['erpApiKey'])
    assert.deepEqual(complaintOf({ ...key, erpApiKeyHeader: SECRET }).fields, [
      'erpApiKeyHeader',
      'erpApiKey',
    ])
    const bearer = { erpAuthentication: 'BEARER', erpToken: 'Bearer hunter2' }
    assert.deepEqual(complaintOf(bearer).fields, ['erpToken'])
    const basic = { erpAuthentication: 'BASIC', erpUsername: 'a:b', erpPassword: SECRET }
    assert.deepEqual(complaintOf(basic).fields, ['erpUsername', 'erpPassword'])
    for (const erpApiKey of [7, {}, ['hunter2'], 'hunter2é', '']) {
      assert.deepEqual(complaintOf({ ...key, erpApiKey }).fields, ['erpApiKey'])
    }
  })

  it('accept ISO 4217 currencies only', () => {
    const settings = { erpAuthentication: 'BEARER', erpToken: 't' }
    assert.equal(readRestSettings({ ...settings, defaultCurrency: 'JPY' }).defaultCurrency, 'JPY')
    for (const defaultCurrency of ['brl', 'R$', 'ABC', 986, ['BRL']]) {
      assert.deepEqual(complaintOf({ ...settings, defaultCurrency }).fields, ['defaultCurrency'])
    }
  })

  const forbidden = [
    ...['Host', 'cookie', 'Set-Cookie', 'Connection', 'Keep-Alive', 'TE', 'Trailer', 'Upgrade'],
    ...['Transfer-Encoding', 'Content-Length', 'content-type', 'Proxy-Authorization'],
    ...['Accept', 'accept-encoding', 'Accept_Encoding', 'User-Agent', 'X-HTTP-Method-Override'],
    ...['X-Forwarded-Host', 'Forwarded', 'Range', 'If-None-Match', 'Sec-Fetch-Site', 'Origin'],
    ...['Cache-Control', 'X-Original-URL', 'traceparent', '-Key', 'Key-', 'X--Key', '!key', '7'],
    ...['X-Vtex-Use-Https', 'x-vtex-anything', 'X Api Key', 'X-Key:', 'X-Kéy', 'X-Key\r\n', ' '],
  ]
  for (const erpApiKeyHeader of forbidden) {
    it(`don't put a key into ${JSON.stringify(erpApiKeyHeader)}`, () => {
      const settings = { erpAuthentication: 'API_KEY', erpApiKey: 'k', erpApiKeyHeader }
      assert.deepEqual(complaintOf(settings).fields, ['erpApiKeyHeader'])
    })
  }

  it('never let a header line end early', () => {
    const text = fc.string({ unit: 'binary' })
    const authentications = fc.constantFrom('API_KEY', 'BASIC', 'BEARER')
    fc.assert(
      fc.property(authentications, text, text, (erpAuthentication, one, other) => {
        const settings = {
          erpAuthentication,
          ...{ erpApiKeyHeader: one, erpApiKey: other },
          ...{ erpUsername: one, erpPassword: other, erpToken: one },
        }
        const accepted = acceptedOf(settings)
        if (accepted !== null) new Headers([[...accepted]])
        assert.ok(accepted === null || /^[\x20-\x7e]+$/.test(accepted.join('')))
      })
    )
  })
})

const acceptedOf = (settings: Record<string, unknown>): readonly [string, string] | null => {
  try {
    return headerOf(settings)
  } catch (error) {
    assert.ok(isConnectorError(error))
    return null
  }
}
