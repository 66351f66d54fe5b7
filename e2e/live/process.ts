import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface RunningProcess {
  /** What `ready` found in the line that said so. */
  readonly ready: RegExpExecArray
  stop(): Promise<void>
}

export interface ProcessOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** A line of its output that says it is there. */
  readonly ready: RegExp
}

const START_TIMEOUT_MS = 60_000
const MAX_TOLD_ERRORS = 4000

/**
 * Starts a program of Node's and waits until it is there.
 * @throws Error with the end of what it complained of, if it ends or takes a minute
 */
export const startProcess = async (
  args: readonly string[],
  { cwd, env, ready }: ProcessOptions
): Promise<RunningProcess> => {
  const child = spawn(process.execPath, [...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  try {
    return { ready: await readyLine(child, ready), stop: () => stop(child) }
  } catch (error) {
    await stop(child)
    throw error
  }
}

const readyLine = async (child: ChildProcess, ready: RegExp): Promise<RegExpExecArray> => {
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('The program has no output.')
  let errors = ''
  stderr.on('data', (chunk) => (errors = (errors + String(chunk)).slice(-MAX_TOLD_ERRORS)))
  const timer = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS)
  try {
    for await (const line of createInterface({ input: stdout })) {
      const match = ready.exec(line)
      if (match !== null) return match
    }
  } finally {
    clearTimeout(timer)
    stdout.resume()
  }
  throw new Error(`The program did not start: ${errors}`)
}

const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return
  const closed = once(child, 'close')
  child.kill('SIGKILL')
  await closed
}
