/** A link that is confirmed, changed and taken away while VBase fails, is late, or holds what cannot be read. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import {
  deferred,
  hang,
  isDeciding,
  isLinkRead,
  isLinkWrite,
  reset,
  useVBase,
  useWorkspaces,
} from './failing-vbase'
import { ask, auditOf, COUNT, holdings } from './many-links'
import { refusal, useLocalStore } from './store'

const store = useLocalStore()
const vbase = useVBase(store)
const { open: openWorkspace, put } = useWorkspaces(store)

describe('one link', () => {
  const confirm = (name: string, id: string) =>
    `${name}: erpConfirmCompanyLink(organizationId: "${id}", companyRefs: ["C-1"]) { organizationId }`

  const confirmFirst = async () => {
    const front = await openWorkspace()
    await ask(front, `mutation { ${confirm('a', 'org-0')} }`)
    assert.deepEqual(await holdings(front), { 'C-1': 1, none: COUNT - 1 })
    return front
  }
  const REMOVE = 'mutation { erpRemoveCompanyLink(organizationId: "org-0") }'

  it('that is taken away is gone for every reader, though its file cannot be cleared', async () => {
    const front = await confirmFirst()
    vbase.fromWrite(2, reset)
    assert.deepEqual((await ask(front, REMOVE)).data, { erpRemoveCompanyLink: true })
    assert.deepEqual(await holdings(front), { none: COUNT })
    vbase.mend()
    assert.deepEqual(await holdings(front), { none: COUNT })
    assert.deepEqual((await ask(front, REMOVE)).data, { erpRemoveCompanyLink: false })
  })

  it('is not brought back by a write that was given up on and arrives late', async () => {
    const front = await confirmFirst()
    const late = vbase.keepBack(isLinkWrite, hang, 1)
    assert.deepEqual((await ask(front, `mutation { ${confirm('a', 'org-0')} }`)).errors, [])
    vbase.mend()
    assert.deepEqual((await ask(front, REMOVE)).data, { erpRemoveCompanyLink: true })
    await late.arrive()
    assert.deepEqual(await holdings(front), { none: COUNT })
  })

  it('whose first write was given up on keeps the next change waiting, since it may still arrive', async () => {
    const front = await openWorkspace()
    vbase.keepBack(isLinkWrite, hang, 1)
    const change = `mutation { ${confirm('a', 'org-0')} }`
    assert.equal(refusal(await ask(front, change)), 'PLATFORM_UNAVAILABLE LINKS_UNCHANGED')
    vbase.mend()
    assert.equal(refusal(await ask(front, change)), 'RATE_LIMITED LINKS_BUSY')
  })

  it('is changed as it is now, not as another reader in the same service has begun to find it', async () => {
    const front = await confirmFirst()
    const isBegun = deferred()
    const goOn = deferred()
    vbase.replace((answer) => async (request, path) => {
      if (isDeciding(request, path)) return reset()
      const said = await answer(request, path)
      if (isBegun.isDone() || !isLinkRead(request, path)) return said
      isBegun.resolve()
      // Meanwhile another worker takes the link away.
      const body = Buffer.from('{"link":null,"next":null}')
      await answer({ ...request, method: 'PUT', body }, path)
      await goOn.promise
      return said
    })
    const reading = ask(front, '{ erpCompanyLink(organizationId: "org-0") { companyRefs } }')
    await isBegun.promise
    const change = ask(front, `mutation { ${confirm('a', 'org-0')} }`)
    setTimeout(goOn.resolve, 500)
    assert.equal(refusal(await change), 'PLATFORM_UNAVAILABLE LINKS_UNCHANGED')
    await reading
    vbase.mend()
    assert.deepEqual(await holdings(front), { none: COUNT })
  })

  it('whose file cannot be read keeps nobody from the others, and is mended by confirming it', async () => {
    const front = await confirmFirst()
    await ask(front, `mutation { ${confirm('a', 'org-1')} }`)
    vbase.replace(
      (answer) => (request, path) =>
        answer(
          { ...request, ...(isLinkWrite(request, path) && { body: Buffer.from('{"a":1}') }) },
          path
        )
    )
    await ask(front, `mutation { ${confirm('a', 'org-1')} }`)
    vbase.mend()
    const alone = '{ erpCompanyLink(organizationId: "org-1") { companyRefs } }'
    assert.equal(refusal(await ask(front, alone)), 'PLATFORM_UNAVAILABLE')
    const list = '{ erpCompanyLinks { links { organizationId } } }'
    assert.deepEqual((await ask(front, list)).data, {
      erpCompanyLinks: { links: [{ organizationId: 'org-0' }] },
    })
    assert.deepEqual((await ask(front, `mutation { ${confirm('a', 'org-1')} }`)).errors, [])
    assert.deepEqual(await holdings(front), { 'C-1': 2, none: COUNT - 2 })
  })

  it('whose file an earlier version of this app wrote counts as it did', async () => {
    const front = await openWorkspace()
    const link = (organizationId: string, ref: string) => ({
      ...{ organizationId, companyRefs: [ref], costCenters: [] },
      ...{ confirmedBy: 'sofia@demo.example', confirmedAt: '2026-11-28T12:00:00.000Z' },
    })
    const putLink = (id: string, file: unknown) =>
      put(`company-links/${Buffer.from(id).toString('base64url')}.json`, file)
    const audit = (name: string) => `${name}-of-an-earlier-version.json`
    putLink('org-0', { link: link('org-0', 'C-1'), next: null })
    putLink('org-1', { link: null, next: { audit: audit('1'), link: link('org-1', 'C-2') } })
    putLink('org-2', { link: null, next: { audit: audit('2'), link: link('org-2', 'C-3') } })
    put(`audit/${audit('1')}`, {
      ...{ at: '2026-11-28T12:00:00.000Z', by: 'sofia@demo.example', action: 'CONFIRM' },
      changes: [{ ...link('org-1', 'C-2'), previousCompanyRefs: [] }],
    })
    assert.deepEqual(await holdings(front), { 'C-1': 1, 'C-2': 1, none: COUNT - 2 })
    assert.deepEqual(await auditOf(front), ['CONFIRM 1 C-2'])
    for (const id of ['org-0', 'org-1', 'org-2']) {
      const { data } = await ask(front, REMOVE.replace('org-0', id))
      assert.deepEqual(
        data,
        { erpRemoveCompanyLink: true },
        'the entry of the third may still come'
      )
    }
    assert.deepEqual(await holdings(front), { none: COUNT })
  })

  it('can be confirmed after another in the same request', async () => {
    const front = await openWorkspace()
    const both = `mutation { ${confirm('a', 'org-0')} ${confirm('b', 'org-1')} }`
    assert.deepEqual((await ask(front, both)).errors, [])
    assert.deepEqual(await holdings(front), { 'C-1': 2, none: COUNT - 2 })
  })
})
