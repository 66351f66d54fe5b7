import { useEffect, useLayoutEffect } from 'react'

/**
 * For an effect that sets state. React 16 runs waiting effects before it handles a key, and where they set state a box falls back to what
 * it held before the key: what was typed is lost. These never wait. A server runs neither kind, but warns of the early one.
 */
export const useIsomorphicLayoutEffect =
  typeof document === 'undefined' ? useEffect : useLayoutEffect
