/** What is left of a change of links when VBase, or the service itself, fails in the middle of it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, afterEach, describe, it } from 'node:test'

import { DEMO_SETTINGS, REPOSITORY_FOLDER } from '../../dev/local-store'
import type { PlatformAnswer, PlatformRequest } from '../../dev/platform/exchange'
import type { VBaseStore } from '../../dev/platform/vbase'
import { appNameOf, readManifest } from '../../dev/runtime/app-manifest'
import { startService } from '../../dev/runtime/start-service'
import { openStoreFront, type StoreFront } from '../../dev/store-front'
import { ask, auditOf, COUNT, holdings, importAll, imported } from './many-links'
import { refusal, useLocalStore } from './store'

const serviceFolder = join(REPOSITORY_FOLDER, '.local', `link-changes-${randomUUID()}`)
const store = useLocalStore({ serviceFolder })
after(() => rm(serviceFolder, { recursive: true, force: true }))

type Answer = (request: PlatformRequest, path: string) => ReturnType<VBaseStore['answer']>

let sound: Answer | undefined
/** Puts a VBase of its own in the place of the sound one, which it is handed. */
const replaceVBase = (make: (sound: Answer) => Answer): void => {
  const { vbase } = store().platform.state
  sound ??= vbase.answer.bind(vbase)
  vbase.answer = make(sound)
}
const mendVBase = () => replaceVBase((answer) => answer)
afterEach(mendVBase)

const reset = (): PlatformAnswer => {
  throw new Error('The connection is reset.')
}
const hang = () => new Promise<PlatformAnswer>(() => {})

const isWriteTo = (bucket: string) => (request: PlatformRequest, path: string) =>
  request.method === 'PUT' && path.includes(`/${bucket}/`)
const isLinkWrite = isWriteTo('company-links')
const isAuditWrite = isWriteTo('audit')
const isLockWrite = isWriteTo('link-lock')

/** From the write of this number on, each to a link's file ends so. */
const fromWrite = (number: number, end: () => ReturnType<Answer>) => {
  let writes = 0
  replaceVBase((answer) => (request, path) => {
    if (isLinkWrite(request, path)) writes += 1
    return writes >= number && isLinkWrite(request, path) ? end() : answer(request, path)
  })
}

/** The next workspace begins with no links, no audit and no lock. */
let workspaces = 0
const openWorkspace = (): Promise<StoreFront> => {
  const place = { account: 'demostore', workspace: `links${(workspaces += 1)}` }
  store().platform.state.settings.set(place, DEMO_SETTINGS)
  return store().open({ ...place, isProduction: false })
}

const OLD = [`IMPORT ${COUNT} OLD`]
const NEW = [`IMPORT ${COUNT} NEW`, ...OLD]

describe('a workspace in which nothing was ever confirmed', () => {
  it('lists no links and no changes of them', async () => {
    const front = await openWorkspace()
    assert.deepEqual(await holdings(front), { none: COUNT })
    assert.deepEqual(await auditOf(front), [])
  })
})

describe('an import that fails half-way', () => {
  for (const [how, end, mostMs] of [
    ['VBase resets connections', reset, 10_000],
    ['VBase hangs', hang, 15_000],
  ] as const) {
    it(`since ${how} changes nothing, says so, and leaves no line in the audit`, async () => {
      const front = await openWorkspace()
      await imported(front, 'OLD')
      fromWrite(31, end)
      const startedAtMs = performance.now()
      assert.equal(refusal(await importAll(front, 'NEW')), 'PLATFORM_UNAVAILABLE LINKS_UNCHANGED')
      assert.ok(performance.now() - startedAtMs < mostMs)
      mendVBase()
      assert.deepEqual(await holdings(front), { OLD: COUNT })
      assert.deepEqual(await auditOf(front), OLD)
    })
  }

  it('keeps the next change waiting until a late write can no longer arrive', async () => {
    const front = await openWorkspace()
    fromWrite(31, reset)
    await importAll(front, 'NEW')
    mendVBase()
    const answer = await importAll(front, 'NEW')
    assert.equal(refusal(answer), 'RATE_LIMITED LINKS_BUSY')
    const { retryAfterSeconds } = answer.errors[0]?.extensions ?? {}
    assert.ok(Number(retryAfterSeconds) > 30 && Number(retryAfterSeconds) <= 60)
  })

  it('before its line in the audit is all or nothing, and says that the audit knows', async () => {
    const front = await openWorkspace()
    await imported(front, 'OLD')
    replaceVBase(
      (answer) => (request, path) => (isAuditWrite(request, path) ? reset() : answer(request, path))
    )
    assert.equal(refusal(await importAll(front, 'NEW')), 'PLATFORM_UNAVAILABLE LINKS_UNCERTAIN')
    mendVBase()
    assert.deepEqual(await holdings(front), { OLD: COUNT })
    assert.deepEqual(await auditOf(front), OLD)
  })

  it('after its line in the audit is made all the same, for every reader', async () => {
    const front = await openWorkspace()
    await imported(front, 'OLD')
    fromWrite(COUNT + 31, reset)
    await imported(front, 'NEW')
    mendVBase()
    assert.deepEqual(await holdings(front), { NEW: COUNT })
    assert.deepEqual(await auditOf(front), NEW)
  })

  it('only in the answer to its line in the audit is made', async () => {
    const front = await openWorkspace()
    await imported(front, 'OLD')
    replaceVBase((answer) => async (request, path) => {
      const said = await answer(request, path)
      return isAuditWrite(request, path) ? reset() : said
    })
    await imported(front, 'NEW')
    mendVBase()
    assert.deepEqual(await holdings(front), { NEW: COUNT })
    assert.deepEqual(await auditOf(front), NEW)
  })

  it('is seen by nobody before it is made', async () => {
    const front = await openWorkspace()
    await imported(front, 'OLD')
    let seen: unknown
    replaceVBase((answer) => async (request, path) => {
      if (isAuditWrite(request, path)) seen ??= await holdings(front)
      return answer(request, path)
    })
    await imported(front, 'NEW')
    assert.deepEqual(seen, { OLD: COUNT })
    assert.deepEqual(await holdings(front), { NEW: COUNT })
  })
})

