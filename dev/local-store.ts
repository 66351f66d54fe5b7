/**
 * The whole local store on loopback: the cloud's stand-ins and the public edge in this process, the demo ERP and the app
 * under VTEX's real runtime as child processes. `npm start` and the tests use the same.
 */
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { playgroundPages } from './pages/playground-pages'
import { signInPages } from './pages/sign-in-pages'
import type { PageLink } from './pages/sign-in-pages'
import type { AccountData } from './platform/account-data'
import type { SettingsValues } from './platform/apps-settings'
import type { Outbound } from './platform/egress'
import { DEMO_ACCOUNT, DEMO_LINKS, demoAccountData } from './platform/people'
import type { CompanyLink } from './platform/people'
import { readRoleFeatures } from './platform/role-sync'
import { startPlatform } from './platform/start-platform'
import type { Platform } from './platform/start-platform'
import { publicRoutesOf } from './router/public-routes'
import type { Place } from './router/service-headers'
import type { PageHandler } from './router/start-router'
import { appNameOf, readJsonFile, readManifest } from './runtime/app-manifest'
import { buildService } from './runtime/build-service'
import type { AppManifest } from './runtime/app-manifest'
import type { ServiceJson } from './runtime/build-service'
import { startErpProcess } from './runtime/start-erp'
import type { ErpProcess } from './runtime/start-erp'
import { startService } from './runtime/start-service'
import type { Service } from './runtime/start-service'
import { confirmLinks, openStoreFront } from './store-front'
import type { StoreFront } from './store-front'

export const REPOSITORY_FOLDER = join(__dirname, '..')
export const DEMO_ERP_HOST = 'erp.demo.example'

/** What an administrator of the demo store would have saved. */
export const DEMO_SETTINGS: SettingsValues = {
  connector: 'rest',
  erpBaseUrl: `https://${DEMO_ERP_HOST}`,
  erpAuthentication: 'API_KEY',
  erpApiKey: 'demo-erp-key',
  companyLink: 'CONFIRMED',
  defaultCurrency: 'BRL',
  timeZone: 'America/Sao_Paulo',
}

/** As where links were changed before. Without it, the first change waits three seconds for others that come first. */
export const FREE_LINK_LOCK = { name: 'link-lock/lock.json', json: { holder: '', untilMs: 0 } }

export interface LocalStoreOptions {
  /** The app; default this repository. */
  readonly rootFolder?: string
  /** Where it is built, inside the repository; default a folder of its own that `close` removes. */
  readonly serviceFolder?: string
  /** The public port; default a free one. */
  readonly port?: number
  readonly account?: string
  readonly workspace?: string
  /** Default false: a development workspace. */
  readonly isProduction?: boolean
  readonly accounts?: ReadonlyMap<string, AccountData>
  readonly settings?: SettingsValues
  /** Hosts outside. Without one for `erp.demo.example`, the demo ERP is started for it. */
  readonly outbound?: Outbound
  readonly erpDelayMs?: number
  /** Links that the administrator confirms at the start; default the demo's. */
  readonly links?: readonly CompanyLink[]
  readonly pages?: readonly PageHandler[]
  readonly pageLinks?: readonly PageLink[]
  readonly isVerbose?: boolean
  /** Of the service's process. */
  readonly serviceHeapMiB?: number
}

export interface LocalStore extends StoreFront {
  readonly platform: Platform
  readonly service: Service
  /** Null when the options named another ERP. */
  readonly erp: ErpProcess | null
  /** Another account or workspace of the same service, on a port of its own. */
  open(place: Place): Promise<StoreFront>
  /** Resolves with one sentence if a part ends by itself. */
  readonly crashed: Promise<string>
  close(): Promise<void>
}

interface Closable {
  close(): Promise<void>
}

/** @throws an Error of one sentence; everything that was started has ended then. */
export async function startLocalStore(options: LocalStoreOptions = {}): Promise<LocalStore> {
  const parts: Closable[] = []
  const close = () => closeAll(parts)
  try {
    return await start(options, { close, keep: (part) => (parts.push(part), part) })
  } catch (error) {
    await close()
    throw error
  }
}

async function closeAll(parts: Closable[]) {
  for (const part of parts.splice(0).reverse()) await part.close()
}

interface Parts {
  keep<T extends Closable>(part: T): T
  close(): Promise<void>
}

