import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { ConnectorError } from '../connectors/connector-error'
import { type ScriptedErp, scriptedErp } from '../testing/scripted-erp'
import { ROWS, lookUpHarness } from '../testing/look-up-harness'
import { createAskErp } from './erp'

describe('an ERP that fails', () => {
  const DOWN = new ConnectorError('unavailable', 'down')

  it('is answered for with the last good answer, and its age', async () => {
    const erp = scriptedErp(ROWS)
    const { search } = lookUpHarness(erp)
    assert.equal((await search({ search: { number: '4500' } })).source, 'LIVE')
    erp.failure = DOWN
    const { answer, source, asOf } = await search({ search: { number: '4500' } })
    assert.equal(source, 'LAST_GOOD')
    assert.equal(asOf.toISOString(), '2026-11-23T12:00:00.000Z')
    assert.deepEqual(
      answer.orders.map(({ id }) => id),
      ['4500']
    )
  })

  it('or what a proxy says in its place, is answered for alike where it was asked the same before', async () => {
    const erp = scriptedErp(ROWS)
    const { search } = lookUpHarness(erp)
    await search({ search: { number: '4500' } })
    erp.failure = new ConnectorError('bad-answer', 'A page.')
    assert.equal((await search({ search: { number: '4500' } })).source, 'LAST_GOOD')
    await assert.rejects(search({ search: { number: '4501' } }), { kind: 'bad-answer' })
  })

  it('is not answered for with what another company was told, nor with the answer to another question', async () => {
    const erp = scriptedErp(ROWS)
    const { search } = lookUpHarness(erp)
    await search({ search: { number: '4500' } })
    erp.failure = DOWN
    await assert.rejects(search({ search: { number: '4500' } }, ['C-2']), { kind: 'unavailable' })
    await assert.rejects(search({ search: { number: '4501' } }), { kind: 'unavailable' })
  })

  it('that refuses the credentials or the question is not glossed over', async () => {
    const erp = scriptedErp(ROWS)
    const { search } = lookUpHarness(erp)
    await search({})
    for (const kind of ['rejected-credentials', 'refused-query'] as const) {
      erp.failure = new ConnectorError(kind, 'no')
      await assert.rejects(search({}), { kind })
    }
  })

  it('is left alone after five failures in a row, while another store goes on', async () => {
    const erp = scriptedErp(ROWS)
    const askErp = createAskErp()
    const ask = (one: ScriptedErp) =>
      askErp(one, 1000)((call) => one.connector.getOrder({ companies: ['C-1'], id: '4500' }, call))
    erp.failure = DOWN
    for (let times = 0; times < 8; times += 1)
      await assert.rejects(ask(erp), { kind: 'unavailable' })
    assert.equal(erp.asked.length, 5)
    const other = scriptedErp(ROWS, 'shop/work/scripted')
    await ask(other)
    assert.equal(other.asked.length, 1)
  })

  it('is never asked by more than ten calls at a time', async () => {
    const erp = scriptedErp(ROWS)
    let running = 0
    let most = 0
    erp.pause = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setTimeout(resolve, 1))
      running -= 1
    }
    const askErp = createAskErp()
    const ask = (viewer: string) =>
      askErp(
        { ...erp, viewer },
        1000
      )((call) => erp.connector.getOrder({ companies: ['C-1'], id: '4500' }, call))
    await Promise.all(Array.from({ length: 40 }, (_, index) => ask(`person ${index}`)))
    assert.equal(most, 10)
  })
})
