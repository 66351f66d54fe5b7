/**
 * What `vtex link` would send. The builders compile every TypeScript file of node/ and react/ that arrives, so a test
 * would be built into the app, and an import of a file that stays at home would break the link.
 */
import { statSync } from 'node:fs'
import { builtinModules } from 'node:module'
import path from 'node:path'

import { preProcessFile } from 'typescript'
import { z } from 'zod'

import { uploadedFiles } from '../../scripts/uploaded-files'
import { type Rule, readJson, textOf } from './rule'

const FOLDERS_OF_THE_APP = new Set([
  'docs',
  'graphql',
  'messages',
  'node',
  'public',
  'react',
  'store',
  'vtex.storefront-permissions',
])
const ROOT_FILES_OF_THE_APP = new Set(['CHANGELOG.md', 'LICENSE', 'manifest.json', 'policies.json'])
const OURS_ALONE =
  /\.test\.|\.suite\.|__fixtures__|__snapshots__|(^|\/)testing\/|^docs\/decisions\//

/** The platform refuses 90 MB and warns from 10 MB. */
const SIZE_LIMIT_BYTES = 5_000_000

export const onlyTheAppIsUploaded: Rule = async (root) => {
  const files = await uploadedFiles(root)
  const strangers = files.filter((file) => !belongsToTheApp(file) || OURS_ALONE.test(file))
  return strangers.map((file) => `${file} would be uploaded: name it in .vtexignore`)
}

const belongsToTheApp = (file: string) => {
  const [first, ...rest] = file.split('/')
  return rest.length === 0
    ? ROOT_FILES_OF_THE_APP.has(file)
    : FOLDERS_OF_THE_APP.has(first ?? '') && !isToolFile(rest[rest.length - 1] ?? '')
}

const isToolFile = (name: string) =>
  /^(\.|package-lock\.json$|eslint\.config|jest\.config)/.test(name)

export const theUploadIsSmall: Rule = async (root) => {
  const files = await uploadedFiles(root)
  const bytes = files.reduce((total, file) => total + statSync(path.join(root, file)).size, 0)
  return bytes <= SIZE_LIMIT_BYTES ? [] : [`${bytes} bytes would be uploaded`]
}

export const whatBuildersNeedIsUploaded: Rule = async (root) => {
  const files = new Set(await uploadedFiles(root))
  const needed = ['manifest.json', 'CHANGELOG.md', 'docs/README.md', 'graphql/schema.graphql']
  const inFolders = ['node', 'react'].flatMap((folder) =>
    ['package.json', 'tsconfig.json', 'yarn.lock'].map((name) => `${folder}/${name}`)
  )
  return [...needed, ...inFolders, 'node/index.ts', 'node/service.json']
    .filter((file) => !files.has(file))
    .map((file) => `${file} is not uploaded`)
}

export const uploadedCodeImportsOnlyWhatIsUploaded: Rule = async (root) => {
  const files = new Set(await uploadedFiles(root))
  const sources = [...files].filter((file) => /^(node|react)\/.*\.tsx?$/.test(file))
  if (sources.length === 0) return ['no source of node/ or react/ is uploaded']
  return sources.flatMap((source) =>
    importsOf(root, source)
      .filter((name) => name.startsWith('.'))
      .filter((name) => !resolves(path.posix.join(path.posix.dirname(source), name), files))
      .map((name) => `${source} imports ${name}, which is not uploaded`)
  )
}

const importsOf = (root: string, file: string) =>
  preProcessFile(textOf(root, file), true, true).importedFiles.map(({ fileName }) => fileName)

const ENDINGS = ['', '.ts', '.tsx', '.d.ts', '.js', '.json', '/index.ts', '/index.tsx']

/** An import can't leave its builder's folder either: each is built apart. */
const resolves = (target: string, files: ReadonlySet<string>) =>
  ENDINGS.some((ending) => files.has(target + ending))

const packageFile = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
})
const dependentApps = z.object({ dependencies: z.record(z.string(), z.string()).default({}) })

export const uploadedCodeImportsOnlyDeclaredPackages: Rule = async (root) => {
  const files = await uploadedFiles(root)
  const apps = readJson(root, { file: 'manifest.json', shape: dependentApps }).dependencies
  return ['node', 'react'].flatMap((folder) => {
    const file = `${folder}/package.json`
    const { dependencies, devDependencies } = readJson(root, { file, shape: packageFile })
    const known = new Set([
      ...Object.keys({ ...dependencies, ...devDependencies }),
      ...(folder === 'node' ? builtinModules : Object.keys(apps)),
    ])
    return files
      .filter((source) => source.startsWith(`${folder}/`) && /\.tsx?$/.test(source))
      .flatMap((source) =>
        packagesOf(root, source)
          .filter((name) => !known.has(name))
          .map((name) => `${source} imports ${name}, which ${file} or manifest.json does not name`)
      )
  })
}

const packagesOf = (root: string, source: string) =>
  importsOf(root, source)
    .filter((name) => !name.startsWith('.'))
    .map((name) => name.replace(/^node:/, ''))
    .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
