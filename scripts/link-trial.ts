/**
 * The nearest thing to `vtex link` that needs no account: the files that would be uploaded, and nothing else, installed,
 * compiled and started as VTEX's builders and runtime do. Each step throws an Error with the tool's own words.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

import { build } from 'esbuild'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'

import { uploadedFiles } from './uploaded-files'
import { runNode, yarnInstall } from './yarn'

/** Copies what `vtex link` would upload from `root` into the empty folder `trial`. */
export async function copyUploadedFiles(root: string, trial: string): Promise<void> {
  for (const file of await uploadedFiles(root)) {
    mkdirSync(path.dirname(path.join(trial, file)), { recursive: true })
    copyFileSync(path.join(root, file), path.join(trial, file))
  }
}

/** Installs one builder's folder. Each has a yarn cache of its own: two installations at once share nothing. */
export const installBuilder = (trial: string, builder: 'node' | 'react'): Promise<string> =>
  yarnInstall({
    folder: path.join(trial, builder),
    cacheFolder: path.join(trial, `.yarn-cache-${builder}`),
    isFrozen: true,
  })

/** By the compiler that the folder itself installed: VTEX pins 5.5.3 for node/ and 3.9.7 for react/. */
export const compileReact = (trial: string): Promise<string> =>
  runNode({ folder: path.join(trial, 'react'), script: [TSC, '-p', '.'] })

/** Each file at the root of react/ is a block; apps of the platform are resolved by the platform. */
export async function bundleBlocks(trial: string): Promise<readonly string[]> {
  const folder = path.join(trial, 'react')
  const blocks = readdirSync(folder).filter((name) => name.endsWith('.tsx'))
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: blocks,
    outdir: path.join(folder, '.trial'),
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
    external: ['vtex.*'],
    loader: { '.graphql': 'text', '.css': 'local-css' },
  })
  return outputFiles
    .filter((file) => file.path.endsWith('.js') && file.contents.length > 0)
    .map((file) => path.basename(file.path))
}

const TSC = 'node_modules/typescript/bin/tsc'
const SERVICE = '.trial'

/** Compiles node/ into the layout that the runtime loads, below node/ so that its packages resolve. */
export async function compileNode(trial: string): Promise<void> {
  const folder = path.join(trial, 'node')
  const sources = path.join(SERVICE, 'service/src/node')
  await runNode({
    folder,
    script: [TSC, '-p', '.', '--noEmit', 'false', '--outDir', sources, '--rootDir', '.'],
  })
  writeServiceJson(folder)
  writeFileSync(path.join(folder, SERVICE, 'service/schema.graphql'), joinedSchema(trial))
  writeFileSync(path.join(folder, SERVICE, 'boot.js'), compiledBoot())
}

/** The graphql builder adds its route. */
function writeServiceJson(folder: string) {
  const service = JSON.parse(readFileSync(path.join(folder, 'service.json'), 'utf8')) as {
    routes?: Record<string, unknown>
  }
  const routes = { ...service.routes, __graphql: { path: '/_v/graphql' } }
  writeFileSync(
    path.join(folder, SERVICE, 'service/service.json'),
    JSON.stringify({ ...service, routes })
  )
}

function joinedSchema(trial: string): string {
  const folder = path.join(trial, 'graphql')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n')
}

function compiledBoot(): string {
  const source = readFileSync(path.join(__dirname, 'link-trial-boot.ts'), 'utf8')
  const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 }
  return transpileModule(source, { compilerOptions }).outputText
}

export interface TrialService {
  /** Sends a query as a buyer's browser without a sign-in would. */
  ask(query: string): Promise<unknown>
  stop(): Promise<void>
}

const ACCOUNT = 'trialstore'
const WORKSPACE = 'dev'

/** Starts the compiled service under VTEX's runtime. Nothing leaves the machine: its proxy is a port nobody listens on. */
export async function startService(trial: string): Promise<TrialService> {
  const child = spawn(process.execPath, ['boot.js'], {
    cwd: path.join(trial, 'node', SERVICE),
    env: environment(trial),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const port = await portOf(child)
  const url = `http://127.0.0.1:${port}/${ACCOUNT}/${WORKSPACE}/_v/graphql`
  return {
    ask: async (query) => {
      const body = JSON.stringify({ query })
      const answer = await fetch(url, { method: 'POST', headers: HEADERS, body })
      return answer.json()
    },
    stop: () => stopped(child),
  }
}

const HEADERS = {
  'content-type': 'application/json',
  'x-vtex-account': ACCOUNT,
  'x-vtex-workspace': WORKSPACE,
  'x-vtex-credential': 'trial',
}

function environment(trial: string): NodeJS.ProcessEnv {
  const manifest = JSON.parse(readFileSync(path.join(trial, 'manifest.json'), 'utf8')) as {
    readonly vendor: string
    readonly name: string
    readonly version: string
  }
  const nowhere = 'http://127.0.0.1:9'
  return {
    PATH: process.env.PATH,
    VTEX_APP_ID: `${manifest.vendor}.${manifest.name}@${manifest.version}`,
    VTEX_APP_NAME: manifest.name,
    VTEX_APP_VENDOR: manifest.vendor,
    VTEX_APP_VERSION: manifest.version,
    VTEX_ACCOUNT: ACCOUNT,
    VTEX_WORKSPACE: WORKSPACE,
    VTEX_REGION: 'aws-us-east-1',
    VTEX_IO: 'true',
    http_proxy: nowhere,
    https_proxy: nowhere,
  }
}

function portOf(child: ChildProcess): Promise<number> {
  let output = ''
  const collect = (chunk: Buffer) => (output += chunk.toString())
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve(Number(port)))
    child.once('error', reject)
    child.once('exit', (exitCode) =>
      reject(new Error(`the service ended with ${exitCode} before it listened:\n${output}`))
    )
  })
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

/** The version that stands in the trial's own folder; null when it is not there. */
export const installedVersion = (trial: string, packagePath: string): string | null => {
  const file = path.join(trial, packagePath, 'package.json')
  if (!existsSync(file)) return null
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version
}
