import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connectors/connector-error'
import { readAppSettings } from './app-settings'

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
