import { writeCsv } from '../page/spreadsheet'
import type { Text } from '../page/useText'
import { FAILURE_CODES } from '../states/failure'
import { safeName, uniqueNames } from './bulkDownloadFiles'
import type { BulkDownloadItem } from './bulkDownloadItem'
import type { Fetched } from './bulkDownloadRun'

/** What was fetched so far, by the documents' refs. */
export type FetchedDocuments = Record<string, Fetched | undefined>

/** Why a document is not in the file, in words. */
export const sayReason = (text: Text, code: string | null): string =>
  code === 'FULL' || code === 'CANCELLED'
    ? text(`pack.reason.${code}`)
    : text(`error.${FAILURE_CODES.find((one) => one === code) || 'INTERNAL'}.title`)

interface Content {
  items: readonly BulkDownloadItem[]
  fetched: FetchedDocuments
  text: Text
  /** `es`, `es-MX` */
  locale: string
}

/** What the ZIP holds: first the index, which names every document, also one that is missing and why. Empty where none came. */
export const contentOf = ({ items, fetched, text, locale }: Content) => {
  const unique = uniqueNames()
  const indexName = unique('index.csv')
  const files: Array<{ name: string; blob: Blob }> = []
  const rows = items.map(({ document, of }) => {
    const one = fetched[document.ref]
    const kind = text(`documents.kind.${document.kind}`)
    const plain = [document.issuedOn, document.number || of, kind].filter(Boolean).join(' ')
    const name = one && one.blob ? unique(safeName(one.name || plain)) : ''
    if (one && one.blob) files.push({ name, blob: one.blob })
    const reason = name ? '' : sayReason(text, one ? one.code : null)
    return [name, of, kind, document.issuedOn || '', reason]
  })
  if (files.length === 0) return []
  const header = ['file', 'of', 'kind', 'date', 'missing'].map((id) => text(`pack.index.${id}`))
  const index = writeCsv([header, ...rows], locale)
  return [{ name: indexName, blob: new Blob([index]) }, ...files]
}
