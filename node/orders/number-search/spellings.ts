import { withoutCertainLabel, withoutLabel } from '../../model/number-form'

/** Without a sign behind it, it may be of the number: "NF0900000". */
export const INVOICE_LABEL = /^nf-?e?[^\p{L}\p{N}]/iu

/** Whether a number is labelled as an invoice's, in two letters. */
export const isInvoiceLabelled = (typed: string): boolean => INVOICE_LABEL.test(typed)

/**
 * The spellings of a number, the likeliest first: without its label before as typed, where nobody writes the label into the
 * number itself.
 * @param formsOf of one text, itself or its likeliest form first
 * @param isLabelled whether a label of two letters is one too
 */
export const spellingsWithLabel = (
  typed: string,
  formsOf: (text: string) => readonly string[],
  isLabelled = false
): readonly string[] => {
  const bare = withoutLabel(typed)
  if (bare === null) return [...new Set(formsOf(typed))]
  const isBareFirst = isLabelled || withoutCertainLabel(typed) !== null
  const [first, second] = isBareFirst ? [bare, typed] : [typed, bare]
  return [...new Set([...formsOf(first), ...formsOf(second)])]
}

/** The first of each list, then the second of each. */
export const inTurns = <One>(lists: ReadonlyArray<readonly One[]>): readonly One[] => {
  const most = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: most }, (_, index) =>
    lists.flatMap((list) => list.slice(index, index + 1))
  ).flat()
}
