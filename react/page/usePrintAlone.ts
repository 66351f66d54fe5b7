import type { RefObject } from 'react'
import { useEffect } from 'react'

/** styles.css hides what has this, on paper only. React leaves an attribute alone that it did not set. */
const LEFT_OUT = 'data-orders-b2b-unprinted'

/** All that is not on the way to the element: the store's header, menus, footer, whatever they are called there. */
const besides = (element: Element): Element[] => {
  const parent = element.parentElement
  if (!parent || element === document.body) return []
  const siblings = Array.from(parent.children).filter((one) => one !== element)
  return [...siblings, ...besides(parent)]
}

/** While this is shown, printing the page prints this alone. */
export const usePrintAlone = (top: RefObject<HTMLElement>): void => {
  useEffect(() => {
    let hidden: Element[] = []
    const show = () => {
      hidden.forEach((element) => element.removeAttribute(LEFT_OUT))
      hidden = []
    }
    const hide = () => {
      show()
      hidden = top.current ? besides(top.current) : []
      hidden.forEach((element) => element.setAttribute(LEFT_OUT, ''))
    }
    window.addEventListener('beforeprint', hide)
    window.addEventListener('afterprint', show)
    return () => {
      show()
      window.removeEventListener('beforeprint', hide)
      window.removeEventListener('afterprint', show)
    }
  }, [top])
}
