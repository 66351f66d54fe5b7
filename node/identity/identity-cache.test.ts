import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import {
  ABOUT_APP,
  CLAIMS,
  membership,
  platform,
  token,
  TOKENS,
  type IdentityHarness,
} from '../testing/identity-harness'
import { identify, type IdentityPorts } from './identify'
import { createIdentityCache } from './identity-cache'

const TENANT = { account: 'shop', workspace: 'master' }

const setUp = (harness: Partial<IdentityHarness> = {}) => {
  let nowMs = 1_000_000
  const cache = createIdentityCache(() => new Date(nowMs))
  const { ports, waves } = platform(harness)
  const ask = async (own: IdentityPorts = ports, tenant = TENANT) => {
    waves.splice(0)
    await identify(TOKENS, cache.around(tenant, own), ABOUT_APP)
    return waves.splice(0)
  }
  return { cache, ports, ask, wait: (ms: number) => (nowMs += ms) }
}

const COLD = [
  ['settings', 'session', 'token'],
  ['memberships', 'organization', 'link'],
]

describe('what is remembered of who asks', () => {
  it('costs two waves when cold and none when warm', async () => {
    const { ask } = setUp()
    assert.deepEqual(await ask(), COLD)
    assert.deepEqual(await ask(), [])
  })

  it("costs one wave when only the session's claims have expired, after 10 s", async () => {
    const { ask, wait } = setUp()
    await ask()
    wait(9_999)
    assert.deepEqual(await ask(), [])
    wait(1)
    assert.deepEqual(await ask(), [['session']])
  })

  it('is all asked again after 60 s', async () => {
    const { ask, wait } = setUp()
    await ask()
    wait(60_000)
    assert.deepEqual(await ask(), COLD)
  })

  it('is asked again after 60 s that begin with the question: the answer may have been true only then', async () => {
    const { ask, ports, wait } = setUp()
    await ask({
      ...ports,
      organizationOf: async (id) => {
        wait(20_000)
        return ports.organizationOf(id)
      },
    })
    wait(40_000)
    assert.ok((await ask()).flat().includes('organization'))
  })

  it('ends with the token itself', async () => {
    const tokens = { 'ana-token': token('ana@norte.example', { expiresAtMs: 1_003_000 }) }
    const { ask, wait } = setUp({ tokens })
    await ask()
    wait(2_999)
    assert.deepEqual(await ask(), [])
    wait(1)
    assert.deepEqual(await ask(), [['token']])
  })

  it('is of one workspace and account', async () => {
    const { ask, ports } = setUp()
    await ask()
    assert.deepEqual(await ask(ports, { ...TENANT, workspace: 'dev' }), COLD)
    assert.deepEqual(await ask(ports, { ...TENANT, account: 'shop-2' }), COLD)
  })

  it('holds no refusal: a person who has just been linked does not wait', async () => {
    const { ask } = setUp({ links: [] })
    await assert.rejects(ask())
    const { ports } = platform()
    assert.deepEqual(await ask(ports), [])
  })

  it('forgets a link that staff have changed', async () => {
    const { ask, cache } = setUp()
    await ask()
    cache.forgetLink(TENANT, 'norte')
    assert.deepEqual(await ask(), [['link']])
  })

  it('never lets two requests share an answer that is on its way', async () => {
    const { cache, ports } = setUp()
    let sessions = 0
    const counting = {
      ...ports,
      readSession: async () => {
        sessions += 1
        await new Promise((resolve) => setImmediate(resolve))
        return CLAIMS
      },
    }
    const shared = cache.around(TENANT, counting)
    await Promise.all([shared.readSession('session'), shared.readSession('session')])
    assert.equal(sessions, 2)
  })

  it('is bounded', async () => {
    const { cache, ports } = setUp()
    const asked: string[] = []
    const { membershipsOf } = cache.around(TENANT, {
      ...ports,
      membershipsOf: async (email) => {
        asked.push(email)
        return [membership('norte')]
      },
    })
    for (let index = 0; index <= 5000; index += 1)
      await membershipsOf(`${index}@shop.example`, null)
    await membershipsOf('5000@shop.example', null)
    await membershipsOf('0@shop.example', null)
    assert.equal(asked.length, 5002)
  })
})
