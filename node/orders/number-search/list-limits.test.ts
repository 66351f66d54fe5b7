/** How much of an ERP a list of numbers takes, and what it does when the ERP fails. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../../app-error'
import { ConnectorError } from '../../connectors/connector-error'
import { harness, kindOf, MANY, numbered, queriesOf, ROWS, said } from '../../testing/list-harness'
import { scriptedErp } from '../../testing/scripted-erp'

describe('an ERP that fails', () => {
  it('in a part leaves that part not looked for', async () => {
    const erp = scriptedErp(ROWS, undefined, { ...MANY, maxNumbersLength: 60 })
    let calls = 0
    erp.pause = async () => {
      calls += 1
      if (calls === 2) throw new ConnectorError('timeout', 'Too slow.')
    }
    const { numbers } = await harness(erp).find('PO-4500', 'PO-1', 'PO-2', 'PO-3')
    assert.deepEqual(numbers[0] && said(numbers[0]), ['0000458812'])
    assert.ok(numbers.some(({ isLookedFor }) => !isLookedFor))
  })

  it('wholly is an error, soon', async () => {
    const erp = scriptedErp(ROWS)
    erp.failure = new ConnectorError('unavailable', 'Down.')
    assert.equal(await kindOf(harness(erp).find(...numbered(50))), 'unavailable')
    assert.ok(erp.asked.length <= 3)
  })
})

describe('the deadline', () => {
  const TIMEOUT_MS = 60

  it('tells what was not looked for in time from what is not found', async () => {
    const erp = scriptedErp(ROWS, undefined, { numberKinds: ['CUSTOMER'] })
    erp.pause = () => {
      const value = queriesOf(erp).at(-1)?.number?.values[0]
      return value === 'slow' ? new Promise(() => {}) : Promise.resolve()
    }
    const { find } = harness(erp, {}, TIMEOUT_MS)
    const { numbers } = await find('PO-4500', 'none', 'slow')
    assert.deepEqual(numbers.map(said), [['0000458812'], [], '?'])
  })

  it('ends what waits for its turn too, and is an error where nothing was answered', async () => {
    const erp = scriptedErp(ROWS)
    erp.pause = () => new Promise(() => {})
    const { find } = harness(erp, {}, TIMEOUT_MS)
    const lists = [find(...numbered(50)), find(...numbered(50, 50)), find(...numbered(50, 100))]
    for (const list of lists) assert.equal(await kindOf(list), 'timeout')
    assert.ok(erp.asked.length <= 2 * lists.length)
  })
})

describe('load', () => {
  it('a person’s lists make two calls at a time, and a single search passes them by', async () => {
    const erp = scriptedErp(ROWS)
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    erp.pause = () =>
      queriesOf(erp).at(-1)?.number?.values[0]?.startsWith('PO-1') ? held : Promise.resolve()
    const room = harness(erp)
    const lists = [room.find(...numbered(5)), room.find(...numbered(5, 5))]
    await new Promise((resolve) => setTimeout(resolve, 20))
    assert.equal(erp.asked.length, 2)
    const { answer } = await room.search('PO-4500')
    assert.equal(answer.orders[0]?.id, '0000458812')
    release()
    await Promise.all(lists)
  })
})

describe('what is asked', () => {
  const refusalOf = async (numbers: readonly string[]) => {
    const erp = scriptedErp(ROWS, undefined, MANY)
    const error = await kindOf(harness(erp).find(...numbers))
    assert.ok(isAppError(error))
    assert.equal(erp.asked.length, 0)
    const { reason, field, line } = error.details
    return [reason, field, line]
  }

  it('is refused with the line that is wrong', async () => {
    assert.deepEqual(await refusalOf([]), ['NUMBERS_MISSING', 'numbers', undefined])
    assert.deepEqual(await refusalOf(numbered(51)), ['TOO_MANY_NUMBERS', 'numbers', undefined])
    assert.deepEqual(await refusalOf(['1', '2'.repeat(61)]), ['NUMBER_TOO_LONG', 'numbers', 2])
    assert.deepEqual(await refusalOf(['a\nb']), ['NUMBER_ILL_FORMED', 'numbers', 1])
    assert.deepEqual(await refusalOf(['1', '2', ' ']), ['NUMBER_ILL_FORMED', 'numbers', 3])
  })

  it('by an ERP that knows no kind of number is unsupported', async () => {
    const erp = scriptedErp(ROWS, undefined, { numberKinds: [] })
    const error = await kindOf(harness(erp).find('1'))
    assert.equal(isAppError(error) && error.code, 'UNSUPPORTED')
  })
})
