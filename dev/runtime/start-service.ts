/** Starts the app under VTEX's runtime in a child process, and keeps it as the cloud would. */
import { get } from 'node:http'
import { join } from 'node:path'
import { appIdOf } from './app-manifest'
import type { AppManifest } from './app-manifest'
import { endingOf, hasEnded, startChild, stopChild } from './child'
import type { ServiceReport } from './run-service'

export interface ServiceOptions {
  /** Made by `buildService`. */
  readonly serviceFolder: string
  readonly manifest: AppManifest
  readonly account: string
  readonly workspace: string
  readonly isProduction: boolean
  /** The http proxy through which every outgoing call goes. */
  readonly platformPort: number
  readonly isVerbose?: boolean
  /** How much the service may keep, in MB; default Node's own, some GB. */
  readonly heapMb?: number
}

export interface Service {
  readonly port: number
  readonly processId: number
  /** Resolves with one sentence if it ends before `close`. */
  readonly crashed: Promise<string>
  close(): Promise<void>
}

/** The cloud polls it; the runtime empties its metric arrays only then, and grows without bound otherwise. */
const STATUS_INTERVAL_MS = 10_000

/** @throws an Error of one sentence when the app's code throws while it is loaded. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const logFile = join(options.serviceFolder, 'service.log')
  const child = startChild({
    args: [...heapLimit(options), '--enable-source-maps', 'run-service.js'],
    cwd: options.serviceFolder,
    env: environmentOf(options),
    logFile,
    isVerbose: options.isVerbose ?? false,
  })
  const ended = new Promise<string>((resolve) => {
    child.once('exit', () =>
      resolve(`The service ended by itself (${endingOf(child)}); its log is ${logFile}.`)
    )
  })
  const reported = new Promise<ServiceReport>((resolve) => child.once('message', resolve))
  const report = await Promise.race([reported, ended])
  if (typeof report === 'string') throw new Error(report)
  if (report.kind === 'failed')
    throw new Error(`The service does not start: ${report.message} (more in ${logFile}).`)
  const { port } = report
  const poll = setInterval(() => pollStatus(port), STATUS_INTERVAL_MS).unref()
  let isClosing = false
  return {
    port,
    processId: child.pid ?? 0,
    crashed: ended.then((sentence) => (isClosing ? new Promise<string>(() => {}) : sentence)),
    async close() {
      isClosing = true
      clearInterval(poll)
      if (!hasEnded(child)) await stopChild(child)
    },
  }
}

const heapLimit = ({ heapMb }: ServiceOptions) =>
  heapMb === undefined ? [] : [`--max-old-space-size=${heapMb}`]

function pollStatus(port: number) {
  get({ host: '127.0.0.1', port, path: '/_status' }, (answer) => answer.resume()).on(
    'error',
    () => {
      // A service that is gone is reported by its exit.
    }
  )
}

/**
 * Nothing of the parent's environment but the path: the cloud's machines know nothing of it either. They run in UTC.
 * `VTEX_IO` makes infra and app clients speak plain http to the proxy. Source: constants.js and InfraClient.js of
 * `@vtex/api`.
 */
function environmentOf(options: ServiceOptions) {
  const { manifest, account, workspace, isProduction, platformPort } = options
  const proxy = `http://127.0.0.1:${platformPort}`
  return {
    PATH: process.env['PATH'],
    TZ: 'UTC',
    NODE_ENV: 'production',
    VTEX_IO: 'true',
    VTEX_REGION: 'aws-us-east-1',
    VTEX_ACCOUNT: account,
    VTEX_WORKSPACE: workspace,
    VTEX_PRODUCTION: String(isProduction),
    VTEX_APP_ID: appIdOf(manifest),
    VTEX_APP_NAME: manifest.name,
    VTEX_APP_VENDOR: manifest.vendor,
    VTEX_APP_VERSION: manifest.version,
    http_proxy: proxy,
    https_proxy: proxy,
    no_proxy: '',
  }
}
