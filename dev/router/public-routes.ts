/**
 * Which public route of service.json an address belongs to. The cloud's router matches the path (`:name` is one segment,
 * `*name` the rest) and tells the runtime by `x-colossus-route-id` and `x-colossus-params`. Sources: createPubContextMiddleware
 * and routerFromPublicHttpHandlers of `@vtex/api`; developers.vtex.com "Service path patterns".
 */
import type { ServiceJson } from '../runtime/build-service'

export interface RouteMatch {
  readonly id: string
  /** As a query string. */
  readonly params: string
}

export type PublicRoutes = (path: string) => RouteMatch | null

export function publicRoutesOf({ routes = {} }: ServiceJson): PublicRoutes {
  const matchers = Object.entries(routes)
    .filter(([, route]) => route.public)
    .map(([id, route]) => ({ id, ...patternOf(route.path) }))
  return (path) => {
    for (const { id, pattern, names } of matchers) {
      const match = pattern.exec(path)
      if (match) return { id, params: paramsOf(names, match.slice(1)) }
    }
    return null
  }
}

function patternOf(path: string) {
  const names: string[] = []
  const source = path
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/([:*])(\w+)/g, (_, kind, name) => {
      names.push(String(name))
      return kind === ':' ? '([^/]+)' : '(.*)'
    })
  return { names, pattern: new RegExp(`^${source}$`) }
}

function paramsOf(names: readonly string[], values: readonly string[]) {
  const params = new URLSearchParams()
  names.forEach((name, index) => params.append(name, decoded(values[index] ?? '')))
  return params.toString()
}

function decoded(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
