/**
 * `npm start`: the local store, until Ctrl+C.
 *
 * One line `ready http://localhost:PORT` once a query really answers. What goes wrong is one sentence on stderr and exit
 * code 1, with everything ended. Logs are in .local/service-PORT/. `--root` takes another app's folder, `--no-links` leaves
 * out the demo's company links.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { REPOSITORY_FOLDER, startLocalStore } from './local-store'
import type { LocalStore, LocalStoreOptions } from './local-store'
import { blockPages } from './pages/block-pages'
import { isRecord } from './platform/exchange'
import { readJsonFile, reasonOf } from './runtime/app-manifest'

const USAGE = `npm start -- [--port 3000] [--settings FILE] [--outbound HOST=http://127.0.0.1:PORT]... [--verbose]`
const PAGE_LINKS = [
  { href: '/account#/orders-b2b', label: 'My Account: B2B orders' },
  { href: '/orders-b2b', label: 'The block on a page of the store' },
  { href: '/gallery', label: 'Gallery of states' },
]
const DEFAULT_PORT = '3000'

function optionsFrom(args: string[]): LocalStoreOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: process.env['PORT'] ?? DEFAULT_PORT },
      settings: { type: 'string' },
      outbound: { type: 'string', multiple: true, default: [] },
      root: { type: 'string' },
      'no-links': { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  })
  const port = portFrom(values.port)
  return {
    port,
    settings: values.settings === undefined ? undefined : settingsFrom(values.settings),
    outbound: Object.fromEntries(values.outbound.map(outboundFrom)),
    rootFolder: values.root,
    serviceFolder: join(REPOSITORY_FOLDER, '.local', `service-${port || process.pid}`),
    links: values['no-links'] ? [] : undefined,
    isVerbose: values.verbose,
  }
}

function portFrom(text: string) {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Infinity
  if (port > 65_535) throw new RangeError(`--port ${text} is not a port number.`)
  return port
}

function settingsFrom(file: string) {
  const settings = readJsonFile<unknown>(file)
  if (!isRecord(settings)) throw new TypeError(`${file} must hold one JSON object, the settings.`)
  return settings
}

function outboundFrom(text: string): [host: string, target: string] {
  const [, host, target] =
    /^([\w.-]+)=(http:\/\/(?:127\.0\.0\.1|localhost):\d+)\/?$/.exec(text) ?? []
  if (!host || !target) throw new TypeError(`--outbound ${text} is not HOST=http://127.0.0.1:PORT.`)
  return [host, target]
}

/** Resolves on the first Ctrl+C or SIGTERM. */
const stopSignal = new Promise<null>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve(null))
})

async function startStore(options: LocalStoreOptions) {
  const pagesFolder = join(REPOSITORY_FOLDER, '.local', `pages-${options.port || process.pid}`)
  return startLocalStore({
    ...options,
    pages: [await blockPages(pagesFolder)],
    pageLinks: PAGE_LINKS,
  })
}

async function main() {
  const store = await Promise.race([startStore(optionsFrom(process.argv.slice(2))), stopSignal])
  // Stopped while starting: the children end with this process.
  if (!store) return
  console.log(`ready ${store.url}`)
  await untilEnd(store)
}

async function untilEnd(store: LocalStore) {
  const sentence = await Promise.race([store.crashed, stopSignal])
  await store.close()
  if (sentence !== null) throw new Error(sentence)
}

function explain(error: unknown): string {
  if (error instanceof Error && 'code' in error) {
    if (error.code === 'EADDRINUSE')
      return `Port ${portOf(error)} is in use: choose another with --port.`
    if (String(error.code).startsWith('ERR_PARSE_ARGS')) return `${error.message}\n${USAGE}`
  }
  return reasonOf(error).split('\n')[0] ?? ''
}

const portOf = (error: Error) => ('port' in error ? String(error.port) : '')

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(explain(error))
    process.exit(1)
  }
)
