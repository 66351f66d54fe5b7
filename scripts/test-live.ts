/**
 * `npm run test:live`: the connectors against real servers, which are installed first, one file at a time. A server that
 * can't be installed is skipped and says why; that fails too, unless `-- --allow-skips` says otherwise.
 */
import path from 'node:path'

import { finish } from './finish'
import { abortOnInterrupt } from './interruption'
import { runTests } from './run-tests'
import { NOTHING } from './tally'
import { testFiles } from './test-files'

const root = path.dirname(__dirname)

async function main() {
  const signal = abortOnInterrupt()
  const files = testFiles(root, 'live')
  const tested = await runTests({ root, files, concurrency: 1, fileTimeoutMs: 480_000, signal })
  const mayLack = process.argv.includes('--allow-skips')
  const lacking = { ...NOTHING, failed: mayLack ? 0 : tested.skipped }
  if (lacking.failed > 0) console.log('FAILED: a server could not be installed')
  finish({ checked: lacking, tested, isInterrupted: signal.aborted })
}

void main()
