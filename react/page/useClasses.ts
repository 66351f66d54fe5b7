import { useCssHandles } from 'vtex.css-handles'

// Its names become the same class names as the handles: `vendor-app-MAJOR-x-name`.
import '../styles.css'
import { HANDLES } from './handles'

export type Handle = (typeof HANDLES)[number]
/** The class names of one element: its handle, which styles.css and themes style, and the handle with each modifier. */
export type Classes = (name: Handle, ...modifiers: Array<string | false | null>) => string

export const useClasses = (): Classes => {
  const handles = useCssHandles(HANDLES)
  return (name, ...modifiers) =>
    handles[name]
      .split(' ')
      .map((one) =>
        [one, ...modifiers.filter(Boolean).map((modifier) => `${one}--${modifier}`)].join(' ')
      )
      .join(' ')
}
