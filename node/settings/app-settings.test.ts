import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connectors/connector-error'
import { readAppSettings } from './app-settings'
import { readErpOrigin } from './erp-origin'

const refusedFields = (read: () => unknown): readonly string[] => {
  try {
    read()
  } catch (error) {
    assert.ok(isConnectorError(error))
    assert.equal(error.kind, 'not-configured')
    return error.fields
  }
  return assert.fail('it was accepted')
}

describe('the settings an admin typed', () => {
  it('have defaults for what was never filled in or was emptied again', () => {
    const settings = readAppSettings({ connector: '', timeZone: null, erpBaseUrl: '  ' })
    assert.equal(settings.connector, 'rest')
    assert.equal(settings.companyLink, 'CONFIRMED')
    assert.equal(settings.timeZone, 'UTC')
    assert.equal(settings.erpOrigin, null)
  })

  it('are refused by the names of the fields, without their values', () => {
    assert.deepEqual(
      refusedFields(() => readAppSettings({ timeZone: 'Mars/Base', companyLink: 'anything' }))
        .slice()
        .sort(),
      ['companyLink', 'timeZone']
    )
  })

  it('have another fingerprint as soon as one of them changes, in whatever order they come', () => {
    const one = readAppSettings({ erpApiKey: 'a', connector: 'rest' })
    assert.equal(
      one.fingerprint,
      readAppSettings({ connector: 'rest', erpApiKey: 'a' }).fingerprint
    )
    assert.notEqual(
      one.fingerprint,
      readAppSettings({ connector: 'rest', erpApiKey: 'b' }).fingerprint
    )
  })

  for (const nothing of [null, undefined, 'text', 7, []]) {
    it(`survive a settings service that answers ${JSON.stringify(nothing)}`, () => {
      assert.equal(readAppSettings(nothing).connector, 'rest')
    })
  }
})

describe("the ERP's address", () => {
  it('is kept as an origin', () => {
    assert.equal(readErpOrigin(' https://erp.example.com/ '), 'https://erp.example.com')
    assert.equal(readErpOrigin('https://erp.example.com:8443'), 'https://erp.example.com:8443')
  })

  for (const address of [
    'http://erp.example.com',
    'https://user:password@erp.example.com',
    'https://erp.example.com/api',
    'https://erp.example.com/?a=b',
    'https://erp.example.com/#a',
    'https://10.0.0.1',
    'https://127.0.0.1',
    'https://0x7f.1',
    'https://2130706433',
    'https://[::1]',
    'https://localhost',
    'https://erp',
    'https://erp.',
    'https://erp.local',
    'https://db.internal',
    'ftp://erp.example.com',
    'javascript:alert(1)',
    'erp.example.com',
    '',
  ]) {
    it(`is refused as ${JSON.stringify(address)}`, () => {
      assert.deepEqual(
        refusedFields(() => readErpOrigin(address)),
        ['erpBaseUrl']
      )
    })
  }
})
