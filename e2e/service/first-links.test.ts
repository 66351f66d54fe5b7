/**
 * The first changes of a workspace: no lock is there yet, so its first write names no version, and of two who come at once
 * the later overwrites the other's.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'

import {
  deferred,
  hang,
  isDeciding,
  isLinkWrite,
  isLockWrite,
  keptBack,
  useVBase,
  useWorkspaces,
} from './failing-vbase'
import { confirm, COUNT, holdings, mustNotMix } from './many-links'
import { refusal, useLocalStore } from './store'

const store = useLocalStore()
const vbase = useVBase(store)
const { openNew, runOut } = useWorkspaces(store)

/** Both have looked for a lock before either is written. */
const firstLocks = () => {
  const areBothHere = deferred()
  let locks = 0
  /** @returns which of the two it is, or 0 for any other write */
  return async (...call: Parameters<typeof isLockWrite>): Promise<number> => {
    if (!isLockWrite(...call) || areBothHere.isDone()) return 0
    locks += 1
    if (locks === 2) areBothHere.resolve()
    const number = locks
    await areBothHere.promise
    return number
  }
}

describe('the first two changes of a workspace', () => {
  it('do not mix where both say that they are at it, at the same moment', async () => {
    const front = await openNew()
    const numberOf = firstLocks()
    vbase.replace((answer) => async (request, path) => {
      await numberOf(request, path)
      return answer(request, path)
    })
    await mustNotMix(front)
  })

  it('do not undo one another where the first is slow, and the second says so when the first is at it', async () => {
    const front = await openNew()
    const numberOf = firstLocks()
    const isSecondAtIt = deferred()
    const isMade = deferred()
    vbase.replace((answer) => async (request, path) => {
      const isSecondLock = (await numberOf(request, path)) === 2
      if (isSecondLock) await wait(1_500)
      if (isLinkWrite(request, path) && !isSecondAtIt.isDone()) await isMade.promise
      const said = await answer(request, path)
      if (isSecondLock) isSecondAtIt.resolve()
      if (isDeciding(request, path)) isMade.resolve()
      return said
    })
    const answers = await Promise.all([confirm(front, 'C-1'), confirm(front, 'C-2')])
    const made = refusal(answers[0]) === '' ? 'C-1' : 'C-2'
    assert.deepEqual(await holdings(front), { [made]: 1, none: COUNT - 1 })
    assert.deepEqual(answers.map(refusal).sort(), ['', 'RATE_LIMITED LINKS_BUSY'])
  })

  it('do not mix where the second says so only when it has been given up: it is not made', async () => {
    const front = await openNew()
    const late = keptBack()
    const numberOf = firstLocks()
    vbase.replace((answer) => async (request, path) => {
      if ((await numberOf(request, path)) === 2) {
        late.keep(() => answer(request, path))
        return hang()
      }
      if (isDeciding(request, path)) assert.deepEqual(await late.arrive(), [200])
      return answer(request, path)
    })
    const answers = await Promise.all([confirm(front, 'C-1'), confirm(front, 'C-2')])
    assert.deepEqual(answers.map(refusal).sort(), ['', 'PLATFORM_UNAVAILABLE LINKS_UNCHANGED'])
    const made = refusal(answers[0]) === '' ? 'C-1' : 'C-2'
    assert.deepEqual(await holdings(front), { [made]: 1, none: COUNT - 1 })
    vbase.mend()
    assert.equal(refusal(await confirm(front, 'C-3')), 'RATE_LIMITED LINKS_BUSY')
    runOut()
    assert.equal(refusal(await confirm(front, 'C-3')), '')
  })
})
