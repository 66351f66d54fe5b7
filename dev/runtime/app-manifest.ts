import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Policy {
  readonly name: string
  readonly attrs?: { readonly host: string; readonly path: string }
}

/** What the local cloud needs to know of the app's manifest.json. */
export interface AppManifest {
  readonly vendor: string
  readonly name: string
  readonly version: string
  readonly policies?: readonly Policy[]
}

/** @throws when the folder has no readable manifest.json, naming the file. */
export function readManifest(rootFolder: string): AppManifest {
  const file = join(rootFolder, 'manifest.json')
  return readJsonFile<AppManifest>(file)
}

/** `vendor.name`: how the platform names an app without its version. */
export const appNameOf = (manifest: AppManifest) => `${manifest.vendor}.${manifest.name}`

/** `vendor.name@version`. */
export const appIdOf = (manifest: AppManifest) => `${appNameOf(manifest)}@${manifest.version}`

export const withoutVersion = (appId: string) => appId.split('@')[0] ?? appId

export const hasPolicy = (manifest: AppManifest, name: string) =>
  (manifest.policies ?? []).some((policy) => policy.name === name)

/** @throws an Error of one sentence that names the file. */
export function readJsonFile<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    throw new Error(`${file} is not a readable JSON file: ${reasonOf(error)}`, { cause: error })
  }
}

export const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
