import assert from 'node:assert/strict'
import { inspect } from 'node:util'

import {
  isConnectorError,
  type ConnectorError,
  type ConnectorErrorKind,
} from '../connectors/connector-error'
import type { ConnectorSubject } from './connector-subject'

/** In every body that a fault sends: where it turns up, an ERP's text has crossed the border. */
export const UPSTREAM_TEXT = 'UPSTREAM-TEXT-51c7'

const RETRYABLE: readonly ConnectorErrorKind[] = ['timeout', 'unavailable', 'rate-limited']

/** The error that `work` rejects with, which has to be a `ConnectorError` that tells no secret. */
export const connectorErrorOf = async (
  subject: ConnectorSubject,
  work: Promise<unknown>
): Promise<ConnectorError> => {
  const error: unknown = await work.then(
    () => assert.fail('It was answered where it had to be refused.'),
    (reason: unknown) => reason
  )
  assert.ok(
    isConnectorError(error),
    `It threw something else than a ConnectorError: ${inspect(error)}`
  )
  assert.equal(error.isRetryable, RETRYABLE.includes(error.kind))
  assertTellsNothing(error, subject)
  return error
}

export const assertRefuses = async (
  subject: ConnectorSubject,
  work: Promise<unknown>,
  ...kinds: readonly ConnectorErrorKind[]
): Promise<void> => {
  const { kind } = await connectorErrorOf(subject, work)
  assert.ok(kinds.includes(kind), `It was refused as ${kind} instead of ${kinds.join(' or ')}.`)
}

/** What a client, a log line and a console would show of it. */
const assertTellsNothing = (error: ConnectorError, { secrets }: ConnectorSubject): void => {
  const fields = [JSON.stringify(error), JSON.stringify({ ...error })]
  const shown = [error.message, error.stack ?? '', ...fields].join('\n')
  for (const secret of [...secrets, UPSTREAM_TEXT]) {
    assert.ok(!shown.includes(secret), `The error tells ${secret}: ${shown}`)
  }
  const console = inspect(error)
  for (const secret of secrets) {
    assert.ok(!console.includes(secret), `Printing the error tells ${secret}: ${console}`)
  }
}
