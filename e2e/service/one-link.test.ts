/** A link that is confirmed, changed and taken away while VBase fails, is late, or holds what cannot be read. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import {
  deferred,
  hang,
  isAuditWrite,
  isLinkRead,
  isLinkWrite,
  reset,
  useVBase,
  useWorkspaces,
} from './failing-vbase'
import { ask, COUNT, holdings } from './many-links'
import { refusal, useLocalStore } from './store'

const store = useLocalStore()
const vbase = useVBase(store)
const openWorkspace = useWorkspaces(store)

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

  /** The first write to a link's file is kept back: until it is let go, VBase has not got it. */
  const holdFirstWrite = () => {
    let arrive: () => unknown = () => null
    let isHeld = false
    vbase.replace((answer) => (request, path) => {
      if (!isLinkWrite(request, path) || isHeld) return answer(request, path)
      isHeld = true
      arrive = () => answer(request, path)
      return hang()
    })
    return () => arrive()
  }

  it('is not brought back by a write that was given up on and arrives late', async () => {
    const front = await confirmFirst()
    const arrive = holdFirstWrite()
    assert.deepEqual((await ask(front, `mutation { ${confirm('a', 'org-0')} }`)).errors, [])
    vbase.mend()
    assert.deepEqual((await ask(front, REMOVE)).data, { erpRemoveCompanyLink: true })
    await arrive()
    assert.deepEqual(await holdings(front), { none: COUNT })
  })

  it('whose first write was given up on keeps the next change waiting, since it may still arrive', async () => {
    const front = await openWorkspace()
    holdFirstWrite()
    assert.deepEqual((await ask(front, `mutation { ${confirm('a', 'org-0')} }`)).errors, [])
    vbase.mend()
    assert.equal(refusal(await ask(front, REMOVE)), 'RATE_LIMITED LINKS_BUSY')
  })

  it('is changed as it is now, not as another reader in the same service has begun to find it', async () => {
    const front = await confirmFirst()
    const isBegun = deferred()
    const goOn = deferred()
    vbase.replace((answer) => async (request, path) => {
      if (isAuditWrite(request, path)) return reset()
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
    assert.equal(refusal(await change), 'PLATFORM_UNAVAILABLE LINKS_UNCERTAIN')
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

  it('can be confirmed after another in the same request', async () => {
    const front = await openWorkspace()
    const both = `mutation { ${confirm('a', 'org-0')} ${confirm('b', 'org-1')} }`
    assert.deepEqual((await ask(front, both)).errors, [])
    assert.deepEqual(await holdings(front), { 'C-1': 2, none: COUNT - 2 })
  })
})
