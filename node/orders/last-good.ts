/**
 * The last good answer to the same question, for when the ERP does not answer, or a proxy before it answers with a page of
 * its own: better than nothing when it says how old it is. Kept under the store, its settings and the companies asked for, so it never serves anyone else.
 */
import { LRUCache } from 'lru-cache'

import { isConnectorError } from '../connectors/connector-error'

export interface Dated<Answer> {
  readonly answer: Answer
  readonly asOf: Date
  readonly source: 'LIVE' | 'LAST_GOOD'
}

export interface LastGood<Answer extends object> {
  /** Asks; keeps what comes; falls back to what was kept when the ERP is down or slow, or what it says can't be read. */
  readonly orElse: (key: string, ask: () => Promise<Answer>) => Promise<Dated<Answer>>
}

const MAX_ANSWERS = 500
const MAX_AGE_MS = 60 * 60 * 1000

export const createLastGood = <Answer extends object>(clock: () => Date): LastGood<Answer> => {
  const kept = new LRUCache<string, { readonly answer: Answer; readonly asOf: Date }>({
    max: MAX_ANSWERS,
    ttl: MAX_AGE_MS,
  })
  return {
    orElse: async (key, ask) => {
      try {
        const answer = await ask()
        const asOf = clock()
        kept.set(key, { answer, asOf })
        return { answer, asOf, source: 'LIVE' }
      } catch (error) {
        const last = isNoAnswer(error) ? kept.get(key) : undefined
        if (last === undefined) throw error
        return { ...last, source: 'LAST_GOOD' }
      }
    },
  }
}

/** An answer that says no (not theirs, not there, not with these credentials) is one, and nothing old stands in for it. */
const isNoAnswer = (error: unknown): boolean =>
  isConnectorError(error) && (error.isRetryable || error.kind === 'bad-answer')

/** For what must be of one moment: nothing is kept, and nothing old is given. */
export const liveOnly = <Answer extends object>(clock: () => Date): LastGood<Answer> => ({
  orElse: async (_key, ask) => ({ answer: await ask(), asOf: clock(), source: 'LIVE' }),
})
