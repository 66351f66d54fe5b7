import { lstatSync, readFileSync } from 'node:fs'
import path from 'node:path'

import globby from 'globby'

/** What `vtex link` looks at. In its globby 8 the last pattern also matches files at the root. */
const PATTERNS = ['manifest.json', 'policies.json', '.npmrc', 'node/.*', 'react/.*', '*/**']

const NEVER_UPLOADED = [
  '.DS_Store',
  'README.md',
  '.gitignore',
  'package.json',
  'node_modules/**',
  '**/node_modules/**',
  '.git/**',
  'cypress/videos/**',
  'cypress/screenshots/**',
]

/**
 * The files that `vtex link` and `vtex publish` send, relative to the app's folder, sorted.
 * The rules are the ones of VTEX's command line (vtex/toolbelt, src/api/modules/apps/file.ts): the patterns above,
 * symbolic links followed, `.vtexignore` as globs from the root (`folder/` stands for all below it; no leading slash, no
 * negation), empty files left out.
 */
export async function uploadedFiles(root: string): Promise<readonly string[]> {
  const files = await globby(PATTERNS, {
    cwd: root,
    follow: true,
    nodir: true,
    ignore: [...ignoredByTheApp(root), ...NEVER_UPLOADED],
  })
  return files.filter((file) => lstatSync(path.join(root, file)).size > 0).sort()
}

/** The lines of .vtexignore; none when the app has no such file. */
function ignoredByTheApp(root: string): readonly string[] {
  return readOrEmpty(path.join(root, '.vtexignore'))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => line.replace(/\/$/, '/**'))
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
