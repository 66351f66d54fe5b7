import { severalIn } from '../search/severalIn'

/** The numbers of a pasted column or list, each once, in their order. */
export const numbersIn = (text: string): string[] => {
  const byName = new Map<string, string>()
  severalIn(text)
    .map((one) => one.trim())
    .forEach((one) => byName.set(one.toUpperCase(), byName.get(one.toUpperCase()) || one))
  return [...byName.values()]
}
