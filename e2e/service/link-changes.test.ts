/** What is left of a change of links when VBase, or the service itself, fails in the middle of it. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'

import { DEMO_SETTINGS, REPOSITORY_FOLDER } from '../../dev/local-store'
import { appNameOf, readManifest } from '../../dev/runtime/app-manifest'
import { startService } from '../../dev/runtime/start-service'
import { openStoreFront } from '../../dev/store-front'
import {
  hang,
  isClosing,
  isDeciding,
  isLockWrite,
  reset,
  useVBase,
  useWorkspaces,
} from './failing-vbase'
import { auditOf, COUNT, holdings, importAll, imported, mustNotMix } from './many-links'
import { refusal, useLocalStore } from './store'

const serviceFolder = join(REPOSITORY_FOLDER, '.local', `link-changes-${randomUUID()}`)
const store = useLocalStore({ serviceFolder })
after(() => rm(serviceFolder, { recursive: true, force: true }))

const vbase = useVBase(store)
const { open: openWorkspace } = useWorkspaces(store)

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
      vbase.fromWrite(31, end)
      const startedAtMs = performance.now()
      assert.equal(refusal(await importAll(front, 'NEW')), 'PLATFORM_UNAVAILABLE LINKS_UNCHANGED')
      assert.ok(performance.now() - startedAtMs < mostMs)
      vbase.mend()
      assert.deepEqual(await holdings(front), { OLD: COUNT })
      assert.deepEqual(await auditOf(front), OLD)
    })
  }

  it('of new links keeps the next change waiting until a late write can no longer arrive', async () => {
    const front = await openWorkspace()
    vbase.fromWrite(31, reset)
    await importAll(front, 'NEW')
    vbase.mend()
    const answer = await importAll(front, 'NEW')
    assert.equal(refusal(answer), 'RATE_LIMITED LINKS_BUSY')
    const { retryAfterSeconds } = answer.errors[0]?.extensions ?? {}
    assert.ok(Number(retryAfterSeconds) > 30 && Number(retryAfterSeconds) <= 60)
  })

  it('of links that there were keeps nobody waiting: what arrives late names an older version', async () => {
    const front = await openWorkspace()
    await imported(front, 'OLD')
    vbase.fromWrite(31, reset)
    assert.equal(refusal(await importAll(front, 'NEW')), 'PLATFORM_UNAVAILABLE LINKS_UNCHANGED')
    vbase.mend()
    await imported(front, 'NEWER')
    assert.deepEqual(await holdings(front), { NEWER: COUNT })
  })

  it('before its line in the audit is all or nothing, and says that the audit knows', async () => {
    const front = await openWorkspace()
    await imported(front, 'OLD')
    vbase.replace(
      (answer) => (request, path) => (isClosing(request, path) ? reset() : answer(request, path))
    )
    assert.equal(refusal(await importAll(front, 'NEW')), 'PLATFORM_UNAVAILABLE LINKS_UNCERTAIN')
    vbase.mend()
    assert.deepEqual(await holdings(front), { OLD: COUNT })
    assert.deepEqual(await auditOf(front), OLD)
  })

  it('after its line in the audit is made all the same, for every reader', async () => {
    const front = await openWorkspace()
    await imported(front, 'OLD')
    vbase.fromWrite(COUNT + 31, reset)
    await imported(front, 'NEW')
    vbase.mend()
    assert.deepEqual(await holdings(front), { NEW: COUNT })
    assert.deepEqual(await auditOf(front), NEW)
  })

  it('only in the answer to its line in the audit is made', async () => {
    const front = await openWorkspace()
    await imported(front, 'OLD')
    vbase.replace((answer) => async (request, path) => {
      const said = await answer(request, path)
      return isDeciding(request, path) ? reset() : said
    })
    await imported(front, 'NEW')
    vbase.mend()
    assert.deepEqual(await holdings(front), { NEW: COUNT })
    assert.deepEqual(await auditOf(front), NEW)
  })

  it('is seen by nobody before it is made', async () => {
    const front = await openWorkspace()
    await imported(front, 'OLD')
    let seen: unknown
    vbase.replace((answer) => async (request, path) => {
      if (isDeciding(request, path)) seen ??= await holdings(front)
      return answer(request, path)
    })
    await imported(front, 'NEW')
    assert.deepEqual(seen, { OLD: COUNT })
    assert.deepEqual(await holdings(front), { NEW: COUNT })
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
      vbase.fromWrite(writes, () => {
        process.kill(first.service.processId, 'SIGKILL')
        return hang()
      })
      await importAll(first.front, 'NEW').catch(() => null)
      await first.service.crashed
      await first.close()
      vbase.mend()
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
    vbase.replace((answer) => async (request, path) => {
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
    vbase.replace((answer) => async (request, path) => {
      if (isLockWrite(request, path) && (locks += 1) === 2) await isUnderWay
      if (isDeciding(request, path)) {
        goOn?.()
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
      return answer(request, path)
    })
    await mustNotMix(front)
  })
})
