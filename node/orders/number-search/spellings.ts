import { withoutCertainLabel, withoutLabel } from '../../model/number-form'

/**
 * The spellings of a number, the likeliest first: as typed, then without a label that nobody writes into the number itself,
 * then the others.
 * @param formsOf of one text, itself or its likeliest form first
 * @param isLabelled whether a label of two letters is one too: "NF 176436" is no invoice's number
 */
export const spellingsWithLabel = (
  typed: string,
  formsOf: (text: string) => readonly string[],
  isLabelled = false
): readonly string[] => {
  const bare = withoutLabel(typed)
  const ofBare = bare === null ? [] : formsOf(bare)
  const [first = typed, ...others] = formsOf(typed)
  const isBareLikely = isLabelled || withoutCertainLabel(typed) !== null
  const rest = isBareLikely ? [...ofBare, ...others] : [...others, ...ofBare]
  return [...new Set([first, ...rest])]
}
