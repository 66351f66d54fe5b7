import { MAX_DOCUMENTS } from './bulkDownloadFiles'
import type { CollectDocuments, BulkDownloadPage, BulkDownloadItem } from './bulkDownloadItem'

/** What one file is made of. */
export interface BulkDownloadPlan {
  documents: readonly BulkDownloadItem[]
  /** There are more documents than one file takes. */
  isCut: boolean
}

export const planOf = (
  documents: readonly BulkDownloadItem[],
  hasMore = false
): BulkDownloadPlan => ({
  documents: documents.slice(0, MAX_DOCUMENTS),
  isCut: hasMore || documents.length > MAX_DOCUMENTS,
})

/** The documents of a period, asked for page by page, and no further than one file takes. */
export const planPeriod = async (
  collect: CollectDocuments,
  period: { from: string; to: string }
): Promise<BulkDownloadPlan> => {
  const documents: BulkDownloadItem[] = []
  let after: string | null = null
  do {
    const page: BulkDownloadPage = await collect(period, after)
    documents.push(...page.documents)
    after = page.endCursor
  } while (after && documents.length < MAX_DOCUMENTS)
  return planOf(documents, after !== null)
}
