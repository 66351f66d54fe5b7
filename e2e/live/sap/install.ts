/** Installs CAP and SAP's published model beside the repository's own modules: they are no dependency of the product. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** CAP and its parts; `sql.js` is a database that needs no compiler. */
const PACKAGES = {
  '@sap/cds': '9.9.3',
  '@cap-js/sqlite': '2.4.2',
  '@cap-js-community/odata-v2-adapter': '1.15.10',
  express: '4.21.2',
  'sql.js': '1.13.0',
}
/** Of these only the model is wanted: unpacked, never run, and without what they depend on. */
const MODELS = ['sales-order', 'billing-document'].map(
  (name) => `@sap/cloud-sdk-vdm-${name}-service`
)
const MODEL_VERSION = '2.1.0'

/** @returns the folder that holds everything; quick where it is there already */
export const installSap = async (root: string): Promise<string> => {
  const folder = path.join(root, '.local', 'live', 'sap')
  const wanted = JSON.stringify({
    name: 'sap-trial',
    private: true,
    dependencies: PACKAGES,
    models: MODEL_VERSION,
  })
  const stamp = path.join(folder, 'installed.json')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), wanted)
  // No script of a package is run: one would compile a database.
  await npm(folder, ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'])
  for (const name of MODELS) await unpackModel(folder, name)
  writeFileSync(stamp, wanted)
  return folder
}

const unpackModel = async (folder: string, name: string): Promise<void> => {
  const target = path.join(folder, 'node_modules', name)
  mkdirSync(target, { recursive: true })
  const { stdout } = await npm(folder, ['pack', '--silent', `${name}@${MODEL_VERSION}`])
  const archive = stdout.trim().split('\n').at(-1) ?? ''
  await run('tar', ['xzf', path.join(folder, archive), '-C', target, '--strip', '1'])
}

const npm = (cwd: string, args: readonly string[]) => run('npm', [...args], { cwd })
