/** Installs what a trial needs beside the repository's own modules: it is no dependency of the product. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const ROOT = path.join(__dirname, '..', '..')

export interface Packages {
  /** The folder's name below `.local/live`. */
  readonly name: string
  /** Package to version. */
  readonly installed: Readonly<Record<string, string>>
  /** Unpacked without what they depend on, for the data in them. */
  readonly unpacked?: Readonly<Record<string, string>>
}

/**
 * @returns the folder that holds everything; quick where it is there already
 * @throws Error where the packages can't be fetched
 */
export const installPackages = ({ name, installed, unpacked = {} }: Packages): string => {
  const folder = path.join(ROOT, '.local', 'live', name)
  const wanted = JSON.stringify({ name, private: true, dependencies: installed, unpacked })
  const stamp = path.join(folder, 'installed.json')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), wanted)
  // No script of a package is run: one would compile a database.
  npm(folder, ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'])
  for (const [unpackedName, version] of Object.entries(unpacked)) {
    unpack(folder, unpackedName, version)
  }
  writeFileSync(stamp, wanted)
  return folder
}

const unpack = (folder: string, name: string, version: string): void => {
  const target = path.join(folder, 'node_modules', name)
  mkdirSync(target, { recursive: true })
  const printed = npm(folder, ['pack', '--silent', `${name}@${version}`])
  const archive = printed.trim().split('\n').at(-1) ?? ''
  execFileSync('tar', ['xzf', path.join(folder, archive), '-C', target, '--strip', '1'])
}

const npm = (cwd: string, args: readonly string[]): string =>
  execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
