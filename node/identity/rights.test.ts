import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import configuration from '../../vtex.storefront-permissions/configuration.json'
import { isAppError } from '../app-error'
import { ALL_RIGHTS, rightsOf } from './rights'

describe('rights', () => {
  it('are all on by membership alone, whatever the role', () => {
    assert.deepEqual(rightsOf('everyone', []), ALL_RIGHTS)
  })

  it('are those of the role, and the widest scope counts', () => {
    const rights = rightsOf('roles', ['own-orders', 'cost-center-orders', 'view-invoices'])
    assert.deepEqual(rights, {
      scope: 'cost-center',
      canViewPrices: false,
      canViewInvoices: true,
      canViewReceipts: false,
      canDownloadDocuments: false,
      canExportOrders: false,
    })
  })

  it('are all there is in the features that the app contributes', () => {
    const features = configuration.features.map(({ value }) => value)
    assert.deepEqual(rightsOf('roles', features), ALL_RIGHTS)
    for (const left of features) {
      const rest = rightsOf(
        'roles',
        features.filter((feature) => feature !== left)
      )
      const isScope = left.endsWith('-orders') && left !== 'export-orders'
      assert.equal(
        JSON.stringify(rest) === JSON.stringify(ALL_RIGHTS),
        isScope && left !== 'organization-orders'
      )
    }
  })

  for (const permissions of [
    [],
    ['view-prices', 'view-invoices'],
    ['all-orders'],
    ['ORGANIZATION-ORDERS'],
  ]) {
    it(`deny with ${JSON.stringify(permissions)}, and say that rights are missing`, () => {
      assert.throws(
        () => rightsOf('roles', permissions),
        (error) =>
          isAppError(error) && error.code === 'NO_ACCESS' && error.details.reason === 'NO_RIGHTS'
      )
    })
  }
})
