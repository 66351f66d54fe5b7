import type { ErpDocument } from '../__generated__/operations'

/** A document to download, with what the index says of it. */
export interface BulkDownloadItem {
  document: ErpDocument
  /** Number of its invoice, or reference of its payment. */
  of: string
}

/** A page of the documents of a period. */
export interface BulkDownloadPage {
  documents: readonly BulkDownloadItem[]
  endCursor: string | null
}

/** Asks for the documents of a period, a page each time. */
export type CollectDocuments = (
  period: { from: string; to: string },
  after: string | null
) => Promise<BulkDownloadPage>
