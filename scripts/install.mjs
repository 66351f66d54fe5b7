// Runs before every command, so that each works alone from a bare clone: installs what package-lock.json names,
// unless node_modules holds just that already. Plain JavaScript: nothing is installed when it runs.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const marker = path.join(root, 'node_modules/.installed')
const wanted = createHash('sha256')
  .update(readFileSync(path.join(root, 'package.json')))
  .update(readFileSync(path.join(root, 'package-lock.json')))
  .digest('hex')

const isInstalled = existsSync(marker) && readFileSync(marker, 'utf8') === wanted
if (!isInstalled) {
  process.stdout.write('Installing the development tools (once)...\n')
  // No package needs its install script here: the binaries come as optional packages.
  const result = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }
  )
  if (result.status !== 0) {
    const reason = result.error ? result.error.message : 'see the lines above'
    process.stderr.write(`The installation failed: ${reason}.\n`)
    process.exit(1)
  }
  writeFileSync(marker, wanted)
}
