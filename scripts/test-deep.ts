/** `npm run test:deep`: the tests that take minutes, one file at a time. */
import path from 'node:path'

import { finish } from './finish'
import { abortOnInterrupt } from './interruption'
import { runTests } from './run-tests'
import { NOTHING } from './tally'
import { testFiles } from './test-files'

const root = path.dirname(__dirname)

async function main() {
  const signal = abortOnInterrupt()
  const files = testFiles(root, 'deep')
  const tested = await runTests({ root, files, concurrency: 1, fileTimeoutMs: 900_000, signal })
  finish({ checked: NOTHING, tested, isInterrupted: signal.aborted })
}

void main()
