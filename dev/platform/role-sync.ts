/**
 * How the features that an app contributes reach the store's roles: when an admin opens the roles page, and never before. A
 * role that has anything of the app's module is left as it is, so that what the first release ticks stays ticked.
 *
 * Sources: `syncRoles` in node/resolvers/Mutations/Roles.ts and `groupByRole` in node/resolvers/Queries/Features.ts of
 * vtex-apps/storefront-permissions; the file is configuration.json of the builder of that name.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readJsonFile } from '../runtime/app-manifest'
import type { Role } from './account-data'

export interface RoleFeatures {
  /** Label and value of each, and the slugs of the roles that have it at the start. */
  readonly features: ReadonlyArray<{ readonly value: string; readonly roles?: readonly string[] }>
}

/** @returns null for an app that contributes none. */
export function readRoleFeatures(rootFolder: string): RoleFeatures | null {
  const file = join(rootFolder, 'vtex.storefront-permissions', 'configuration.json')
  return existsSync(file) ? readJsonFile<RoleFeatures>(file) : null
}

/** @param module the app's name without version. */
export function syncedRoles(
  roles: readonly Role[],
  module: string,
  { features }: RoleFeatures
): Role[] {
  return roles.map((role) => {
    const own = features.filter(({ roles: slugs = [] }) => slugs.includes(role.slug))
    if (own.length === 0 || role.features[module]) return role
    return { ...role, features: { ...role.features, [module]: own.map(({ value }) => value) } }
  })
}
