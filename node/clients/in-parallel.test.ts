import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { inParallel } from './in-parallel'

const items = Array.from({ length: 200 }, (_, index) => index)
const soon = () => new Promise((resolve) => setImmediate(resolve))

describe('calls side by side', () => {
  it('are made for each, and no more than 40 at a time', async () => {
    const done: number[] = []
    let running = 0
    let most = 0
    await inParallel(items, { untilMs: Infinity }, async (item) => {
      most = Math.max(most, (running += 1))
      await soon()
      running -= 1
      done.push(item)
    })
    assert.deepEqual([done.length, most], [200, 40])
  })

  it('end with the first failure, once nothing is running any more', async () => {
    let begun = 0
    let running = 0
    const failing = inParallel(items, { untilMs: Infinity }, async (item) => {
      begun += 1
      running += 1
      await soon()
      running -= 1
      if (item === 3) throw new Error('The disk is full.')
    })
    await assert.rejects(failing, /disk/)
    assert.equal(running, 0)
    assert.ok(begun <= 80)
  })

  it('are not begun once the time is over', async () => {
    const begun: number[] = []
    const late = inParallel(items, { untilMs: performance.now() - 1 }, async (item) => {
      begun.push(item)
    })
    await assert.rejects(late, /too long/)
    assert.deepEqual(begun, [])
  })
})
