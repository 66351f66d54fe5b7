import { useEffect, useRef, useState } from 'react'
import { useRuntime } from 'vtex.render-runtime'

import { saveFile } from '../page/saveFile'
import { useText } from '../page/useText'
import type { FetchedDocuments } from './bulkDownloadContent'
import { contentOf, sayReason } from './bulkDownloadContent'
import type { BulkDownloadItem } from './bulkDownloadItem'
import { fetchDocuments } from './bulkDownloadRun'
import { documentAddress } from './document'
import { writeZip } from './zip'

/** What came whole. */
const keptOf = (fetched: FetchedDocuments): FetchedDocuments => {
  const kept: FetchedDocuments = {}
  Object.keys(fetched).forEach((ref) => {
    const one = fetched[ref]
    if (one && one.blob) kept[ref] = one
  })
  return kept
}

const bytesOf = (fetched: FetchedDocuments): number =>
  Object.keys(fetched).reduce((sum, ref) => {
    const one = fetched[ref]
    return sum + (one && one.blob ? one.blob.size : 0)
  }, 0)

/** Fetches the documents that are not there yet, then saves all in one file. Resolves to whether there was anything to save. */
const useRun = (
  items: readonly BulkDownloadItem[],
  onChange: (fetched: FetchedDocuments) => void
) => {
  const text = useText()
  const { rootPath, culture } = useRuntime()
  const { locale } = culture
  return async (kept: FetchedDocuments, signal: AbortSignal): Promise<boolean> => {
    const fetched = { ...kept }
    const missing = items.filter(({ document }) => !fetched[document.ref])
    await fetchDocuments({
      addresses: missing.map(({ document: { ref } }) => ({
        ref,
        address: documentAddress(ref, { rootPath, locale }, true),
      })),
      signal,
      held: bytesOf(fetched),
      onDone: (one) => {
        fetched[one.ref] = one
        if (!signal.aborted) onChange({ ...fetched })
      },
    })
    const files = contentOf({ items, fetched, text, locale })
    if (signal.aborted || files.length === 0) return false
    saveFile(await writeZip(files), text('pack.file'))
    return true
  }
}

export interface BulkDownloadRun {
  done: number
  isRunning: boolean
  isSaved: boolean
  /** After the end: what is not in the file, and why. */
  failed: ReadonlyArray<{ item: BulkDownloadItem; reason: string }>
  start: () => void
  /** Fetches again what is missing. */
  retry: () => void
  cancel: () => void
}

/** One file of these documents. What was fetched is kept for a second try; leaving the page cancels. */
export const useBulkDownload = (items: readonly BulkDownloadItem[]): BulkDownloadRun => {
  const text = useText()
  const [fetched, setFetched] = useState<FetchedDocuments>({})
  const [isRunning, setRunning] = useState(false)
  const [isSaved, setSaved] = useState(false)
  const control = useRef<AbortController | null>(null)
  const run = useRun(items, setFetched)
  const abort = () => {
    if (control.current) control.current.abort()
  }
  useEffect(() => abort, [])

  const begin = async (kept: FetchedDocuments) => {
    const { signal } = (control.current = new AbortController())
    setFetched(kept)
    setRunning(true)
    setSaved(false)
    const wasSaved = await run(kept, signal)
    if (signal.aborted) return
    setSaved(wasSaved)
    setRunning(false)
  }

  const failed: Array<{ item: BulkDownloadItem; reason: string }> = []
  items.forEach((item) => {
    const one = fetched[item.document.ref]
    if (!isRunning && one && !one.blob) failed.push({ item, reason: sayReason(text, one.code) })
  })
  return {
    done: Object.keys(fetched).length,
    isRunning,
    isSaved,
    failed,
    start: () => void begin({}),
    retry: () => void begin(keptOf(fetched)),
    cancel: () => {
      abort()
      setRunning(false)
      setFetched({})
    },
  }
}
