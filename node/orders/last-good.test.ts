import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { ConnectorError } from '../connectors/connector-error'
import { ALL_RIGHTS } from '../identity/rights'
import { scriptedErp } from '../testing/scripted-erp'
import type { RequestScope } from './request-scope'
import { createLastGood } from './last-good'

const KIBIBYTE = 1024

const requestScope = (email: string, store = 'shop'): RequestScope => ({
  erp: { ...scriptedErp([]), key: store },
  companies: [`C-of-${email}`],
  rights: ALL_RIGHTS,
  email,
  today: '2026-11-23',
  report: () => {},
})

const ana = requestScope('ana@norte.example')
const carla = requestScope('carla@andes.example')

const harness = () => {
  const lastGood = createLastGood(() => new Date(0))
  return {
    ask: (who: RequestScope, question: number, weight: number) =>
      lastGood.orElse(who, ['orders', question], () =>
        Promise.resolve({ question, text: 'x'.repeat(weight) })
      ),
    /** Which of the questions have an answer when the ERP is down. */
    kept: async (who: RequestScope, questions: readonly number[]): Promise<number[]> => {
      const down = () => Promise.reject(new ConnectorError('unavailable', 'It is down.'))
      const answers = questions.map((question) =>
        lastGood.orElse<{ question: number }>(who, ['orders', question], down).then(
          ({ answer }) => [answer.question],
          () => []
        )
      )
      return (await Promise.all(answers)).flat()
    },
  }
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

const askAll = async (
  { ask }: ReturnType<typeof harness>,
  who: RequestScope,
  { count, weight }: { count: number; weight: number }
): Promise<void> => {
  for (const question of upTo(count)) await ask(who, question, weight)
}

describe('what is kept of answers', () => {
  it('is the answer, as it was', async () => {
    const one = harness()
    await one.ask(ana, 1, 10)
    assert.deepEqual(await one.kept(ana, [1, 2]), [1])
    assert.deepEqual(await one.kept(carla, [1]), [])
  })

  it('is nothing of an answer of more than 256 kB, not even an older and smaller one', async () => {
    const one = harness()
    await one.ask(ana, 1, 10)
    await one.ask(ana, 1, 257 * KIBIBYTE)
    assert.deepEqual(await one.kept(ana, [1]), [])
  })

  it('of one person makes room for what they ask for next, and leaves what is kept of others', async () => {
    const one = harness()
    await one.ask(carla, 0, 100)
    await askAll(one, ana, { count: 500, weight: 200 * KIBIBYTE })
    const kept = await one.kept(ana, upTo(500))
    assert.ok(kept.length >= 5 && kept.length <= 10, String(kept.length))
    assert.deepEqual(kept, upTo(500).slice(-kept.length))
    assert.deepEqual(await one.kept(carla, [0]), [0])
  })

  it('of one store leaves half of the room to the others', async () => {
    const one = harness()
    const other = requestScope('ana@norte.example', 'other shop')
    await one.ask(other, 0, 100)
    const crowd = upTo(40).map((person) => requestScope(`${person}@norte.example`))
    for (const person of crowd) await askAll(one, person, { count: 8, weight: 200 * KIBIBYTE })
    const kept = await Promise.all(crowd.map((person) => one.kept(person, upTo(8))))
    const bytes = kept.flat().length * 200 * KIBIBYTE
    assert.ok(bytes > 15 * KIBIBYTE ** 2 && bytes < 16 * KIBIBYTE ** 2, String(bytes))
    assert.deepEqual(await one.kept(other, [0]), [0])
  })

  it('weighs no more than 32 MB, of however many stores', async () => {
    const one = harness()
    const crowd = upTo(40).map((store) => requestScope('ana@norte.example', `shop ${store}`))
    for (const person of crowd) await askAll(one, person, { count: 8, weight: 200 * KIBIBYTE })
    const kept = await Promise.all(crowd.map((person) => one.kept(person, upTo(8))))
    const bytes = kept.flat().length * 200 * KIBIBYTE
    assert.ok(bytes > 31 * KIBIBYTE ** 2 && bytes < 32 * KIBIBYTE ** 2, String(bytes))
  })

  it('counts to whoever asked last, so that nobody’s share drops what has become another’s', async () => {
    const one = harness()
    const colleague = { ...ana, email: 'bruno@norte.example' }
    await one.ask(ana, 0, 100)
    await one.ask(colleague, 0, 100)
    await askAll(one, { ...ana, companies: ['C-other'] }, { count: 50, weight: 200 * KIBIBYTE })
    assert.deepEqual(await one.kept(colleague, [0]), [0])
  })
})
