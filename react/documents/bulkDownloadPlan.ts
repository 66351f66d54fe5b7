import { MAX_DOCUMENTS } from './packFiles'
import type { CollectDocuments, PackPage, PackDocument } from './packDocument'

/** What one file is made of. */
export interface PackPlan {
  documents: readonly PackDocument[]
  /** There are more documents than one file takes. */
  isCut: boolean
}

export const planOf = (documents: readonly PackDocument[], hasMore = false): PackPlan => ({
  documents: documents.slice(0, MAX_DOCUMENTS),
  isCut: hasMore || documents.length > MAX_DOCUMENTS,
})

/** The documents of a period, asked for page by page, and no further than one file takes. */
export const planPeriod = async (
  collect: CollectDocuments,
  period: { from: string; to: string }
): Promise<PackPlan> => {
  const documents: PackDocument[] = []
  let after: string | null = null
  do {
    const page: PackPage = await collect(period, after)
    documents.push(...page.documents)
    after = page.endCursor
  } while (after && documents.length < MAX_DOCUMENTS)
  return planOf(documents, after !== null)
}
