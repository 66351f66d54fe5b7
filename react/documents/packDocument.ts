import type { ErpDocument } from '../__generated__/operations'

/** A paper to pack, with what the index says of it. */
export interface PackPaper {
  document: ErpDocument
  /** Number of its invoice, or reference of its payment. */
  of: string
}

/** A page of the papers of a period. */
export interface PackPage {
  papers: readonly PackPaper[]
  endCursor: string | null
}

/** Asks for the papers of a period, a page each time. */
export type CollectPapers = (
  period: { from: string; to: string },
  after: string | null
) => Promise<PackPage>
