/** VTEX's services answer in milliseconds within a region, and in tenths of a second across one. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { DEMO_SETTINGS } from '../../dev/local-store'
import { refusal, useLocalStore, person } from './store'
import { WHO } from './sessions'

const store = useLocalStore()

const HOP_MS = 200
const MAX_MS = 1_800

describe('a person whom nobody has asked for yet, with 200 ms between any two services of VTEX', () => {
  it('is identified within 1.8 s', async () => {
    const elapsed: number[] = []
    for (const workspace of ['far1', 'far2', 'far3']) {
      const place = { account: 'demostore', workspace }
      const { settings, latency } = store().platform.state
      settings.set(place, { ...DEMO_SETTINGS, companyLink: 'ORGANIZATION_ID' })
      const front = await store().open({ ...place, isProduction: false })
      latency.hopMs = HOP_MS
      const startedAtMs = performance.now()
      const answer = await front.fetchGraphql({ as: person('ana'), query: WHO })
      elapsed.push(performance.now() - startedAtMs)
      latency.hopMs = 0
      assert.equal(refusal(answer), '')
    }
    const [, median = Infinity] = elapsed.sort((a, b) => a - b)
    assert.ok(median <= MAX_MS, `${elapsed.map(Math.round).join(', ')} ms`)
    assert.ok(median >= 7 * HOP_MS * 0.9, 'the services are as far apart as they are said to be')
  })
})
