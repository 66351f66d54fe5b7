import React, { useEffect, useState } from 'react'

import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'

const SLOW_AFTER_MS = 2000

const useIsSlow = (isLoading: boolean): boolean => {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    if (!isLoading) return undefined
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [isLoading])
  return isSlow
}

/** What is being waited for, in words; after two seconds also why. Null when nothing is. */
export const useProgress = (isLoading: boolean): string | null => {
  const text = useText()
  const isSlow = useIsSlow(isLoading)
  if (!isLoading) return null
  return text(isSlow ? 'loading.slow' : 'loading')
}

/** Grey bars in the place of what will come, so that little moves when it does. */
export const Skeleton = ({ rows }: { rows: number }) => {
  const classes = useClasses()
  return (
    <div aria-hidden className={classes('skeleton')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={`${classes('skeletonBar')} bg-muted-5 br2 h2 mb4`} />
      ))}
    </div>
  )
}
