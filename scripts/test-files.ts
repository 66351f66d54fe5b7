import { readdirSync } from 'node:fs'
import path from 'node:path'

const FOLDERS = ['node', 'dev', 'e2e', 'scripts', 'bench', 'react', 'messages'] as const
const TEST_FILE = /\.test\.(ts|tsx|mjs)$/
const MARKED_TEST_FILE = /\.(deep|live)\.test\.(ts|tsx|mjs)$/

/** `unit`: what every change must pass. `deep`: what takes minutes. `live`: what installs and asks real servers. */
export type TestKind = 'unit' | 'deep' | 'live'

/** The test files of all folders, as absolute paths in a steady order. */
export const testFiles = (root: string, kind: TestKind): readonly string[] =>
  FOLDERS.flatMap((folder) => filesUnder(path.join(root, folder)))
    .filter((file) => TEST_FILE.test(file))
    .filter((file) => (MARKED_TEST_FILE.exec(file)?.[1] ?? 'unit') === kind)
    .sort()

/** Those that take longest, first: most start a whole store each. */
const LONG = [
  /[\\/]new-connector\.test/,
  /[\\/]e2e[\\/](service|attacks)[\\/]/,
  /[\\/]connectors[\\/]([\w-]+)[\\/]\1\.test/,
  /\.contract\.test|bad-answers/,
]

/** So that several workers end at about the same time. */
export const longestFirst = (files: readonly string[]): readonly string[] => {
  const ranked = LONG.map((long) => files.filter((file) => long.test(file)))
  return [...new Set([...ranked.flat(), ...files])]
}

export const isBrowserWalk = (file: string): boolean =>
  path.basename(path.dirname(file)) === 'browser'

function filesUnder(folder: string): readonly string[] {
  return readdirOrNone(folder).flatMap((entry) => {
    if (entry.name === 'node_modules') return []
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? filesUnder(file) : [file]
  })
}

function readdirOrNone(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
