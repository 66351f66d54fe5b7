import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { createSharedFlights } from './shared-flights'

const setUp = () => {
  const flights = createSharedFlights()
  const begun: AbortSignal[] = []
  const ends: Array<{ answer: (text: string) => void; fail: (error: Error) => void }> = []
  const ask = (question: string, gone?: AbortSignal) =>
    flights.join(question, gone, (signal) => {
      begun.push(signal)
      return new Promise<string>((answer, fail) => ends.push({ answer, fail }))
    })
  return { begun, ends, ask }
}

describe('a question that is asked twice at a time', () => {
  it('is one call, and its answer is for both', async () => {
    const { begun, ends, ask } = setUp()
    const both = Promise.all([ask('a'), ask('a')])
    ends[0]?.answer('found')
    assert.deepEqual([await both, begun.length], [['found', 'found'], 1])
  })

  it('is another call once it is answered, or has failed', async () => {
    const { begun, ends, ask } = setUp()
    const first = ask('a')
    ends[0]?.fail(new Error('down'))
    await assert.rejects(first)
    const second = ask('a')
    ends[1]?.answer('found')
    assert.deepEqual([await second, begun.length], ['found', 2])
  })

  it('is another call for another question', () => {
    const { begun, ask } = setUp()
    void ask('a')
    void ask('b')
    assert.equal(begun.length, 2)
  })

  it('goes on while one waits, and ends when all have left', () => {
    const { begun, ask } = setUp()
    const [one, other] = [new AbortController(), new AbortController()]
    void ask('a', one.signal)
    void ask('a', other.signal)
    one.abort()
    assert.equal(begun[0]?.aborted, false)
    other.abort()
    assert.equal(begun[0]?.aborted, true)
    void ask('a')
    assert.equal(begun.length, 2)
  })
})
