/** The smallest app that uses what the local cloud offers. */
import { ExternalClient, IOClients, Service } from '@vtex/api'
import type { IOContext, ServiceContext } from '@vtex/api'

class Erp extends ExternalClient {
  public constructor(context: IOContext) {
    super('http://erp.demo.example', context, {
      retries: 0,
      headers: { 'x-vtex-use-https': 'true' },
    })
  }

  public read(url: string): Promise<string> {
    return this.http.get<string>(url)
  }
}

class Clients extends IOClients {
  public get erp() {
    return this.getOrSet('erp', Erp)
  }
}

type Context = ServiceContext<Clients>

const BUCKET = 'notes'
const reasonOf = (error: unknown) => (error instanceof Error ? String(error.cause ?? error) : '')

const resolvers = {
  Query: {
    ping: () => 'pong',
    secret: () => 'only staff',
    context: async (_: unknown, __: unknown, { vtex, clients }: Context) => ({
      account: vtex.account,
      workspace: vtex.workspace,
      production: vtex.production,
      session: vtex.sessionToken,
      storeToken: vtex.storeUserAuthToken,
      setting: (await clients.apps.getAppSettings('acme.tiny-app@1.2.3'))['greeting'],
    }),
    erp: (_: unknown, { url }: { url: string }, { clients }: Context) => clients.erp.read(url),
    direct: (_: unknown, { url }: { url: string }) => fetch(url).then(() => 'reached', reasonOf),
    files: async (_: unknown, { prefix }: { prefix?: string }, { clients }: Context) => {
      const { data } = await clients.vbase.listFiles(BUCKET, { prefix, limit: 2 })
      return data.map(({ path }) => path)
    },
    file: (_: unknown, { path }: { path: string }, { clients }: Context) =>
      clients.vbase.getJSON<string>(BUCKET, path, true),
    organization: async (_: unknown, __: unknown, { vtex, clients }: Context) => {
      const { sessionData } = await clients.session.getSession(vtex.sessionToken ?? '', [
        'storefront-permissions.organization',
      ])
      const { namespaces } = sessionData as {
        namespaces: { 'storefront-permissions'?: { organization?: { value: string } } }
      }
      return namespaces['storefront-permissions']?.organization?.value
    },
  },
  Mutation: {
    saveFile: async (
      _: unknown,
      { path, text }: { path: string; text: string },
      { clients }: Context
    ) => {
      await clients.vbase.saveJSON(BUCKET, path, text)
      return true
    },
  },
}

export default new Service({
  clients: { implementation: Clients, options: { default: { timeout: 2000 } } },
  graphql: { resolvers: resolvers as never },
  routes: {
    greet: (ctx) => {
      ctx.status = 200
      ctx.body = { name: ctx.vtex.route.params['name'], cookie: ctx.get('cookie') }
    },
  },
})
