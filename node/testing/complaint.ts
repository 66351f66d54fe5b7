/** What a reader says of an answer that it cannot read. */
import assert from 'node:assert/strict'

import { isConnectorError } from '../connectors/connector-error'

/** The fields that are named as unreadable. Nothing of the answer, in which tests write SECRET, is in the error. */
export const complaintOf = (read: () => unknown): readonly string[] => {
  try {
    read()
  } catch (error) {
    assert.ok(isConnectorError(error))
    assert.equal(error.kind, 'bad-answer')
    assert.ok(!JSON.stringify([error, error.message, error.stack]).includes('SECRET'))
    return error.fields
  }
  assert.fail('The answer was accepted.')
}