async function start(options: LocalStoreOptions, parts: Parts): Promise<LocalStore> {
  if (options.port) await mustBeFree(options.port)
  const base = baseOf(options, parts)
  const { place, serviceFolder, rootFolder } = base
  await buildService({ rootFolder, outFolder: serviceFolder })
  const erp = needsDemoErp(options) ? parts.keep(await startErpProcess(base)) : null
  const platform = parts.keep(await fillPlatform(options, base, erp))
  const service = parts.keep(
    await startService({
      ...{ ...base, ...place, platformPort: platform.port },
      heapMiB: options.serviceHeapMiB,
    })
  )
  const open = opener(options, base, { platform, service, parts })
  const front = await open(place, options.port ?? 0)
  const people = platform.state.accounts.get(place.account)?.people ?? []
  const staff = people.find(({ kind }) => kind === 'staff')
  platform.state.vbase.put(place, FREE_LINK_LOCK.name, FREE_LINK_LOCK.json)
  await confirmLinks(front, staff, options.links ?? DEMO_LINKS)
  return {
    ...front,
    platform,
    service,
    erp,
    open: (where) => open(where, 0),
    crashed: Promise.race([service.crashed, ...(erp ? [erp.crashed] : [])]),
    close: () => parts.close(),
  }
}

interface Base {
  readonly rootFolder: string
  readonly serviceFolder: string
  readonly manifest: AppManifest
  readonly place: Place
  readonly isVerbose: boolean
  readonly delayMs: number
}

function baseOf(options: LocalStoreOptions, parts: Parts): Base {
  const { rootFolder = REPOSITORY_FOLDER, isVerbose = false, erpDelayMs = 0 } = options
  return {
    rootFolder,
    serviceFolder: options.serviceFolder ?? temporaryFolder(parts),
    manifest: readManifest(rootFolder),
    place: placeOf(options),
    isVerbose,
    delayMs: erpDelayMs,
  }
}

async function fillPlatform(
  options: LocalStoreOptions,
  { manifest, place, rootFolder }: Base,
  erp: ErpProcess | null
): Promise<Platform> {
  const accounts = options.accounts ?? new Map([[DEMO_ACCOUNT, demoAccountData()]])
  const outbound = outboundOf(options, erp)
  const roleFeatures = readRoleFeatures(rootFolder)
  const platform = await startPlatform({ store: { manifest, accounts, roleFeatures }, outbound })
  platform.state.settings.set(place, options.settings ?? DEMO_SETTINGS)
  return platform
}

interface Running {
  readonly platform: Platform
  readonly service: Service
  readonly parts: Parts
}

function opener(
  options: LocalStoreOptions,
  { manifest, serviceFolder }: Base,
  { platform, service, parts }: Running
) {
  const serviceJson = readJsonFile<ServiceJson>(join(serviceFolder, 'service', 'service.json'))
  return async (place: Place, port: number) => {
    const front = await openStoreFront({
      ...place,
      port,
      platform,
      appName: appNameOf(manifest),
      servicePort: service.port,
      publicRoutes: publicRoutesOf(serviceJson),
      pages: pagesOf(options, platform, place),
    })
    return parts.keep(front)
  }
}

/** Before anything is built: a store that already runs there keeps its files. */
async function mustBeFree(port: number) {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  await new Promise((resolve) => server.close(resolve))
}

/** `@vtex/api` and the app's packages resolve upward from there. */
function temporaryFolder(parts: Parts) {
  const folder = join(REPOSITORY_FOLDER, '.local', `store-${randomUUID()}`)
  parts.keep({ close: () => rm(folder, { recursive: true, force: true }) })
  return folder
}

function placeOf({ account, workspace, isProduction }: LocalStoreOptions): Place {
  return {
    account: account ?? DEMO_ACCOUNT,
    workspace: workspace ?? 'local',
    isProduction: isProduction ?? false,
  }
}

const needsDemoErp = ({ outbound }: LocalStoreOptions) => outbound?.[DEMO_ERP_HOST] === undefined

function outboundOf({ outbound }: LocalStoreOptions, erp: ErpProcess | null): Outbound {
  return erp ? { ...outbound, [DEMO_ERP_HOST]: erp.url } : (outbound ?? {})
}

function pagesOf(
  options: LocalStoreOptions,
  platform: Platform,
  { account }: Place
): PageHandler[] {
  const { state } = platform
  const links = [...(options.pageLinks ?? []), { href: '/playground', label: 'GraphQL playground' }]
  return [
    ...(options.pages ?? []),
    signInPages({ state, account, links }),
    playgroundPages({ state, account }),
  ]
}
