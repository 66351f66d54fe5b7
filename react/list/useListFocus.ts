import { useEffect, useRef } from 'react'

interface List {
  page: unknown
  isLoading: boolean
  /** Something of the list is open: the list waits. */
  isHidden: boolean
  /** The id of what is open. */
  open: string
}

/** Moves focus to the results that were asked for, once they are there; and to the link of what was open. */
export const useListFocus = ({ page, isLoading, isHidden, open }: List) => {
  const region = useRef<HTMLDivElement>(null)
  const isWanted = useRef(false)
  const lastOpen = useRef('')
  useEffect(() => {
    if (isLoading || !isWanted.current) return
    isWanted.current = false
    const heading = page && region.current && region.current.querySelector('h2')
    if (heading) heading.focus()
  }, [isLoading, page])
  useEffect(() => {
    if (isHidden) lastOpen.current = open
    if (isHidden || !lastOpen.current || !region.current) return
    const links = Array.from(region.current.querySelectorAll<HTMLElement>('[data-opens]'))
    const link = links.find((one) => one.dataset.opens === lastOpen.current)
    if (link) link.focus()
  }, [isHidden, open])
  return {
    region,
    want: (wanted = true) => {
      isWanted.current = wanted
    },
  }
}
