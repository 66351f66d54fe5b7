/**
 * A store that lets rights go by roles, from its first day: the features of this app reach the roles of the B2B Suite when an
 * admin opens the roles page, and not before.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { DEMO_SETTINGS } from '../../dev/local-store'
import { person, refusal, search, useLocalStore } from './store'

const SETTINGS = { ...DEMO_SETTINGS, accessMode: 'roles', companyLink: 'ORGANIZATION_ID' }
const store = useLocalStore({ settings: SETTINGS })

/** Roles are remembered for a minute: a workspace of its own remembers none yet. */
const aMinuteLater = () => {
  const place = { account: 'demostore', workspace: 'later' }
  store().platform.state.settings.set(place, SETTINGS)
  return store().open({ ...place, isProduction: false })
}

const INVOICES = `{ erpInvoices(first: 1) { rights {
  scope canViewPrices canViewInvoices canViewReceipts canDownloadDocuments canExportOrders
} } }`

const openRolesPage = () =>
  store().fetchGraphql({
    as: person('sofia'),
    query: '{ getAppSettings { adminSetup } }',
    extensions: { persistedQuery: { provider: 'vtex.storefront-permissions@3.x' } },
  })

describe('rights by roles', () => {
  it('are none until an admin has opened the roles page', async () => {
    assert.equal(refusal(await search(store(), 'ana')), 'NO_ACCESS NO_RIGHTS')
  })

  it("are each role's share from then on: all for who manages the company, a buyer's own orders for a buyer", async () => {
    assert.deepEqual((await openRolesPage()).errors, [])
    const front = await aMinuteLater()
    const manager = await front.fetchGraphql({ as: person('ana'), query: INVOICES })
    assert.deepEqual(manager.data, {
      erpInvoices: {
        rights: {
          scope: 'ORGANIZATION',
          canViewPrices: true,
          canViewInvoices: true,
          canViewReceipts: true,
          canDownloadDocuments: true,
          canExportOrders: true,
        },
      },
    })
    assert.equal(refusal(await search(front, 'carla')), '')
    const buyer = await front.fetchGraphql({ as: person('carla'), query: INVOICES })
    assert.equal(refusal(buyer), 'NO_ACCESS NO_RIGHTS')
  })
})
