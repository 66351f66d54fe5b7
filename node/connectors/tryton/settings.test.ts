import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connector-error'
import { readTrytonSettings } from './settings'

const WHOLE = { erpUsername: 'bridge', erpPassword: 'päss: word', defaultCurrency: 'BRL' }

const fieldsOf = (settings: Record<string, unknown>): readonly string[] => {
  try {
    readTrytonSettings(settings)
  } catch (error) {
    assert.ok(isConnectorError(error))
    assert.equal(error.kind, 'not-configured')
    assert.ok(!error.message.includes('päss'))
    return error.fields
  }
  return []
}

describe('The settings of tryton', () => {
  it('are a user, a password and a currency', () => {
    const { erpUsername: username, erpPassword: password } = WHOLE
    assert.deepEqual(readTrytonSettings(WHOLE), { username, password, defaultCurrency: 'BRL' })
    assert.equal(readTrytonSettings({ ...WHOLE, defaultCurrency: '' }).defaultCurrency, 'USD')
  })

  it('name all that is missing', () => {
    assert.deepEqual(fieldsOf({}), ['erpUsername', 'erpPassword'])
  })

  it('refuse what no header could carry', () => {
    for (const erpUsername of ['a:b', ' ', 'a\nb', 7, null]) {
      assert.deepEqual(fieldsOf({ ...WHOLE, erpUsername }), ['erpUsername'])
    }
    for (const erpPassword of ['', '\ud800', 'a\r', {}]) {
      assert.deepEqual(fieldsOf({ ...WHOLE, erpPassword }), ['erpPassword'])
    }
    for (const defaultCurrency of ['XX', 'brl', 5]) {
      assert.deepEqual(fieldsOf({ ...WHOLE, defaultCurrency }), ['defaultCurrency'])
    }
  })
})
