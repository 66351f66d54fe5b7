import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connectors/connector-error'
import { createExportSlots, MAX_EXPORTS, MAX_EXPORTS_OF_ONE } from './export-slots'

const isTooMany = (error: unknown): boolean =>
  isConnectorError(error) && error.kind === 'rate-limited' && (error.retryAfterMs ?? 0) > 0

describe('slots for exports', () => {
  it('are few for one person, and more for a store', () => {
    const take = createExportSlots()
    for (let count = 0; count < MAX_EXPORTS_OF_ONE; count += 1) take('a', 'ana')
    assert.throws(() => take('a', 'ana'), isTooMany)
    for (let count = MAX_EXPORTS_OF_ONE; count < MAX_EXPORTS; count += 1) take('a', `p${count}`)
    assert.throws(() => take('a', 'zoe'), isTooMany)
    take('b', 'ana')
  })

  it('are free again once given back, once each', () => {
    const take = createExportSlots()
    const giveBack = take('a', 'ana')
    take('a', 'ana')
    giveBack()
    giveBack()
    take('a', 'ana')
    assert.throws(() => take('a', 'ana'), isTooMany)
  })
})
