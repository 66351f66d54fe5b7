/**
 * What reading a hundred orders of ten lines costs each connector in processor time, from JSON text to the vocabulary, as a
 * ratio to a yardstick that runs in turns with it: parsing a fixed text, which a busy or a slower machine slows as much.
 * Processor time is read, not the clock; that of the garbage collector is in it.
 *
 * It runs in a process of its own, compiled without the wrappers by which tsx keeps the names of functions: they cost more
 * than the reading, and the cloud has none.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'

import { buildSync } from 'esbuild'

import { REPOSITORY_FOLDER } from '../dev/local-store'
import type { ConnectorFigures } from './connector-cpu-rounds'

export const measureConnectors = (): readonly ConnectorFigures[] => {
  const folder = path.join(REPOSITORY_FOLDER, '.local', 'bench-connectors')
  const outfile = path.join(folder, 'rounds.js')
  mkdirSync(folder, { recursive: true })
  try {
    const entry = path.join(__dirname, 'connector-cpu-rounds.ts')
    buildSync({ entryPoints: [entry], bundle: true, platform: 'node', target: 'es2022', outfile })
    return JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
