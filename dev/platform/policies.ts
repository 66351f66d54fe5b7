/**
 * The egress check: which hosts and paths the app's manifest.json allows.
 *
 * Sources: developers.vtex.com "Accessing external resources within a VTEX IO app" (`outbound-access`; `*` and
 * `{{account}}` in host and path; a query string needs no wildcard, as the manifest of vtex-apps/store-graphql shows);
 * the words of the refusal: github.com/vtex/vtex-courses issue 234.
 */
import { appIdOf } from '../runtime/app-manifest'
import type { AppManifest, Policy } from '../runtime/app-manifest'
import { refused } from './exchange'
import type { Caller, PlatformAnswer } from './exchange'

export interface Destination {
  readonly method: string
  readonly url: URL
}

export function isAllowed(manifest: AppManifest, url: URL, caller: Caller): boolean {
  return (manifest.policies ?? []).some((policy) => allows(policy, url, caller))
}

function allows({ name, attrs }: Policy, url: URL, { account }: Caller) {
  if (name !== 'outbound-access' || !attrs) return false
  const host = patternOf(attrs.host.replaceAll('{{account}}', account), '[^/]*')
  const path = patternOf(attrs.path.replaceAll('{{account}}', account), '.*')
  return host.test(url.hostname) && path.test(url.pathname)
}

function patternOf(glob: string, star: string) {
  const parts = glob.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join(star)}$`)
}

export function denied(
  manifest: AppManifest,
  { method, url }: Destination,
  caller: Caller
): PlatformAnswer {
  const { account, workspace } = caller
  const resource = `vrn:proxy:aws-us-east-1:${account}:${workspace}:${url.hostname}${url.pathname}`
  return refused(
    403,
    'Forbidden',
    `Role link:${appIdOf(manifest)} in ${account}/${workspace} cannot perform action ${method} on resource ${resource}`
  )
}
