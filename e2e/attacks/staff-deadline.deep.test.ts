import assert from 'node:assert/strict'
import { afterEach, describe, it } from 'node:test'

import { codeOf, graphqlBody, send, useAttackedStore } from './attacked-store'
import { staffFields } from './staff-fields'

const store = useAttackedStore()

const ROUNDING_MS = 1_500

afterEach(() => store().platform.state.faults.clear())

describe('a service of VTEX that never answers', () => {
  for (const address of [
    'demostore.vtexcommercestable.com.br/api/license-manager',
    'portal.vtexcommercestable.com.br/api/vtexid/credential/validate',
    'vtexid.vtex.com.br/api/vtexid/pub/authenticated/user',
  ]) {
    it(`(${address}) holds no field for staff longer than 8 seconds, and opens none`, async () => {
      store().platform.state.faults.set(address, 'HANGS')
      store().platform.calls.length = 0
      const startedAtMs = performance.now()
      const codes = await Promise.all(
        staffFields().map(async ({ operation }) =>
          codeOf(await send(store(), { as: 'sofia', body: graphqlBody(operation) }))
        )
      )
      assert.deepEqual([...new Set(codes)], ['PLATFORM_UNAVAILABLE'])
      assert.ok(performance.now() - startedAtMs < 8_000 + ROUNDING_MS)
      const kept = store().platform.calls.filter(({ path }) => path.startsWith('/vbase/'))
      assert.deepEqual(kept, [])
    })
  }
})
