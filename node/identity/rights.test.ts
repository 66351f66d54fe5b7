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

  for (const [role, what] of [
    ['customer-buyer', 'own with prices, documents'],
    ['customer-approver', 'cost-center with prices, invoices, documents'],
    ['sales-representative', 'cost-center with prices, invoices, documents'],
    ['customer-admin', 'organization with prices, invoices, receipts, documents, exports'],
    ['store-admin', 'organization with prices, invoices, receipts, documents, exports'],
  ] as const) {
    it(`of a ${role} begin as ${what}: the role's share and no more`, () => {
      const ticked = configuration.features
        .filter(({ roles }) => roles.includes(role))
        .map(({ value }) => value)
      const rights = rightsOf('roles', ticked)
      const seen = [
        rights.canViewPrices && 'prices',
        rights.canViewInvoices && 'invoices',
        rights.canViewReceipts && 'receipts',
        rights.canDownloadDocuments && 'documents',
        rights.canExportOrders && 'exports',
      ].filter(Boolean)
      assert.equal(`${rights.scope} with ${seen.join(', ')}`, what)
    })
  }

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
