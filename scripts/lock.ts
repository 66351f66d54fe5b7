/**
 * Writes node/yarn.lock and react/yarn.lock after a change of their package.json: `node --import tsx scripts/lock.ts`.
 * What is locked stays, what is new is added. The lines that say where a tarball is keep their path and lose their host,
 * so that each machine takes it from its own registry; yarn 1 resolves such a path against that. (Without the line it
 * would look for the newest version again and lock nothing.)
 */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { yarnInstall } from './yarn'

const root = path.dirname(__dirname)

/** From `https://any.host/any/path/name/-/name-1.0.0.tgz#hash` to `name/-/name-1.0.0.tgz#hash`. */
export const withoutHosts = (lock: string): string =>
  lock.replace(
    /^( {2}resolved )"?(?:\w+:\/\/[^"]*?)?((?:@[^/"\s]+\/)?[^/"\s]+\/-\/[^"\s]+)"?$/gm,
    '$1"$2"'
  )

async function lockFolder(name: string) {
  const folder = path.join(root, name)
  const copy = mkdtempSync(path.join(tmpdir(), 'orders-b2b-lock-'))
  try {
    for (const file of ['package.json', 'yarn.lock'])
      if (existsSync(path.join(folder, file)))
        copyFileSync(path.join(folder, file), path.join(copy, file))
    await yarnInstall({ folder: copy, cacheFolder: path.join(copy, 'cache'), isFrozen: false })
    const lock = readFileSync(path.join(copy, 'yarn.lock'), 'utf8')
    writeFileSync(path.join(folder, 'yarn.lock'), withoutHosts(lock))
    console.log(`${name}/yarn.lock written`)
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function main() {
  for (const name of ['node', 'react']) await lockFolder(name)
}

if (require.main === module) void main()
