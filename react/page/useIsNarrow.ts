import { useState } from 'react'
import { useRuntime } from 'vtex.render-runtime'

import { useIsomorphicLayoutEffect } from './useIsomorphicLayoutEffect'

/** Below this, a table of orders does not fit beside My Account's menu. */
const NARROW = '(max-width: 1199px)'

/** Whether to lay out for a small screen: by the kind of device at first (as a server knows it), then by the window. */
export const useIsNarrow = (query = NARROW): boolean => {
  const { deviceInfo } = useRuntime()
  const [isNarrow, setNarrow] = useState(Boolean(deviceInfo && deviceInfo.isMobile))
  useIsomorphicLayoutEffect(() => {
    const media = window.matchMedia(query)
    const update = () => setNarrow(media.matches)
    update()
    media.addListener(update)
    return () => media.removeListener(update)
  }, [query])
  return isNarrow
}
