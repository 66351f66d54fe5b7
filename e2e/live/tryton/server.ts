/** A Tryton of its own: a new SQLite database in a temporary folder, seeded, served on loopback, and removed at the end. */
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

import { freePort } from '../free-port'

const DATABASE = 'erp'
const MODULES = ['sale', 'account_payment', 'web_shop', 'stock_package_shipping']
/** The Python of the Debian packages: another one on the path lacks their modules. */
const PYTHON = '/usr/bin/python3'
const START_TIMEOUT_MS = 30_000
const POLL_MS = 100
const MAX_OUTPUT_BYTES = 16 * 1024 * 1024

export const LOGIN = 'bridge'
export const PASSWORD = 'Br1dge-secret-42'

export interface TrytonServer {
  readonly origin: string
  /** Of the database: what a reverse proxy maps "/tryton/" to. */
  readonly path: string
  /** What the seeding script printed. */
  readonly facts: unknown
  stop(): Promise<void>
}

export const startTryton = async (): Promise<TrytonServer> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'tryton-'))
  const port = await freePort()
  try {
    const facts = await createDatabase(folder, port)
    const server = await serve(folder, port)
    return {
      origin: `http://127.0.0.1:${port}`,
      path: `/${DATABASE}/`,
      facts,
      stop: async () => {
        await end(server)
        await rm(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

const configurationOf = (folder: string): string => path.join(folder, 'trytond.conf')

const createDatabase = async (folder: string, port: number): Promise<unknown> => {
  await mkdir(path.join(folder, 'db'))
  await writeFile(path.join(folder, 'db', `${DATABASE}.sqlite`), '')
  await writeFile(path.join(folder, 'password'), 'admin-secret\n')
  await writeFile(
    configurationOf(folder),
    `[web]\nlisten = 127.0.0.1:${port}\n[database]\nuri = sqlite://\npath = ${folder}/db\n`
  )
  const admin = ['-c', configurationOf(folder), '-d', DATABASE]
  const asAdmin = ['--all', '--email', 'admin@erp.example', '-p']
  await run(folder, '/usr/bin/trytond-admin', [...admin, ...asAdmin])
  const modules = ['--activate-dependencies', '-u', ...MODULES]
  await run(folder, '/usr/bin/trytond-admin', [...admin, ...modules])
  const seed = path.join(__dirname, 'seed.py')
  const printed = await run(folder, PYTHON, [
    ...['-W', 'ignore', seed, DATABASE, configurationOf(folder), LOGIN, PASSWORD],
  ])
  return JSON.parse(printed)
}

const environment = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  HOME: folder,
  PYTHONWARNINGS: 'ignore',
  TRYTONPASSFILE: path.join(folder, 'password'),
})

const run = async (folder: string, command: string, parameters: string[]): Promise<string> => {
  const options = { env: environment(folder), cwd: folder, maxBuffer: MAX_OUTPUT_BYTES }
  return (await promisify(execFile)(command, parameters, options)).stdout
}

const serve = async (folder: string, port: number): Promise<ChildProcess> => {
  const parameters = ['-c', configurationOf(folder), '-d', DATABASE]
  const server = spawn('/usr/bin/trytond', parameters, {
    env: environment(folder),
    cwd: folder,
    stdio: 'ignore',
  })
  const endMs = performance.now() + START_TIMEOUT_MS
  while (performance.now() < endMs && server.exitCode === null) {
    if (await answers(port)) return server
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
  await end(server)
  throw new Error('Tryton did not start.')
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/`, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false
  )

const end = async (server: ChildProcess): Promise<void> => {
  if (server.exitCode !== null || server.signalCode !== null) return
  const ended = once(server, 'exit')
  server.kill()
  await ended
}
