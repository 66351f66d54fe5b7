import type { ConnectorDefinition, HttpRequest } from '../connectors/connector'
import { ConnectorError } from '../connectors/connector-error'

/** All that a connector may ask, as its definition and the settings say. */
export interface Addresses {
  /** The ERP's own. */
  readonly origin: string
  /** Of the ERP's origin and the other origins: one that ends in "/" stands for all below it, any other for itself. */
  readonly pathPrefixes: readonly string[]
  readonly otherOrigins: readonly string[]
  /** With the wildcards of the manifest: "*" stands for a part of a name, "/*" at the end for all below. */
  readonly fixed: NonNullable<ConnectorDefinition<unknown>['fixedAddresses']>
}

/**
 * @returns the https origin to ask
 * @throws ConnectorError `address-not-allowed` for an origin that nobody named, `invalid-query` for a path outside what
 * the connector declares
 */
export const addressOf = (request: HttpRequest, addresses: Addresses): string => {
  const { origin = addresses.origin, path } = request
  const fixedPaths = addresses.fixed
    .filter(({ host }) => isHost(origin, host))
    .map((address) => address.path)
  const isNamed = origin === addresses.origin || addresses.otherOrigins.includes(origin)
  if (!isNamed && fixedPaths.length === 0) {
    throw new ConnectorError('address-not-allowed', 'The settings do not name this address.')
  }
  const isBelow =
    isNamed &&
    addresses.pathPrefixes.some((declared) =>
      declared.endsWith('/') ? path.startsWith(declared) : path === declared
    )
  const isInside = isBelow || fixedPaths.some((pattern) => fits(path, pattern, '[^/]*'))
  if (!isInside || !isPlain(path)) {
    throw new ConnectorError('invalid-query', 'The path is not one the connector declares.')
  }
  return origin
}

const isHost = (origin: string, pattern: string): boolean => {
  const host = /^https:\/\/([\w.-]+)$/.exec(origin)?.[1]
  return host !== undefined && fits(host, pattern, '[^.]+')
}

const fits = (text: string, pattern: string, wildcard: string): boolean => {
  const isAllBelow = pattern.endsWith('/*')
  const source = (isAllBelow ? pattern.slice(0, -1) : pattern)
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join(wildcard)
  return new RegExp(`^${source}${isAllBelow ? '.*' : ''}$`).test(text)
}

/** An id of "..", which encoding leaves as it is, would leave the prefix that the manifest allows. */
const isPlain = (path: string): boolean => {
  const hasDotSegment = path.split(/[/\\]/).some((segment) => /^(\.|%2e){1,2}$/i.test(segment))
  return !hasDotSegment && !/[?#\s]/.test(path)
}
