/** `npm test`: format, lint, types, and every test but the deep ones. */
import path from 'node:path'

import { runCheck, staticChecks } from './command-checks'
import { finish } from './finish'
import { abortOnInterrupt } from './interruption'
import { runTestFile } from './run-tests'
import { type Tally, sum } from './tally'
import { isBrowserWalk, longestFirst, testFiles } from './test-files'
import { workOff } from './work-off'

const root = path.dirname(__dirname)

async function main() {
  const signal = abortOnInterrupt()
  const run = { root, fileTimeoutMs: 240_000, signal }
  const [checked, tested]: [Tally[], Tally[]] = [[], []]
  const checks = staticChecks(root).map(
    (check) => async () => void checked.push(await runCheck(check, run))
  )
  const jobOf = (file: string) => async () => void tested.push(await runTestFile(file, run))
  const files = longestFirst(testFiles(root, 'unit'))
  const walks = files.filter(isBrowserWalk).map(jobOf)
  const others = files.filter((file) => !isBrowserWalk(file)).map(jobOf)
  // A browser takes more than a core, and two at once make each other late: one worker walks.
  await workOff(
    [
      [walks, others],
      [checks, others],
    ],
    signal
  )
  finish({ checked: sum(checked), tested: sum(tested), isInterrupted: signal.aborted })
}

void main()
