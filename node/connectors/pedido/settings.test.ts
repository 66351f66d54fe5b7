import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { isConnectorError } from '../connector-error'
import { readPedidoSettings } from './settings'

const BEARER = { erpAuthentication: 'BEARER', erpToken: 'abc.DEF-_~+/==' }

const complaintOf = (settings: Record<string, unknown>): readonly string[] => {
  try {
    readPedidoSettings(settings)
  } catch (error) {
    assert.ok(isConnectorError(error))
    assert.equal(error.kind, 'not-configured')
    assert.ok(!JSON.stringify([error, error.message, error.stack]).includes('hunter2'))
    return error.fields
  }
  assert.fail('The settings were accepted.')
}

describe('The settings of pedido', () => {
  it('take the fixed token of the old app, with or without the word before it', () => {
    for (const erpToken of ['abc', ' abc\n', 'Bearer abc', 'bearer  abc']) {
      assert.deepEqual(readPedidoSettings({ ...BEARER, erpToken }), {
        credentials: { kind: 'BEARER', token: 'abc' },
        defaultCurrency: 'USD',
        timeZone: 'UTC',
        erpOrigin: null,
        documentOrigins: [],
      })
    }
  })

  it('take a user and password as they are, spaces and signs included', () => {
    const settings = { erpAuthentication: 'PASSWORD', erpUsername: 'a:b', erpPassword: ' ç&= ' }
    assert.deepEqual(readPedidoSettings(settings).credentials, {
      kind: 'PASSWORD',
      username: 'a:b',
      password: ' ç&= ',
    })
  })

  it('name what is missing or ill-formed, and never its value', () => {
    assert.deepEqual(complaintOf({}), ['erpAuthentication'])
    assert.deepEqual(complaintOf({ erpAuthentication: 'BASIC' }), ['erpAuthentication'])
    for (const erpToken of [undefined, '', 7, 'hunter2\r\nX-Injected: yes', 'a b']) {
      assert.deepEqual(complaintOf({ ...BEARER, erpToken }), ['erpToken'])
    }
    assert.deepEqual(complaintOf({ erpAuthentication: 'PASSWORD', erpPassword: 'hunter2\n' }), [
      'erpUsername',
      'erpPassword',
    ])
    assert.deepEqual(complaintOf({ ...BEARER, defaultCurrency: 'R$', timeZone: 'Mars' }), [
      'defaultCurrency',
      'timeZone',
    ])
  })

  it('take https origins with a public name, all of the list or none', () => {
    const originsOf = (documentOrigins: unknown) =>
      readPedidoSettings({ ...BEARER, documentOrigins }).documentOrigins
    assert.deepEqual(originsOf('https://a.example, https://b.example:8443/\nhttps://a.example'), [
      'https://a.example',
      'https://b.example:8443',
    ])
    for (const bad of [
      'http://b.example',
      'https://b.example/path',
      'https://user:x@b.example',
      'https://10.0.0.1',
      'https://[::1]',
      'https://localhost',
      'https://erp.internal',
      'b.example',
    ]) {
      assert.deepEqual(originsOf(`https://a.example, ${bad}`), [], bad)
      assert.deepEqual(originsOf(bad), [], bad)
    }
    for (const none of [undefined, null, '', 7, ['https://a.example']]) {
      assert.deepEqual(originsOf(none), [])
    }
  })

  it('never let a header line end early', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (erpToken) => {
        try {
          const { credentials } = readPedidoSettings({ ...BEARER, erpToken })
          assert.ok(credentials.kind === 'BEARER')
          new Headers({ Authorization: `Bearer ${credentials.token}` })
        } catch (error) {
          assert.ok(isConnectorError(error))
        }
      })
    )
  })
})
