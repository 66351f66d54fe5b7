/**
 * Twenty requests a second, sent whether the ones before have been answered or not, as the people of several companies do,
 * while the ERP has faults of one second each.
 */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

import { median } from '../../bench/median'
import type { LocalStore } from '../../dev/local-store'
import type { DemoPerson } from '../../dev/platform/people'
import { openDocument, documentsOf } from './order-documents'
import { controlErp, erpRequests, found, search, useLocalStore } from './store'

const EVERY_MS = 50
const FAULT_MS = 1_000
const CALM_MS = 3_000
const LONGEST_AFTER_MS = 1_500
const PEOPLE = ['ana', 'bruno', 'carla', 'david', 'vera'] as const satisfies readonly DemoPerson[]
const FAULTS = [
  ...['503', 'down', 'silent', 'html', 'drip'],
  ...['503', '429', 'silent', 'down', 'cut-json'],
] as const

interface Asked {
  readonly kind: 'search' | 'document'
  readonly sentAtMs: number
  readonly tookMs: number
  readonly isAnswered: boolean
}

const store = useLocalStore()
const documents = new Map<DemoPerson, string>()

const firstDocument = async (at: LocalStore, who: DemoPerson): Promise<string> => {
  const { orders } = await found(at, who, { variables: { search: {}, first: 25 } })
  for (const { id } of orders) {
    const [document] = await documentsOf(at, who, id)
    if (document) return document.ref
  }
  return assert.fail(`${who} has no document.`)
}

/** Every search is for a number that nobody has asked for before: no answer that was kept can stand in. */
const askOne = async (turn: number): Promise<Asked> => {
  const who = PEOPLE[turn % PEOPLE.length] ?? 'ana'
  const kind = turn % 4 === 3 ? 'document' : 'search'
  const sentAtMs = performance.now()
  const answer =
    kind === 'document'
      ? openDocument(store(), documents.get(who) ?? '', { as: who }).then(
          ({ status, isCut }) => status === 200 && !isCut
        )
      : search(store(), who, {
          variables: { search: { number: `${turn}-${sentAtMs}`, numberKind: 'ERP' } },
        }).then(({ data }) => data !== null)
  const isAnswered = await answer.catch(() => false)
  return { kind, sentAtMs, tookMs: performance.now() - sentAtMs, isAnswered }
}

/** Sends until it is told to stop; then all that was sent is waited for. */
const startAsking = () => {
  const asked: Array<Promise<Asked>> = []
  const timer = setInterval(() => asked.push(askOne(asked.length)), EVERY_MS)
  return () => {
    clearInterval(timer)
    return Promise.all(asked)
  }
}

interface Span {
  readonly fault: string
  readonly startMs: number
  readonly endMs: number
}

const haveFault = async (fault: string): Promise<Span> => {
  const startMs = performance.now()
  await controlErp(store(), { fault })
  await sleep(FAULT_MS)
  await controlErp(store(), { fault: null })
  return { fault, startMs, endMs: performance.now() }
}

/** How long after the end of the fault the last request was sent that failed. */
const lastFailureMs = (asked: readonly Asked[], { startMs, endMs }: Span, nextMs: number) =>
  Math.max(
    0,
    ...asked
      .filter(({ isAnswered, sentAtMs }) => !isAnswered && sentAtMs > startMs && sentAtMs < nextMs)
      .map(({ sentAtMs }) => sentAtMs - endMs)
  )

describe('An ERP', () => {
  before(async () => {
    for (const who of PEOPLE) documents.set(who, await firstDocument(store(), who))
  })

  it('whose faults last a second fails nobody for longer than a second and a half after each, neither searches nor documents', async () => {
    const stop = startAsking()
    await sleep(CALM_MS)
    const spans: Span[] = []
    for (const fault of FAULTS) {
      spans.push(await haveFault(fault))
      await sleep(CALM_MS)
    }
    // What was sent into silence is told to have failed by now; that must not open the breaker again.
    await sleep(6_000)
    const all = await stop()
    for (const [index, span] of spans.entries()) {
      // What was sent a moment before the next fault may have met that.
      const nextMs = (spans[index + 1]?.startMs ?? Infinity) - 500
      for (const kind of ['search', 'document'] as const) {
        const asked = all.filter((one) => one.kind === kind)
        const afterMs = Math.round(lastFailureMs(asked, span, nextMs))
        console.log(`${span.fault}, ${kind}: failures end ${afterMs} ms after the fault`)
        assert.ok(afterMs <= LONGEST_AFTER_MS, `${span.fault}, ${kind}: ${afterMs} ms`)
      }
    }
    assert.ok(all.some(({ isAnswered }) => !isAnswered))
    assert.ok(
      all.every(({ isAnswered, sentAtMs }) => isAnswered || sentAtMs > (spans[0]?.startMs ?? 0))
    )
  })

  it('that is down is asked a few times, and people are told at once', async () => {
    await controlErp(store(), { fault: 'down' })
    await erpRequests(store())
    const stop = startAsking()
    await sleep(10_000)
    const all = await stop()
    const calls = (await erpRequests(store())).length
    await controlErp(store(), { fault: null })
    const halfMs = median(all.map(({ tookMs }) => tookMs))
    console.log(`${calls} calls for ${all.length} requests; ${Math.round(halfMs)} ms each (median)`)
    assert.ok(all.every(({ isAnswered }) => !isAnswered))
    assert.ok(calls <= 30, `${calls} calls in 10 s`)
    assert.ok(halfMs < 250, `${halfMs} ms`)
  })
})
