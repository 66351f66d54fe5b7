/** `npm test`: format, lint, types, and every test but the deep ones. */
import path from 'node:path'

import { runChecks, staticChecks } from './command-checks'
import { finish } from './finish'
import { abortOnInterrupt } from './interruption'
import { runTests } from './run-tests'
import { testFiles } from './test-files'

const root = path.dirname(__dirname)

async function main() {
  const signal = abortOnInterrupt()
  const checked = await runChecks(staticChecks(root), { root, signal })
  const files = testFiles(root, 'unit')
  const tested = await runTests({ root, files, concurrency: 2, fileTimeoutMs: 240_000, signal })
  finish({ checked, tested, isInterrupted: signal.aborted })
}

void main()
