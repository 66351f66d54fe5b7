/** Child processes that can't outlive their parent and are ended in time. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

export interface ChildOptions {
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  /** Everything it prints goes here. */
  readonly logFile: string
  /** And to this process's own output too. */
  readonly isVerbose: boolean
}

const GRACE_MS = 1_500

/**
 * Node in a process group of its own, so that Ctrl+C reaches the parent alone, which then ends its children in order.
 * It has an IPC channel: run-service.ts and exit-with-parent.ts end the child when the parent is gone.
 */
export function startChild({ args, cwd, env, logFile, isVerbose }: ChildOptions): ChildProcess {
  const child = spawn(process.execPath, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const log = createWriteStream(logFile)
  child.stdout?.pipe(log, { end: false })
  child.stderr?.pipe(log, { end: false })
  child.once('close', () => log.end())
  if (isVerbose) {
    child.stdout?.pipe(process.stdout, { end: false })
    child.stderr?.pipe(process.stderr, { end: false })
  }
  return child
}

/** SIGTERM, and SIGKILL for one that does not go within 1.5 s. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  await closed
  clearTimeout(timer)
}

export const hasEnded = ({ exitCode, signalCode }: ChildProcess) =>
  exitCode !== null || signalCode !== null

export const endingOf = ({ exitCode, signalCode }: ChildProcess) =>
  signalCode === null ? `exit code ${exitCode}` : `signal ${signalCode}`
