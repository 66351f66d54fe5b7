/** VTEX's messages builder: one flat map a language, ids below store/ or admin/, all listed in context.json. */
import { z } from 'zod'

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
