import { MAX_PAPERS } from './packFiles'
import type { CollectPapers, PackPage, PackPaper } from './packPaper'

/** What one file is made of. */
export interface PackPlan {
  papers: readonly PackPaper[]
  /** There are more papers than one file takes. */
  isCut: boolean
}

export const planOf = (papers: readonly PackPaper[], hasMore = false): PackPlan => ({
  papers: papers.slice(0, MAX_PAPERS),
  isCut: hasMore || papers.length > MAX_PAPERS,
})

/** The papers of a period, asked for page by page, and no further than one file takes. */
export const planPeriod = async (
  collect: CollectPapers,
  period: { from: string; to: string }
): Promise<PackPlan> => {
  const papers: PackPaper[] = []
  let after: string | null = null
  do {
    const page: PackPage = await collect(period, after)
    papers.push(...page.papers)
    after = page.endCursor
  } while (after && papers.length < MAX_PAPERS)
  return planOf(papers, after !== null)
}
