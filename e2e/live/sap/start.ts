import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'

import type { Seed } from './seed'

export interface SapServer {
  readonly origin: string
  stop(): Promise<void>
}

const START_TIMEOUT_MS = 60_000

/** @param folder where CAP is installed */
export const startSap = async (
  folder: string,
  { seed, user, password }: { seed: Seed; user: string; password: string }
): Promise<SapServer> => {
  writeFileSync(path.join(folder, 'seed.json'), JSON.stringify(seed))
  const file = path.join(__dirname, 'server.ts')
  const server = spawn(process.execPath, ['--import', 'tsx', file, folder], {
    cwd: path.join(__dirname, '..', '..', '..'),
    env: { ...process.env, SAP_USER: user, SAP_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    return { origin: `http://127.0.0.1:${await portOf(server)}`, stop: () => stop(server) }
  } catch (error) {
    await stop(server)
    throw error
  }
}

const portOf = async (server: ChildProcess): Promise<number> => {
  const { stdout, stderr } = server
  if (stdout === null || stderr === null) throw new Error('The server has no output.')
  let errors = ''
  stderr.on('data', (chunk) => (errors = (errors + String(chunk)).slice(-4000)))
  const timer = setTimeout(() => server.kill('SIGKILL'), START_TIMEOUT_MS)
  try {
    for await (const line of createInterface({ input: stdout })) {
      const port = /^listening (\d+)$/.exec(line)?.[1]
      if (port !== undefined) return Number(port)
    }
  } finally {
    clearTimeout(timer)
    stdout.resume()
  }
  throw new Error(`CAP did not start: ${errors}`)
}

const stop = async (server: ChildProcess): Promise<void> => {
  if (server.exitCode !== null || server.signalCode !== null) return
  const closed = once(server, 'close')
  server.kill('SIGKILL')
  await closed
}
