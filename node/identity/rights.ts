/**
 * What a person may see of their company's documents.
 *
 * `everyone`: belonging to the company is enough. `roles`: the features that this app contributes to
 * vtex.storefront-permissions (`vtex.storefront-permissions/configuration.json`) decide, by the person's role.
 */
import { AppError } from '../app-error'

export const ACCESS_MODES = ['everyone', 'roles'] as const
export type AccessMode = (typeof ACCESS_MODES)[number]

/**
 * Whose orders: all of the organization's ERP customers; those that staff confirmed for the person's own cost center; or
 * the ones that the ERP says this person placed.
 */
export type OrderScope = 'organization' | 'cost-center' | 'own'

export interface Rights {
  readonly scope: OrderScope
  readonly canViewPrices: boolean
  readonly canViewInvoices: boolean
  readonly canViewReceipts: boolean
  readonly canDownloadDocuments: boolean
  readonly canExportOrders: boolean
}

export const ALL_RIGHTS: Rights = {
  scope: 'organization',
  canViewPrices: true,
  canViewInvoices: true,
  canViewReceipts: true,
  canDownloadDocuments: true,
  canExportOrders: true,
}

/** From the widest to the narrowest: the widest that the role has counts. */
const SCOPES: ReadonlyArray<readonly [feature: string, scope: OrderScope]> = [
  ['organization-orders', 'organization'],
  ['cost-center-orders', 'cost-center'],
  ['own-orders', 'own'],
]

/**
 * @param permissions the features of this app that the person's role has; empty too where the store's admin has never
 * opened the roles page since the app was installed, or where the role was made by the store and nobody ticked anything
 * @throws AppError `NO_ACCESS`, reason `NO_RIGHTS`, when no feature lets the person see any order
 */
export const rightsOf = (mode: AccessMode, permissions: readonly string[]): Rights => {
  if (mode === 'everyone') return ALL_RIGHTS
  const scope = SCOPES.find(([feature]) => permissions.includes(feature))?.[1]
  if (scope === undefined) {
    throw new AppError('NO_ACCESS', 'The role of this person may not see orders.', {
      reason: 'NO_RIGHTS',
    })
  }
  return {
    scope,
    canViewPrices: permissions.includes('view-prices'),
    canViewInvoices: permissions.includes('view-invoices'),
    canViewReceipts: permissions.includes('view-receipts'),
    canDownloadDocuments: permissions.includes('download-documents'),
    canExportOrders: permissions.includes('export-orders'),
  }
}
