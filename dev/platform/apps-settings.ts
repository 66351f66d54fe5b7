/**
 * App settings, as an administrator saved them: one JSON object per account, workspace and app.
 *
 * GET infra.io.vtex.com/apps/v0/{account}/{workspace}/apps/{app}/settings. Source: Apps.js of `@vtex/api` (the app's id
 * may carry a version). An installed app that nobody has configured answers {}; an app that is not installed, 404.
 */
import { ok, refused } from './exchange'
import type { PlatformAnswer, PlatformRequest } from './exchange'
import { withoutVersion } from '../runtime/app-manifest'

export type SettingsValues = Readonly<Record<string, unknown>>

export interface Workspace {
  readonly account: string
  readonly workspace: string
}

export interface AppsSettings {
  set(where: Workspace, values: SettingsValues): void
  answer(request: PlatformRequest, path: string): PlatformAnswer
}

/** @param appName the app under development, `vendor.name`. */
export function createAppsSettings(appName: string): AppsSettings {
  const saved = new Map<string, SettingsValues>()
  return {
    set: (where, values) => void saved.set(keyOf(where), values),
    answer(request, path) {
      const match = /^\/([^/]+)\/([^/]+)\/apps\/([^/]+)\/settings$/.exec(path)
      if (!match || request.method !== 'GET') return refused(404, 'NotFound', path)
      const [account = '', workspace = '', app = ''] = match.slice(1).map(decodeURIComponent)
      if (!isOf(request, { account, workspace }))
        return refused(403, 'Forbidden', 'The credential is not of this workspace')
      if (withoutVersion(app) !== appName)
        return refused(404, 'AppNotFound', `${app} not installed`)
      return ok(saved.get(keyOf({ account, workspace })) ?? {})
    },
  }
}

export const keyOf = ({ account, workspace }: Workspace) => `${account}/${workspace}`

/** An app's credential reaches its own account and workspace only. */
export function isOf(request: PlatformRequest, { account, workspace }: Workspace): boolean {
  return request.caller?.account === account && request.caller.workspace === workspace
}
