import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connector-error'
import { canonicalRef } from './company'
import { readSapSettings } from './settings'

const fieldsOf = (settings: Record<string, unknown>): readonly string[] => {
  try {
    readSapSettings(settings)
  } catch (error) {
    assert.ok(isConnectorError(error))
    assert.equal(error.kind, 'not-configured')
    return error.fields
  }
  return []
}

describe('The settings of SAP', () => {
  it('make one header of a user and a password', () => {
    const settings = { erpAuthentication: 'BASIC', erpUsername: 'ERP', erpPassword: 'senhã:1' }
    const [name, value] = readSapSettings(settings).authorization
    assert.equal(name, 'Authorization')
    assert.equal(Buffer.from(value.replace('Basic ', ''), 'base64').toString('utf8'), 'ERP:senhã:1')
  })

  it('make one header of the key of an API gateway', () => {
    const settings = { erpAuthentication: 'API_KEY', erpApiKey: ' key ' }
    assert.deepEqual(readSapSettings(settings).authorization, ['APIKey', 'key'])
  })

  it('name what is missing or ill-formed, and never its value', () => {
    assert.deepEqual(fieldsOf({}), ['erpAuthentication'])
    assert.deepEqual(fieldsOf({ erpAuthentication: 'BEARER' }), ['erpAuthentication'])
    assert.deepEqual(fieldsOf({ erpAuthentication: 'BASIC' }), ['erpUsername', 'erpPassword'])
    assert.deepEqual(
      fieldsOf({ erpAuthentication: 'BASIC', erpUsername: 'a:b', erpPassword: 'x\r\ny' }),
      ['erpUsername', 'erpPassword']
    )
    assert.deepEqual(fieldsOf({ erpAuthentication: 'API_KEY', erpApiKey: 'a\nb' }), ['erpApiKey'])
  })
})

describe('A customer of SAP', () => {
  it('has one form: without leading zeros, letters in capitals', () => {
    assert.equal(canonicalRef(' 0010100001 '), '10100001')
    assert.equal(canonicalRef('0000000000'), '0')
    assert.equal(canonicalRef('zsul'), 'ZSUL')
    assert.equal(canonicalRef('00A1'), '00A1')
  })
})
