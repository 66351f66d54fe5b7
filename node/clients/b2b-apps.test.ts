import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'

import { type ErpServer, startErpServer } from '../testing/erp-server'
import { createIOContext } from '../testing/io-context'
import type { B2BOrganizations } from './b2b-organizations'
import { isPlatformError } from './platform-error'
import type { StorefrontPermissions } from './storefront-permissions'

process.env.VTEX_APP_ID ??= 'vendor.orders-b2b@0.1.0'
// In the cloud the platform is addressed by http: a proxy on the same machine speaks TLS outwards.
process.env.VTEX_IO = 'true'

/** Stands where the B2B Suite's apps stand: answers what a test says. */
let cloud: ErpServer
let answer: unknown
/** The apps that the router does not know. */
let missing: readonly string[] = []
let broken: readonly string[] = []
/** The runtime makes its clients anew for each request, and one remembers what it was answered. */
let permissions: () => StorefrontPermissions
let organizations: () => B2BOrganizations

before(async () => {
  cloud = await startErpServer(({ path }) => {
    const isOneOf = (apps: readonly string[]) => apps.some((app) => path.includes(app))
    const status = isOneOf(missing) ? 404 : isOneOf(broken) ? 503 : 200
    return { status, body: JSON.stringify(answer) }
  })
  process.env.http_proxy = cloud.origin
  const options = { timeout: 5000, retries: 0 }
  const { StorefrontPermissions: Permissions } = await import('./storefront-permissions')
  const { B2BOrganizations: Organizations } = await import('./b2b-organizations')
  permissions = () => new Permissions(createIOContext(), options)
  organizations = () => new Organizations(createIOContext(), options)
})
after(async () => {
  delete process.env.http_proxy
  await cloud.close()
})

const users = (...getUsersByEmail: unknown[]) => ({ data: { getUsersByEmail } })
const user = (changes: object = {}) => ({
  email: 'ana@norte.example',
  orgId: 'norte',
  costId: 'main',
  roleId: 'buyer',
  ...changes,
})
const ANA = [{ organizationId: 'norte', costCenterId: 'main', roleId: 'buyer' }]

describe("a person's memberships", () => {
  it('are the records that name the e-mail and the organization themselves, whatever else was answered', async () => {
    answer = users(
      user(),
      user({ email: 'bia@sul.example' }),
      user({ orgId: 'sul' }),
      user({ orgId: null }),
      user({ email: null }),
      null
    )
    assert.deepEqual(await permissions().membershipsOf('ana@norte.example', 'norte'), ANA)
  })

  it('are found in whatever letter case the record has the e-mail', async () => {
    answer = users(user({ email: 'Ana@Norte.example' }))
    assert.deepEqual(await permissions().membershipsOf('ana@norte.example', 'norte'), ANA)
  })

  it('are read beside a field that failed', async () => {
    answer = { ...users(user(), null), errors: [{ message: 'one record cannot be read' }] }
    assert.deepEqual(await permissions().membershipsOf('ana@norte.example', null), ANA)
  })

  it('are not "none" when nothing can be read', async () => {
    for (answer of [null, {}, { data: null }, { data: {} }, users('rubbish')])
      await assert.rejects(
        permissions().membershipsOf('ana@norte.example', 'norte'),
        isPlatformError
      )
  })
})

describe('the roles of a store', () => {
  it('are read though a feature, a role or a list of features is null', async () => {
    answer = {
      data: {
        listRoles: [
          null,
          { id: null, slug: 'lost' },
          { id: 'new', slug: null, features: null },
          {
            id: 'buyer',
            slug: 'customer-buyer',
            features: [{ module: 'm', features: ['a', null] }],
          },
        ],
      },
    }
    const roles = await permissions().roles()
    assert.deepEqual(
      roles.map(({ id, slug, features }) => [id, slug, [...features]]),
      [
        ['new', '', []],
        ['buyer', 'customer-buyer', [['m', ['a']]]],
      ]
    )
  })
})

describe('an organization', () => {
  it('does not exist when its fields are null, or when another one is answered', async () => {
    for (const id of [null, 'sul']) {
      answer = { data: { getOrganizationById: { id, name: null, status: 'active' } } }
      assert.equal(await organizations().organization('norte'), null)
    }
  })

  it('is not "none" when it cannot be read', async () => {
    answer = { data: { getOrganizationById: null }, errors: [{ message: 'it failed' }] }
    await assert.rejects(organizations().organization('norte'), isPlatformError)
  })
})

describe('the B2B Suite', () => {
  const APPS = ['storefront-permissions', 'b2b-organizations-graphql']
  const isInstalled = async () => {
    const { isSuiteInstalled } = await import('./b2b-app')
    return isSuiteInstalled([permissions(), organizations()])
  }

  it('is there while one of its apps is: a router forgets one for a moment', async () => {
    answer = { data: { __typename: 'Query' } }
    for (missing of [[], APPS.slice(0, 1), APPS.slice(1)]) assert.equal(await isInstalled(), true)
  })

  it('is not there where none of its apps is', async () => {
    missing = APPS
    assert.equal(await isInstalled(), false)
  })

  it('is unknown where one of its apps is not there and the other one does not say', async () => {
    missing = APPS.slice(0, 1)
    broken = APPS.slice(1)
    await assert.rejects(isInstalled(), isPlatformError)
  })
})
