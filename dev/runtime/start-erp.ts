/** The demo ERP in a process of its own: another company's machine, reached over a socket. */
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import { endingOf, hasEnded, startChild, stopChild } from './child'

export interface ErpProcess {
  readonly url: string
  readonly processId: number
  /** Resolves with one sentence if it ends before `close`. */
  readonly crashed: Promise<string>
  close(): Promise<void>
}

export interface ErpProcessOptions {
  /** Its log goes there. */
  readonly serviceFolder: string
  readonly delayMs: number
  readonly isVerbose: boolean
}

const REPOSITORY_FOLDER = join(__dirname, '..', '..')

/** @throws an Error of one sentence when it ends before it listens. */
export async function startErpProcess(options: ErpProcessOptions): Promise<ErpProcess> {
  const logFile = join(options.serviceFolder, 'demo-erp.log')
  const child = startChild({
    args: [
      // CommonJS alone: without the threads that load modules it starts in half the time.
      ...['--require', 'tsx/cjs', '--require', join(__dirname, 'exit-with-parent.ts')],
      join(REPOSITORY_FOLDER, 'dev', 'erp', 'main.ts'),
      ...['--port', '0', '--delay-ms', String(options.delayMs)],
    ],
    cwd: REPOSITORY_FOLDER,
    env: process.env,
    logFile,
    isVerbose: options.isVerbose,
  })
  const ended = new Promise<string>((resolve) => {
    child.once('exit', () =>
      resolve(`The demo ERP ended by itself (${endingOf(child)}); its log is ${logFile}.`)
    )
  })
  const printed = new Promise<URL>((resolve) => {
    if (!child.stdout) return
    createInterface(child.stdout).on('line', (line) => {
      const address = /\bhttp:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0]
      if (address) resolve(new URL(address))
    })
  })
  const first = await Promise.race([printed, ended])
  if (typeof first === 'string') throw new Error(first)
  let isClosing = false
  return {
    url: first.origin,
    processId: child.pid ?? 0,
    crashed: ended.then((sentence) => (isClosing ? new Promise<string>(() => {}) : sentence)),
    async close() {
      isClosing = true
      if (!hasEnded(child)) await stopChild(child)
    },
  }
}
