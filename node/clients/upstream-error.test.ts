import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isEgressRefusal, isUpstreamError, statusOf } from './upstream-error'

const refused = (status: number, data: unknown) =>
  Object.assign(new Error('refused'), { response: { status, data } })

describe('an error of a call', () => {
  it('has the status that the upstream refused with', () => {
    assert.equal(statusOf(refused(404, 'none')), 404)
    assert.equal(statusOf(refused(403, { message: 'No' })), 403)
  })

  it('has no status of the upstream where the egress refused the way to it', () => {
    const error = refused(403, { message: 'cannot perform action GET on resource vrn:proxy:x' })
    assert.deepEqual(
      [statusOf(error), isEgressRefusal(error), isUpstreamError(error)],
      [null, true, false]
    )
  })

  it('is one of the upstream where another status than 403 comes with the words of the egress', () => {
    const error = refused(500, { message: 'cannot perform action GET on resource vrn:proxy:x' })
    assert.deepEqual([statusOf(error), isEgressRefusal(error)], [500, false])
  })

  it('is one of the upstream that did not answer, too', () => {
    const unanswered = Object.assign(new Error('timeout'), { isAxiosError: true })
    assert.deepEqual([statusOf(unanswered), isUpstreamError(unanswered)], [null, true])
  })

  for (const [what, other] of [
    ['a mistake of ours', new TypeError('x')],
    ['no error at all', null],
    ['an error with an odd response', Object.assign(new Error('x'), { response: 'x' })],
  ] as const) {
    it(`is not seen in ${what}`, () => {
      assert.deepEqual(
        [statusOf(other), isEgressRefusal(other), isUpstreamError(other)],
        [null, false, false]
      )
    })
  }
})
