import { spawn } from 'node:child_process'
import path from 'node:path'

const YARN = path.join(path.dirname(__dirname), 'node_modules/yarn/bin/yarn.js')

interface InstallOptions {
  readonly folder: string
  readonly cacheFolder: string
  /** Install what yarn.lock says or fail. */
  readonly isFrozen: boolean
}

/**
 * Installs a folder as `vtex link` does, by yarn 1. No install scripts: nothing we depend on needs one.
 * @throws an Error with what yarn wrote when it fails.
 */
export const yarnInstall = ({ folder, cacheFolder, isFrozen }: InstallOptions): Promise<string> =>
  runNode({
    folder,
    script: [
      ...[YARN, 'install', '--non-interactive', '--ignore-engines', '--ignore-scripts'],
      ...['--no-progress', '--cache-folder', cacheFolder],
      ...(isFrozen ? ['--frozen-lockfile'] : []),
    ],
  })

interface NodeRun {
  readonly folder: string
  readonly script: readonly string[]
}

/** Runs a script by this Node in a folder, and gives what it wrote. @throws an Error with just that when it fails. */
export function runNode({ folder, script }: NodeRun): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, script, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk: Buffer) => (output += chunk.toString())
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (exitCode) => {
      if (exitCode === 0) resolve(output)
      else reject(new Error(`${script.join(' ')} in ${folder} failed:\n${output}`))
    })
  })
}
