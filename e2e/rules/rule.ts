import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'

import { z } from 'zod'

/**
 * A rule of the platform or of this house over the files of an app's folder: one sentence for each violation, none when
 * it is kept. A missing file is a violation.
 */
export type Rule = (root: string) => readonly string[] | Promise<readonly string[]>

/** This repository. */
export const repository = path.resolve(__dirname, '../..')

export const textOf = (root: string, file: string): string =>
  readFileSync(path.join(root, file), 'utf8')

export const missingFiles = (root: string, files: readonly string[]): readonly string[] =>
  files.filter((file) => !existsSync(path.join(root, file))).map((file) => `${file} is missing`)

/** @throws an Error of one sentence that names the file when it is missing, no JSON, or not of the shape. */
export function readJson<Shape extends z.ZodType>(
  root: string,
  { file, shape }: { readonly file: string; readonly shape: Shape }
): z.infer<Shape> {
  const result = shape.safeParse(parsedJson(root, file))
  if (result.success) return result.data
  const reasons = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`${file}: ${reasons.join('; ')}`)
}

function parsedJson(root: string, file: string): unknown {
  if (!existsSync(path.join(root, file))) throw new Error(`${file} is missing`)
  try {
    return JSON.parse(textOf(root, file))
  } catch {
    throw new Error(`${file} is no JSON`)
  }
}

/** Files below a folder that end so, relative to the root; an empty list when the folder is missing. */
export function filesEndingWith(
  root: string,
  { folder, ending }: { readonly folder: string; readonly ending: string }
): readonly string[] {
  if (!existsSync(path.join(root, folder))) return []
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.split(path.sep).includes('node_modules'))
    .sort()
}
