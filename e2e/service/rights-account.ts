import { REPOSITORY_FOLDER } from '../../dev/local-store'
import type { AccountData } from '../../dev/platform/account-data'
import { DEMO_ACCOUNT, demoAccountData } from '../../dev/platform/people'
import { appNameOf, readManifest } from '../../dev/runtime/app-manifest'

/** What an admin ticked: Ana's role sees no prices, Bruno's and Carla's its own orders with prices only, David's nothing. */
const TICKED: Readonly<Record<string, readonly string[]>> = {
  'role-admin': ['organization-orders', 'view-invoices', 'view-receipts', 'download-documents'],
  'role-buyer': ['own-orders', 'view-prices'],
  'role-approver': [],
}

/** The schema of Storefront Permissions lets a right be null: that must cost nobody else theirs. */
const ODD_ROLE = {
  ...{ id: 'role-odd', name: 'Odd', slug: 'odd' },
  features: { 'vtex.other': [null as unknown as string] },
}

/** The demo store, whose admin has opened the roles page and ticked this. */
export const accountsWithRoles = (ticked = TICKED): ReadonlyMap<string, AccountData> => {
  const module = appNameOf(readManifest(REPOSITORY_FOLDER))
  const data = demoAccountData()
  const roles = data.roles.map((role) => ({
    ...role,
    features: { [module]: ticked[role.id] ?? [] },
  }))
  return new Map([[DEMO_ACCOUNT, { ...data, roles: [...roles, ODD_ROLE] }]])
}
