/**
 * A real OAuth 2.0 token server (`oidc-provider`) on loopback, with one client for each way to prove itself. The provider
 * is an ES module of its own folder, so it is loaded when it is there.
 */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

import { installPackages } from '../packages'

export const CLIENT_SECRET = 'client-secret-c0ffee'
export const SCOPE = 'orders'

export interface TokenServer {
  readonly origin: string
  /** Whether the token is one of this server's, and still good: RFC 7662. */
  isGood(token: string): Promise<boolean>
  stop(): Promise<void>
}

interface Provider {
  callback(): RequestListener
}
type CreateProvider = new (issuer: string, configuration: object) => Provider

export const installTokenServer = (): string =>
  installPackages({ name: 'oidc-provider', installed: { 'oidc-provider': '8.8.1' } })

/**
 * @param folder where the provider is installed
 * @param lifeSeconds of each token
 */
export const startTokenServer = async (
  folder: string,
  lifeSeconds: number
): Promise<TokenServer> => {
  const entry = path.join(folder, 'node_modules', 'oidc-provider', 'lib', 'index.js')
  const { default: Provider } = (await import(pathToFileURL(entry).href)) as {
    default: CreateProvider
  }
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  server.on('request', new Provider(origin, configurationOf(lifeSeconds)).callback())
  return {
    origin,
    isGood: (token) => introspect(origin, token),
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const client = (id: string, method: string) => ({
  client_id: id,
  client_secret: CLIENT_SECRET,
  token_endpoint_auth_method: method,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
  scope: SCOPE,
})

const configurationOf = (lifeSeconds: number) => ({
  scopes: [SCOPE],
  clients: [client('basic', 'client_secret_basic'), client('post', 'client_secret_post')],
  features: {
    clientCredentials: { enabled: true },
    devInteractions: { enabled: false },
    introspection: { enabled: true },
  },
  ttl: { ClientCredentials: lifeSeconds },
})

const introspect = async (origin: string, token: string): Promise<boolean> => {
  const answer = await fetch(`${origin}/token/introspection`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`basic:${CLIENT_SECRET}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ token }),
  })
  return ((await answer.json()) as { active?: boolean }).active === true
}
