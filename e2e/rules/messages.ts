/** VTEX's messages builder: one flat map a language, ids below store/ or admin/, all listed in context.json. */
import { z } from 'zod'

import { readManifest } from './manifest'
import { type Rule, readJson } from './rule'

const LANGUAGES = ['context', 'en', 'es', 'pt'] as const

const texts = z.record(
  z.string().regex(/^(store|admin)\/[\w.-]+$/, 'an id begins with store/ or admin/'),
  z.string().trim().min(1)
)

const idsOf = (root: string, language: string) =>
  Object.keys(readJson(root, { file: `messages/${language}.json`, shape: texts }))

export const everyLanguageHasEveryMessage: Rule = (root) => {
  const known = LANGUAGES.map((language) => ({ language, ids: new Set(idsOf(root, language)) }))
  const all = new Set(known.flatMap(({ ids }) => [...ids]))
  if (all.size === 0) return ['messages/ holds no message']
  return known.flatMap(({ language, ids }) =>
    [...all].filter((id) => !ids.has(id)).map((id) => `messages/${language}.json lacks ${id}`)
  )
}

/** The Admin translates titles and descriptions of settings that are ids. */
export const everySettingHasItsText: Rule = (root) => {
  const ids = new Set(idsOf(root, 'en'))
  const { settingsSchema } = readManifest(root)
  return [settingsSchema, ...Object.values(settingsSchema.properties)]
    .flatMap(({ title, description }) => [title, description])
    .filter((text) => typeof text === 'string' && text.startsWith('admin/') && !ids.has(text))
    .map((id) => `messages/en.json lacks ${String(id)}, which manifest.json names`)
}
