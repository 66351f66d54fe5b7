import { useCssHandles } from 'vtex.css-handles'

// Its names become the same class names as the handles: `vendor-app-MAJOR-x-name`.
import '../styles.css'
import type { HANDLES } from './handles'

export type Handle = (typeof HANDLES)[number]
/** The class names of one element: its handle, which styles.css and themes style, and the handle with each modifier. */
export type Classes = (name: Handle, ...modifiers: Array<string | false | null>) => string

/** The handle asked for. The others' class names differ from it by the name alone: their list need not be downloaded. */
const ONE = ['page'] as const

export const useClasses = (): Classes => {
  const { page } = useCssHandles(ONE)
  return (name, ...modifiers) =>
    page
      .split(' ')
      .map((given) => {
        const one = given.replace('-x-page', `-x-${name}`)
        return [one, ...modifiers.filter(Boolean).map((modifier) => `${one}--${modifier}`)].join(
          ' '
        )
      })
      .join(' ')
}