describe('one link', () => {
  const confirm = (name: string, id: string) =>
    `${name}: erpConfirmCompanyLink(organizationId: "${id}", companyRefs: ["C-1"]) { organizationId }`

  it('that is taken away is gone for every reader, though its file cannot be deleted', async () => {
    const front = await openWorkspace()
    await ask(front, `mutation { ${confirm('a', 'org-0')} }`)
    assert.deepEqual(await holdings(front), { 'C-1': 1, none: COUNT - 1 })
    replaceVBase(
      (answer) => (request, path) => (request.method === 'DELETE' ? reset() : answer(request, path))
    )
    const remove = 'mutation { erpRemoveCompanyLink(organizationId: "org-0") }'
    assert.deepEqual((await ask(front, remove)).data, { erpRemoveCompanyLink: true })
    assert.deepEqual(await holdings(front), { none: COUNT })
    mendVBase()
    assert.deepEqual(await holdings(front), { none: COUNT })
  })

  it('is not brought back by a write that was given up on and arrives late', async () => {
    const front = await openWorkspace()
    await ask(front, `mutation { ${confirm('a', 'org-0')} }`)
    let isHeld = false
    replaceVBase((answer) => (request, path) => {
      const isFirst = isLinkWrite(request, path) && !isHeld
      if (!isFirst) return answer(request, path)
      isHeld = true
      return hang()
    })
    const again = await ask(front, `mutation { ${confirm('a', 'org-0')} }`)
    assert.deepEqual(again.errors, [])
    mendVBase()
    const remove = 'mutation { erpRemoveCompanyLink(organizationId: "org-0") }'
    assert.equal(refusal(await ask(front, remove)), 'RATE_LIMITED LINKS_BUSY')
  })

  it('can be confirmed after another in the same request', async () => {
    const front = await openWorkspace()
    const both = `mutation { ${confirm('a', 'org-0')} ${confirm('b', 'org-1')} }`
    assert.deepEqual((await ask(front, both)).errors, [])
    assert.deepEqual(await holdings(front), { 'C-1': 2, none: COUNT - 2 })
  })
})

describe('a service that is killed', () => {
  for (const [when, writes, held, lines] of [
    ['in the middle of an import', 31, 'OLD', OLD],
    ['while it clears up after an import', COUNT + 31, 'NEW', NEW],
  ] as const) {
    it(`${when} leaves all links ${held}, and the audit says so`, async () => {
      const place = { account: 'demostore', workspace: `killed${writes}`, isProduction: false }
      const manifest = readManifest(REPOSITORY_FOLDER)
      const { platform } = store()
      platform.state.settings.set(place, DEMO_SETTINGS)
      const start = async () => {
        const platformPort = platform.port
        const service = await startService({ serviceFolder, manifest, ...place, platformPort })
        const front = await openStoreFront({
          ...{ ...place, port: 0, platform, appName: appNameOf(manifest) },
          ...{ servicePort: service.port, publicRoutes: () => null, pages: [] },
        })
        return { service, front, close: async () => (await front.close(), await service.close()) }
      }
      const first = await start()
      await imported(first.front, 'OLD')
      fromWrite(writes, () => {
        process.kill(first.service.processId, 'SIGKILL')
        return hang()
      })
      await importAll(first.front, 'NEW').catch(() => null)
      await first.service.crashed
      await first.close()
      mendVBase()
      const second = await start()
      try {
        assert.deepEqual(await holdings(second.front), { [held]: COUNT })
        assert.deepEqual(await auditOf(second.front), lines)
      } finally {
        await second.close()
      }
    })
  }
})

describe('two changes of links at once', () => {
  it('do not mix: one is made, the other told to come back', async () => {
    const front = await openWorkspace()
    await imported(front, 'OLD')
    await mustNotMix(front)
    assert.equal((await auditOf(front))?.length, 2)
  })

  it('do not mix where both found nobody at it, and wrote so at the same moment', async () => {
    const front = await openWorkspace()
    const waiting: Array<() => void> = []
    replaceVBase((answer) => async (request, path) => {
      if (isLockWrite(request, path) && waiting.length < 2) {
        await new Promise<void>((resolve) => {
          waiting.push(resolve)
          if (waiting.length === 2) for (const go of waiting) go()
        })
      }
      return answer(request, path)
    })
    await mustNotMix(front)
  })

  it('do not mix where one found nobody at it, and writes so when the other is at it', async () => {
    const front = await openWorkspace()
    await imported(front, 'OLD')
    let goOn: (() => void) | undefined
    const isUnderWay = new Promise<void>((resolve) => (goOn = resolve))
    let locks = 0
    replaceVBase((answer) => async (request, path) => {
      if (isLockWrite(request, path) && (locks += 1) === 2) await isUnderWay
      if (isAuditWrite(request, path)) {
        goOn?.()
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
      return answer(request, path)
    })
    await mustNotMix(front)
  })
})

const mustNotMix = async (front: StoreFront) => {
  const answers = await Promise.all([importAll(front, 'A'), importAll(front, 'B')])
  assert.deepEqual(answers.map(refusal).sort(), ['', 'RATE_LIMITED LINKS_BUSY'])
  assert.deepEqual(await holdings(front), { [refusal(answers[0]) === '' ? 'A' : 'B']: COUNT })
}
