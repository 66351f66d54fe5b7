/**
 * Lays an app out as VTEX's builders do, so that the real `@vtex/api` runtime can load it. Everything that runtime reads
 * is relative to its working directory (`@vtex/api/lib/service/loaders.js`):
 *
 *   service/service.json        node/service.json, with the `__graphql` route that the graphql builder adds
 *   service/schema.graphql      graphql/**\/*.graphql, joined
 *   service/src/node/**\/*.js   node/**\/*.ts, file by file, CommonJS
 *   run-service.js              the entry of the child process (run-service.ts)
 */
import { build } from 'esbuild'
import type { BuildFailure } from 'esbuild'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { readJsonFile } from './app-manifest'

export interface BuildOptions {
  /** The app's folder: manifest.json, node/, graphql/. */
  readonly rootFolder: string
  /** Emptied first. Must lie where `@vtex/api` and the app's packages resolve upward. */
  readonly outFolder: string
}

export interface ServiceJson {
  readonly routes?: Readonly<Record<string, ServiceRoute>>
}

export interface ServiceRoute {
  readonly path: string
  readonly public?: boolean
}

const GRAPHQL_ROUTE = { path: '/_v/graphql', public: false }

/** Named ages of `@cacheControl(maxAge:)`: the cloud's builder turns them into seconds, the runtime's directive takes an Int. */
const CACHE_AGES_S: Readonly<Record<string, number>> = { SHORT: 120, MEDIUM: 3600, LONG: 86400 }

/** @throws an Error of one sentence when the app can't be built. */
export async function buildService({ rootFolder, outFolder }: BuildOptions): Promise<void> {
  await rm(outFolder, { recursive: true, force: true })
  await mkdir(join(outFolder, 'service'), { recursive: true })
  const steps = await Promise.allSettled([
    writeServiceJson(rootFolder, outFolder),
    writeSchema(rootFolder, outFolder),
    compileNode(rootFolder, outFolder),
    compileEntry(outFolder),
  ])
  for (const step of steps) if (step.status === 'rejected') throw step.reason
}

async function writeServiceJson(rootFolder: string, outFolder: string) {
  const service = readJsonFile<ServiceJson>(join(rootFolder, 'node', 'service.json'))
  const routes = { ...service.routes, __graphql: GRAPHQL_ROUTE }
  const text = JSON.stringify({ ...service, routes }, null, 2)
  await writeFile(join(outFolder, 'service', 'service.json'), text)
}

async function writeSchema(rootFolder: string, outFolder: string) {
  const files = await filesUnder(join(rootFolder, 'graphql'), (name) => name.endsWith('.graphql'))
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  await writeFile(join(outFolder, 'service', 'schema.graphql'), numericAges(texts.join('\n\n')))
}

function numericAges(schema: string) {
  return schema.replace(
    /(@cacheControl\([^)]*maxAge:\s*)(SHORT|MEDIUM|LONG)/g,
    (_, before: string, age: string) => `${before}${CACHE_AGES_S[age]}`
  )
}

async function compileNode(rootFolder: string, outFolder: string) {
  const nodeFolder = join(rootFolder, 'node')
  if (!existsSync(join(nodeFolder, 'index.ts')))
    throw new Error(`${join(nodeFolder, 'index.ts')} is missing`)
  const entryPoints = await filesUnder(nodeFolder, isUploadedSource)
  const outdir = join(outFolder, 'service', 'src', 'node')
  await build({ entryPoints, outbase: nodeFolder, outdir, ...forNode20 }).catch(explain)
}

function explain(failure: BuildFailure): never {
  const [first] = failure.errors
  const place = first?.location ? `${first.location.file}:${first.location.line}: ` : ''
  const sentence = `The service does not build: ${place}${first?.text ?? failure.message}`
  throw new Error(sentence, { cause: failure })
}

async function compileEntry(outFolder: string) {
  await build({
    entryPoints: [join(__dirname, 'run-service.ts')],
    outfile: join(outFolder, 'run-service.js'),
    bundle: true,
    packages: 'external',
    ...forNode20,
  })
}

const forNode20 = {
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'silent',
} as const

/** What `.vtexignore` keeps from being uploaded is not part of the service here either. */
function isUploadedSource(path: string) {
  if (!path.endsWith('.ts') || path.endsWith('.d.ts')) return false
  if (path.endsWith('.test.ts') || path.endsWith('.suite.ts')) return false
  return !path.split(sep).some((part) => part === '__fixtures__' || part === 'testing')
}

async function filesUnder(folder: string, isWanted: (relativePath: string) => boolean) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes(`${sep}node_modules${sep}`))
    .filter((path) => isWanted(path.slice(folder.length)))
    .sort()
}
