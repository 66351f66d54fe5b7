/** The end of what waits for an ERP: a moment, or whatever ends it sooner. */
import { ConnectorError } from '../connectors/connector-error'

export interface End {
  /** Fires at the deadline, or at what ends it sooner. */
  readonly signal: AbortSignal
  readonly stop: () => void
}

/** A timer of our own, cleared with the call: those of `AbortSignal.timeout` would all run to their end. */
export const endOf = (sooner: AbortSignal | undefined, timeoutMs: number): End => {
  const end = new AbortController()
  const finish = () => end.abort()
  const timer = setTimeout(finish, Math.max(0, timeoutMs))
  if (sooner?.aborted) finish()
  sooner?.addEventListener('abort', finish)
  const stop = () => {
    clearTimeout(timer)
    sooner?.removeEventListener('abort', finish)
  }
  return { signal: end.signal, stop }
}

/** Whoever waits, for a slot or for an answer, waits no longer than to the end. */
export const beforeEnd = async <Answer>(
  work: Promise<Answer>,
  signal: AbortSignal
): Promise<Answer> => {
  let end = () => {}
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(tooLate())
    if (signal.aborted) end()
    signal.addEventListener('abort', end)
  })
  try {
    return await Promise.race([work, ended])
  } finally {
    signal.removeEventListener('abort', end)
  }
}

export const tooLate = () => new ConnectorError('timeout', 'The ERP did not answer in time.')
