/**
 * The last good answer to the same question, for when the ERP does not answer, or a proxy before it answers with a page of
 * its own: better than nothing when it says how old it is. Kept under the store, its settings and the companies asked for, so it never serves anyone else.
 */
import { LRUCache } from 'lru-cache'

import { isConnectorError } from '../connectors/connector-error'
import { type RequestScope, viewOf } from './request-scope'
import { createShares } from './shares'

export interface Dated<Answer> {
  readonly answer: Answer
  readonly asOf: Date
  readonly source: 'LIVE' | 'LAST_GOOD'
}

export interface LastGood {
  /**
   * Asks; keeps what comes; falls back to what was kept when the ERP is down or slow, or what it says can't be read.
   * @param question what is asked for, beside who asks
   */
  readonly orElse: <Answer extends object>(
    requestScope: RequestScope,
    question: readonly [kind: string, ...unknown[]],
    ask: () => Promise<Answer>
  ) => Promise<Dated<Answer>>
}

const MEBIBYTE = 1024 * 1024
/** Of a worker's, which has 512 MB. */
const MAX_BYTES = 32 * MEBIBYTE
const MAX_BYTES_OF_STORE = 16 * MEBIBYTE
const MAX_BYTES_OF_PERSON = 2 * MEBIBYTE
/** A page of a hundred orders has 80 kB. */
const MAX_BYTES_OF_ANSWER = MEBIBYTE / 4
const MAX_AGE_MS = 60 * 60 * 1000

interface Kept {
  /** As JSON: its weight is known, and it holds on to no longer text that a part of it was cut from. */
  readonly json: Buffer
  readonly asOf: Date
  readonly store: string
  readonly person: string
}

/** One for all kinds of answers: what they may weigh together is what a worker has. */
export const createLastGood = (clock: () => Date): LastGood => {
  const kept = new LRUCache<string, Kept>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ json }, key) => json.length + key.length,
    ttl: MAX_AGE_MS,
    dispose: ({ store, person }, key) => {
      ofStores.giveBack(store, key)
      ofPeople.giveBack(person, key)
    },
  })
  const drop = (key: string): void => void kept.delete(key)
  const ofStores = createShares(MAX_BYTES_OF_STORE, drop)
  const ofPeople = createShares(MAX_BYTES_OF_PERSON, drop)
  const keep = (
    key: string,
    { erp, email }: RequestScope,
    { answer, asOf }: Dated<object>
  ): void => {
    const json = Buffer.from(JSON.stringify(answer))
    const size = json.length + key.length
    if (size > MAX_BYTES_OF_ANSWER) return void kept.delete(key)
    const person = JSON.stringify([erp.key, email])
    kept.set(key, { json, asOf, store: erp.key, person })
    ofStores.take(erp.key, key, size)
    ofPeople.take(person, key, size)
  }
  return {
    orElse: async <Answer extends object>(
      requestScope: RequestScope,
      question: readonly [kind: string, ...unknown[]],
      ask: () => Promise<Answer>
    ): Promise<Dated<Answer>> => {
      const key = JSON.stringify([requestScope.erp.key, viewOf(requestScope), ...question])
      try {
        const live: Dated<Answer> = { answer: await ask(), asOf: clock(), source: 'LIVE' }
        if (!isIncomplete(live.answer)) keep(key, requestScope, live)
        return live
      } catch (error) {
        const last = isNoAnswer(error) ? kept.get(key) : undefined
        if (last === undefined) throw error
        // Written by us from an answer to the same question.
        const answer = JSON.parse(last.json.toString()) as Answer
        return { answer, asOf: last.asOf, source: 'LAST_GOOD' }
      }
    },
  }
}

/** Of several questions not all were answered: what was known before may be more. */
const isIncomplete = (answer: object): boolean =>
  'warnings' in answer && Array.isArray(answer.warnings) && answer.warnings.includes('INCOMPLETE')

/** An answer that says no (not theirs, not there, not with these credentials) is one, and nothing old stands in for it. */
const isNoAnswer = (error: unknown): boolean =>
  isConnectorError(error) && (error.isRetryable || error.kind === 'bad-answer')

/** For what must be of one moment: nothing is kept, and nothing old is given. */
export const liveOnly = (clock: () => Date): LastGood => ({
  orElse: async (_asking, _question, ask) => ({
    answer: await ask(),
    asOf: clock(),
    source: 'LIVE',
  }),
})
