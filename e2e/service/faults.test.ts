import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'

import { controlErp, found, numbersOf, refusal, search, useLocalStore } from './store'

const store = useLocalStore()

afterEach(() => controlErp(store(), { fault: null, delayMs: 0 }))

describe('an ERP that fails', () => {
  for (const [fault, code] of [
    ['401', 'ERP_REJECTED_CREDENTIALS'],
    ['429', 'RATE_LIMITED'],
    ['503', 'ERP_UNAVAILABLE'],
    ['html', 'ERP_BAD_ANSWER'],
    ['cut-json', 'ERP_BAD_ANSWER'],
    ['huge', 'ERP_BAD_ANSWER'],
    ['down', 'ERP_UNAVAILABLE'],
  ] as const) {
    it(`(${fault}) is ${code}, and nothing of its answer or address reaches the browser`, async () => {
      await controlErp(store(), { fault })
      const answer = await search(store(), 'ana', {
        variables: { search: { number: `fault-${fault}`, numberKind: 'ERP' } },
      })
      assert.equal(refusal(answer), code)
      const text = JSON.stringify([answer.errors, [...answer.headers]])
      for (const hidden of [
        'erp.demo.example',
        'demo-erp-key',
        '<html',
        'at Object',
        'at async',
        String(store().erp?.url.slice(7)),
        'axios',
      ]) {
        assert.ok(!text.includes(hidden), `${hidden} in ${text}`)
      }
    })
  }

  it('and comes back is asked again', async () => {
    await controlErp(store(), { fault: '503' })
    assert.equal(
      refusal(await search(store(), 'ana', { variables: { search: { number: 'once' } } })),
      'ERP_UNAVAILABLE'
    )
    await controlErp(store(), { fault: null })
    assert.deepEqual(
      numbersOf(await found(store(), 'ana', { variables: { search: { number: '0000458812' } } })),
      ['0000458812']
    )
  })

  for (const [fault, code] of [
    ['503', 'ERP_UNAVAILABLE'],
    ['html', 'ERP_BAD_ANSWER'],
    ['cut-json', 'ERP_BAD_ANSWER'],
  ] as const) {
    it(`(${fault}) is stood in for by its last answer to the same question, for the same company only`, async () => {
      const variables = { search: { number: 'PO-4500' } }
      const before = await found(store(), 'carla', { variables })
      await controlErp(store(), { fault })
      const now = await found(store(), 'carla', { variables })
      assert.equal(now.freshness.source, 'LAST_GOOD')
      assert.equal(now.freshness.asOf, before.freshness.asOf)
      assert.deepEqual(numbersOf(now), numbersOf(before))
      // Nothing stands in for another company's; and by now the ERP may be left alone for a moment.
      const refused = refusal(await search(store(), 'david', { variables }))
      assert.ok(refused === code || refused === 'ERP_UNAVAILABLE', refused)
    })
  }
})
