/** A VBase that answers every call, only slowly: a change of links ends before the platform would cut it off. */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { it } from 'node:test'

import { ask } from './many-links'
import { refusal, useLocalStore } from './store'

const store = useLocalStore()

const MANY = Array.from({ length: 400 }, (_, index) => `org-slow-${index}`)
const CSV = ['organizationId,companyRef', ...MANY.map((id) => `${id},C-1`)].join('\n')

it('an import that would take too long changes nothing and says so within 25 s', async () => {
  const { vbase } = store().platform.state
  const sound = vbase.answer.bind(vbase)
  vbase.answer = async (request, path) => {
    await wait(2_500)
    return sound(request, path)
  }
  const startedAtMs = performance.now()
  const answer = await ask(
    store(),
    'mutation ($csv: String!) { erpImportCompanyLinks(csv: $csv) { imported } }',
    { csv: CSV }
  )
  assert.equal(refusal(answer), 'PLATFORM_UNAVAILABLE LINKS_UNCHANGED')
  assert.ok(performance.now() - startedAtMs < 25_000)
  vbase.answer = sound
  const { data } = await ask(
    store(),
    '{ erpCompanyLink(organizationId: "org-slow-0") { companyRefs } }'
  )
  assert.deepEqual(data, { erpCompanyLink: null })
})

it('an import whose links were all written only after 18 s is not made: the rest would be cut off', async () => {
  const { vbase } = store().platform.state
  const sound = vbase.answer.bind(vbase)
  const tried = new Set<string>()
  vbase.answer = async (request, path) => {
    if (!path.includes('/company-links/')) return sound(request, path)
    const call = `${request.method} ${path}`
    // Each is given up on once, and answered in time then.
    const isSecond = tried.has(call)
    tried.add(call)
    await wait(isSecond ? 2_400 : 3_500)
    return sound(request, path)
  }
  const csv = CSV.split('\n').slice(0, 50).join('\n').replaceAll('slow', 'late')
  const answer = await ask(
    store(),
    'mutation ($csv: String!) { erpImportCompanyLinks(csv: $csv) { imported } }',
    { csv }
  )
  vbase.answer = sound
  assert.equal(refusal(answer), 'PLATFORM_UNAVAILABLE LINKS_UNCHANGED')
})
