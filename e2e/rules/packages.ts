/** One set of versions, here and at VTEX, whose builders install node/ and react/ apart with yarn 1. */
import { existsSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

import { type Rule, missingFiles, readJson, textOf } from './rule'

const versions = z.record(z.string(), z.string()).default({})
const packageFile = z.object({
  dependencies: versions,
  devDependencies: versions,
  resolutions: versions,
  overrides: versions,
})

const readPackage = (root: string, file: string) => readJson(root, { file, shape: packageFile })

/** What the root installs. Its second TypeScript, the one of the react builder, has a name of its own. */
function versionsOfTheRoot(root: string, folder: string): Readonly<Record<string, string>> {
  const { dependencies, devDependencies, overrides } = readPackage(root, 'package.json')
  const own = { ...dependencies, ...devDependencies }
  const forced = Object.entries(overrides).filter(([, version]) => !version.startsWith('$'))
  const all = { ...Object.fromEntries(forced), ...own }
  const reactCompiler = own['typescript-react']?.replace('npm:typescript@', '')
  return folder === 'react' && reactCompiler ? { ...all, typescript: reactCompiler } : all
}

const sameVersionsIn = (root: string, folder: string) => {
  const file = `${folder}/package.json`
  const { dependencies, devDependencies, resolutions } = readPackage(root, file)
  const known = versionsOfTheRoot(root, folder)
  return Object.entries({ ...dependencies, ...devDependencies, ...resolutions })
    .filter(([name, version]) => known[name] !== version || !/^\d+\.\d+\.\d+$/.test(version))
    .map(
      ([name, version]) => `${file} has ${name} ${version}, package.json ${known[name] ?? 'none'}`
    )
}

export const theAppHasTheVersionsOfTheRoot: Rule = (root) => [
  ...sameVersionsIn(root, 'node'),
  ...sameVersionsIn(root, 'react'),
]

const LOCK_FILES = ['package-lock.json', 'node/yarn.lock', 'react/yarn.lock']

/** A lock file that names a host installs from there alone, whatever the machine is told. */
export const lockFilesNameNoHost: Rule = (root) => [
  ...missingFiles(root, LOCK_FILES),
  ...LOCK_FILES.filter((file) => existsSync(path.join(root, file)))
    .filter((file) => /"?resolved"?:? "\w+:/.test(textOf(root, file)))
    .map((file) => `${file} names the host that packages came from`),
]

export const theLockFilesMatchTheirPackages: Rule = (root) =>
  ['node', 'react'].flatMap((folder) => {
    const lock = `${folder}/yarn.lock`
    if (!existsSync(path.join(root, lock))) return [`${lock} is missing`]
    const text = textOf(root, lock)
    const { dependencies, devDependencies } = readPackage(root, `${folder}/package.json`)
    return Object.entries({ ...dependencies, ...devDependencies })
      .filter(([name, version]) => !text.includes(`${name}@${version}`))
      .map(([name, version]) => `${lock} has no ${name} ${version}: run scripts/lock.ts`)
  })
