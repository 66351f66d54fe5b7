/** A VBase that answers every call, only slowly: a change of links ends before the platform would cut it off. */
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { it } from 'node:test'

import { hang, isDeciding } from './failing-vbase'
import { ask } from './many-links'
import { refusal, useLocalStore } from './store'

const store = useLocalStore()

const MANY = Array.from({ length: 400 }, (_, index) => `org-slow-${index}`)
const CSV = ['organizationId,companyRef', ...MANY.map((id) => `${id},C-1`)].join('\n')

it('an import that would take too long changes nothing and says so within 25 s', async () => {
  const { vbase } = store().platform.state
  const sound = vbase.answer.bind(vbase)
  vbase.answer = async (request, path) => {
    await wait(1_200)
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

const IMPORT = 'mutation ($csv: String!) { erpImportCompanyLinks(csv: $csv) { imported } }'
const csvOf = (ref: string) =>
  CSV.split('\n').slice(0, 50).join('\n').replaceAll('slow', 'late').replaceAll('C-1', ref)

it('an import whose links were all written only after 14 s is not made: the rest would be cut off', async () => {
  const { vbase } = store().platform.state
  assert.deepEqual((await ask(store(), IMPORT, { csv: csvOf('C-1') })).errors, [])
  const sound = vbase.answer.bind(vbase)
  const tried = new Set<string>()
  vbase.answer = async (request, path) => {
    if (!path.includes('/company-links/')) return sound(request, path)
    const call = `${request.method} ${path}`
    // Each is given up on once, and answered in time then.
    const isFirst = !tried.has(call)
    tried.add(call)
    if (isFirst) return hang()
    await wait(2_400)
    return sound(request, path)
  }
  const startedAtMs = performance.now()
  const answer = await ask(store(), IMPORT, { csv: csvOf('C-2') })
  vbase.answer = sound
  assert.equal(refusal(answer), 'PLATFORM_UNAVAILABLE LINKS_UNCHANGED')
  assert.ok(performance.now() > startedAtMs + 14_000)
})

it('an import that gets no answer any more at its end says so within 30 s', async () => {
  const { vbase } = store().platform.state
  const sound = vbase.answer.bind(vbase)
  let isOver = false
  vbase.answer = async (request, path) => {
    isOver ||= isDeciding(request, path)
    if (isOver) return hang()
    await wait(1_600)
    return sound(request, path)
  }
  const startedAtMs = performance.now()
  const csv = 'organizationId,companyRef\norg-last,C-3'
  const answer = await ask(store(), IMPORT, { csv })
  vbase.answer = sound
  assert.equal(refusal(answer), 'PLATFORM_UNAVAILABLE LINKS_UNCERTAIN')
  assert.ok(performance.now() < startedAtMs + 29_500)
})
