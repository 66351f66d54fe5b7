/** VTEX's documentation guidelines for docs/README.md, `vtex release`'s wish for CHANGELOG.md, and links that lead somewhere. */
import { existsSync } from 'node:fs'
import path from 'node:path'

import { uploadedFiles } from '../../scripts/uploaded-files'
import { type Rule, filesEndingWith, missingFiles, textOf } from './rule'

/** In this order. */
const SECTIONS = [
  /^📢 Use this project/m,
  /^# (?!.*\bApp\b).+$/m,
  /^<!-- DOCS-IGNORE:start -->$/m,
  /^## Before you begin$/m,
  /^## (Installation|Configuration)$/m,
  /^## Customization$/m,
  /^\| CSS Handles \|$/m,
  /^## Contributors$/m,
]

const README = 'docs/README.md'

export const theStorePageHasItsSections: Rule = (root) => {
  if (!existsSync(path.join(root, README))) return [`${README} is missing`]
  const text = textOf(root, README)
  let from = 0
  const missing = SECTIONS.filter((section) => {
    const at = text.slice(from).search(section)
    if (at >= 0) from += at
    return at < 0
  })
  return [
    ...missing.map((section) => `${README} lacks, or has too early: ${section.source}`),
    ...(/^## FAQ$/m.test(text) ? [] : [`${README} has no "## FAQ"`]),
  ]
}

export const theChangelogIsOpen: Rule = (root) => {
  const missing = missingFiles(root, ['CHANGELOG.md'])
  if (missing.length > 0) return missing
  return /^## \[Unreleased\]$/m.test(textOf(root, 'CHANGELOG.md'))
    ? []
    : ['CHANGELOG.md has no "## [Unreleased]", which a release needs']
}

const LINK = /\]\(<?([^)\s>]+)>?\)/g
const ELSEWHERE = /^([a-z]+:|#)/i

export const everyLinkLeadsSomewhere: Rule = (root) => {
  const documents = ['README.md', ...filesEndingWith(root, { folder: 'docs', ending: '.md' })]
  const missing = missingFiles(root, documents)
  if (missing.length > 0) return missing
  return documents.flatMap((file) =>
    relativeLinksOf(root, file)
      .filter(({ leadsTo }) => !existsSync(path.join(root, leadsTo)))
      .map(({ target }) => `${file} links to ${target}, which does not exist`)
  )
}

/** VTEX publishes what is uploaded: a link to what stays at home is dead there. */
export const everyUploadedLinkLeadsToAnUploadedFile: Rule = async (root) => {
  const uploaded = await uploadedFiles(root)
  const isThere = (leadsTo: string) =>
    uploaded.some((file) => file === leadsTo || file.startsWith(`${leadsTo}/`))
  return uploaded
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      relativeLinksOf(root, file)
        .filter(({ leadsTo }) => !isThere(leadsTo))
        .map(({ target }) => `${file} links to ${target}, which is not uploaded`)
    )
}

const relativeLinksOf = (root: string, file: string) =>
  [...textOf(root, file).matchAll(LINK)]
    .map(([, target]) => target ?? '')
    .filter((target) => !ELSEWHERE.test(target))
    .map((target) => ({
      target,
      leadsTo: path.posix.join(path.dirname(file), target.replace(/[#?].*$/, '')),
    }))
