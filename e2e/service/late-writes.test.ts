/**
 * VBase gets a write only after the service has given it up, whatever was answered meanwhile: a link that was taken away does
 * not come back, one that was confirmed is not lost, and no change is made by half.
 */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import {
  deferred,
  hang,
  isClosing,
  isDeciding,
  isLinkWrite,
  isLockWrite,
  reset,
  useVBase,
  useWorkspaces,
} from './failing-vbase'
import { auditOf, confirm, COUNT, holdings, importAll, imported, remove } from './many-links'
import { refusal, useLocalStore } from './store'

const store = useLocalStore()
const vbase = useVBase(store)
const workspaces = useWorkspaces(store)

const UNCHANGED = 'PLATFORM_UNAVAILABLE LINKS_UNCHANGED'
const UNCERTAIN = 'PLATFORM_UNAVAILABLE LINKS_UNCERTAIN'
const BUSY = 'RATE_LIMITED LINKS_BUSY'
const badGateway = () => ({ status: 504, json: {} })

describe('a link that was taken away', () => {
  it('twice is not brought back by a write from in between', async () => {
    const front = await workspaces.open()
    assert.equal(refusal(await confirm(front, 'C-1')), '')
    assert.deepEqual((await remove(front)).data, { erpRemoveCompanyLink: true })
    const late = vbase.keepBack(isLinkWrite, hang, 1)
    assert.equal(refusal(await confirm(front, 'C-1')), '')
    vbase.mend()
    assert.deepEqual((await remove(front)).data, { erpRemoveCompanyLink: true })
    assert.deepEqual(await late.arrive(), [412])
    assert.deepEqual(await holdings(front), { none: COUNT })
  })
})

describe('a new link', () => {
  it('whose first write VBase refused and takes later is not made, and keeps others waiting until then', async () => {
    const front = await workspaces.open()
    const late = vbase.keepBack(isLinkWrite, badGateway, 1)
    assert.equal(refusal(await confirm(front, 'C-1')), UNCHANGED)
    vbase.mend()
    assert.deepEqual((await remove(front)).data, { erpRemoveCompanyLink: false })
    assert.equal(refusal(await confirm(front, 'C-2')), BUSY)
    assert.deepEqual(await late.arrive(), [200])
    assert.deepEqual(await holdings(front), { none: COUNT })
    workspaces.runOut()
    assert.equal(refusal(await confirm(front, 'C-2')), '')
    assert.deepEqual(await holdings(front), { 'C-2': 1, none: COUNT - 1 })
  })
})

describe('a change whose entry VBase did not take in time', () => {
  it('is called off: it is not made, nobody waits, and the entry is refused when it arrives', async () => {
    const front = await workspaces.open()
    await imported(front, 'OLD')
    const late = vbase.keepBack(isDeciding, hang)
    assert.equal(refusal(await importAll(front, 'NEW')), UNCHANGED)
    vbase.mend()
    await imported(front, 'NEWER')
    assert.ok((await late.arrive()).every((status) => status === 412))
    assert.deepEqual(await holdings(front), { NEWER: COUNT })
    assert.deepEqual(await auditOf(front), [`IMPORT ${COUNT} NEWER`, `IMPORT ${COUNT} OLD`])
  })

  it('nor could be called off keeps others waiting, and is made as a whole or not at all', async () => {
    const front = await workspaces.open()
    await imported(front, 'OLD')
    const late = vbase.keepBack(isClosing, hang)
    assert.equal(refusal(await importAll(front, 'NEW')), UNCERTAIN)
    vbase.mend()
    assert.equal(refusal(await importAll(front, 'NEWER')), BUSY)
    assert.deepEqual(await holdings(front), { OLD: COUNT })
    await late.arrive()
    assert.deepEqual(await holdings(front), { NEW: COUNT })
  })

  it('is not made by half, however late the entry arrives, where the next change ended half-way', async () => {
    const front = await workspaces.open()
    await imported(front, 'OLD')
    const late = vbase.keepBack(isClosing, hang)
    assert.equal(refusal(await importAll(front, 'NEW')), UNCERTAIN)
    vbase.fromWrite(31, reset)
    workspaces.runOut()
    assert.equal(refusal(await importAll(front, 'NEWER')), UNCHANGED)
    vbase.mend()
    await late.arrive()
    assert.deepEqual(await holdings(front), { OLD: COUNT })
    assert.deepEqual(await auditOf(front), [`IMPORT ${COUNT} OLD`])
  })

  it('is not answered with "there was no link": who takes it away is told to wait, or has it called off', async () => {
    const front = await workspaces.open()
    await confirm(front, 'C-1')
    await remove(front)
    const late = vbase.keepBack(isClosing, hang)
    assert.equal(refusal(await confirm(front, 'C-1')), UNCERTAIN)
    vbase.mend()
    assert.equal(refusal(await remove(front)), BUSY)
    workspaces.runOut()
    assert.deepEqual((await remove(front)).data, { erpRemoveCompanyLink: true })
    await late.arrive()
    assert.deepEqual(await holdings(front), { none: COUNT })
    assert.deepEqual((await remove(front)).data, { erpRemoveCompanyLink: false })
  })
})

describe('a change that clears up', () => {
  it('leaves a link as it is that another has taken away since', async () => {
    const front = await workspaces.open()
    const isMade = deferred()
    const isRemoved = deferred()
    vbase.replace((answer) => async (request, path) => {
      const said = await answer(request, path)
      if (!isDeciding(request, path) || isMade.isDone()) return said
      isMade.resolve()
      await isRemoved.promise
      return said
    })
    const first = importAll(front, 'A')
    await isMade.promise
    workspaces.runOut()
    assert.deepEqual((await remove(front)).data, { erpRemoveCompanyLink: true })
    isRemoved.resolve()
    assert.equal(refusal(await first), '')
    assert.deepEqual(await holdings(front), { A: COUNT - 1, none: 1 })
  })
})

describe('a lock', () => {
  it('that VBase gets only after it was given back keeps nobody waiting', async () => {
    const front = await workspaces.open()
    const late = vbase.keepBack(isLockWrite, badGateway, 1)
    await imported(front, 'OLD')
    vbase.mend()
    assert.deepEqual(await late.arrive(), [412])
    await imported(front, 'NEW')
  })

  it('that VBase took, but said nothing of it, is held by who asked for it', async () => {
    const front = await workspaces.open()
    let isFirst = true
    vbase.replace((answer) => async (request, path) => {
      const said = await answer(request, path)
      if (!isLockWrite(request, path) || !isFirst) return said
      isFirst = false
      return badGateway()
    })
    await imported(front, 'OLD')
  })
})
