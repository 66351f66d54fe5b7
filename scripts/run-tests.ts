import { setMaxListeners } from 'node:events'
import path from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'

import { NOTHING, type Tally, seconds, sum } from './tally'
import { workOff } from './work-off'

interface FileRun {
  readonly root: string
  /** A file that takes longer is ended and has failed. */
  readonly fileTimeoutMs: number
  readonly signal: AbortSignal
}

interface TestRun extends FileRun {
  readonly files: readonly string[]
  readonly concurrency: number
}

/** A test, or at the end of its tests the file itself, as node's runner reports it when it is over. */
interface Completion {
  readonly name: string
  readonly skip?: string | boolean | undefined
  readonly todo?: string | boolean | undefined
  readonly details: {
    readonly passed: boolean
    readonly duration_ms: number
    readonly type?: 'suite' | undefined
    readonly error?: unknown
  }
}

/** Runs test files, several at once. */
export async function runTests({ files, concurrency, ...run }: TestRun): Promise<Tally> {
  const tallies: Tally[] = []
  const jobs = files.map((file) => async () => void tallies.push(await runTestFile(file, run)))
  const workers = Array.from({ length: concurrency }, () => [jobs])
  await workOff(workers, run.signal)
  return sum(tallies)
}

/**
 * Runs a test file by node's own runner, in a process of its own that inherits this process's loader (tsx). Prints a line
 * when it is over, its failures in full and the reasons of its skips.
 *
 * One run a file: of several files in one run the events come mixed, and those of a file after its end.
 */
export async function runTestFile(
  file: string,
  { root, fileTimeoutMs, signal }: FileRun
): Promise<Tally> {
  setMaxListeners(0, signal)
  const report = new FileReport(path.relative(root, file))
  let end: Completion | undefined
  for await (const { type, data } of run({ files: [file], timeout: fileTimeoutMs, signal })) {
    if (type === 'test:stdout' || type === 'test:stderr') report.write(data.message)
    if (type !== 'test:complete') continue
    if (data.nesting === 0 && data.name === file) end = data
    else report.add(data)
  }
  return report.close(end)
}

/** What one file has told so far. */
class FileReport {
  private tally = NOTHING
  private readonly lines: string[] = []
  private output = ''

  constructor(private readonly name: string) {}

  write(message: string) {
    this.output += message
  }

  /** Suites and tests that only hold failing tests count for nothing: their tests do. */
  add({ name, details, ...test }: Completion) {
    if (details.type === 'suite' && details.passed) return
    if (isOnlyAParent(details.error)) return
    const why = skipReason(test.skip) ?? skipReason(test.todo)
    if (why !== undefined) this.count({ skipped: 1 }, `  skipped: ${name} (${why})`)
    else if (details.passed) this.count({ passed: 1 })
    else this.count({ failed: 1 }, `  FAILED: ${name}\n${indented(fullText(details.error))}`)
  }

  /** A file that died, hangs, or holds no test has failed, whatever its tests said. */
  close(end: Completion | undefined): Tally {
    const { passed, failed, skipped } = this.tally
    if (!end?.details.passed && failed === 0)
      this.count({ failed: 1 }, `  FAILED: ${inspect(causeOf(end?.details.error))}`)
    else if (passed + failed + skipped === 0)
      this.count({ failed: 1 }, '  FAILED: it holds no test')
    this.print(end?.details.duration_ms ?? 0)
    return this.tally
  }

  private count(more: Partial<Tally>, line?: string) {
    this.tally = sum([this.tally, { ...NOTHING, ...more }])
    if (line !== undefined) this.lines.push(line)
  }

  private print(durationMs: number) {
    const isOk = this.tally.failed === 0
    const mark = isOk ? 'ok    ' : 'FAILED'
    console.log(`${mark} ${this.name}  ${this.tally.passed} passed  ${seconds(durationMs)}`)
    for (const line of this.lines) console.log(line)
    if (!isOk && this.output !== '') console.log(indented(this.output.trimEnd()))
  }
}

const skipReason = (mark: string | boolean | undefined) => {
  if (mark === undefined || mark === false) return undefined
  return typeof mark === 'string' && mark !== '' ? mark : 'no reason given'
}

const isOnlyAParent = (error: unknown) =>
  error instanceof Error && 'failureType' in error && error.failureType === 'subtestsFailed'

/** node's runner wraps what a test threw. */
const causeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'cause' in error ? error.cause : error

const fullText = (error: unknown) => {
  const cause = causeOf(error)
  return cause instanceof Error && cause.stack ? inspect(cause, { depth: 8 }) : String(cause)
}

const indented = (text: string) => text.replace(/^/gm, '    ')
