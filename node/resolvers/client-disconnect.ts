import type { Context } from './context'

const signals = new WeakMap<Context['res'], AbortSignal>()

/**
 * Fires when the connection of a request closes before its answer is out. One signal a request, however many fields or calls
 * it makes. (The runtime's own `cancellation` would do, did it not hand a client the rest of the person's context with it.)
 */
export const clientDisconnect = ({ res }: Pick<Context, 'res'>): AbortSignal => {
  const known = signals.get(res)
  if (known !== undefined) return known
  const leaving = new AbortController()
  const leave = () => {
    if (!res.writableFinished) leaving.abort()
  }
  if (res.destroyed) leave()
  res.once('close', leave)
  signals.set(res, leaving.signal)
  return leaving.signal
}
