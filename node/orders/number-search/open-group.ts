/** A group that is opened is a list like any other, page by page. */
import type { PagePosition } from '../page-cursor'
import { isPartial, type NumberQuestion, type Stages } from './number-search'

export interface Opening<Kind extends string, Page> {
  readonly stages: Stages<Kind>
  readonly match: 'exact' | 'partial'
  /** null: the first page. */
  readonly position: PagePosition | null
  /** @param index of the question, for the cursor */
  readonly ask: (question: NumberQuestion<Kind>, index: number) => Promise<Page>
  readonly isEmpty: (page: Page) => boolean
}

/**
 * The same number is asked for as it was shown; where the ERP does not find it so, among what contains it. Further pages stay
 * with the question that found the first.
 * @returns null where there is nothing to ask
 */
export const openGroup = async <Kind extends string, Page>({
  stages: { asTyped, containing },
  match,
  position,
  ask,
  isEmpty,
}: Opening<Kind, Page>): Promise<Page | null> => {
  const questions = [...(match === 'exact' ? asTyped : []), ...containing.filter(isPartial)]
  let page: Page | null = null
  for (const [index, question] of questions.entries()) {
    if (position !== null && index !== position.interpretation) continue
    page = await ask(question, index)
    if (!isEmpty(page)) return page
  }
  return page
}
