import { useEffect, useState } from 'react'
import { useRuntime } from 'vtex.render-runtime'

/** Below this, a table of orders does not fit beside My Account's menu. */
const NARROW = '(max-width: 1199px)'

/** Whether to lay out for a small screen: by the kind of device at first (as a server knows it), then by the window. */
export const useIsNarrow = (): boolean => {
  const { deviceInfo } = useRuntime()
  const [isNarrow, setNarrow] = useState(Boolean(deviceInfo && deviceInfo.isMobile))
  useEffect(() => {
    const media = window.matchMedia(NARROW)
    const update = () => setNarrow(media.matches)
    update()
    media.addListener(update)
    return () => media.removeListener(update)
  }, [])
  return isNarrow
}
