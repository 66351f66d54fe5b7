/**
 * `npm run soak`: ten clients of three companies at once, under VTEX's runtime with a heap of 256 MB, while the ERP has a
 * fault of a second every twenty. Ends with 1 on a crash, on a record in the wrong company's answer, or if memory grows.
 * SOAK_SECONDS says for how long; 200 where it is not set.
 */
import { setTimeout as sleep } from 'node:timers/promises'

import { type LocalStore, startLocalStore } from '../dev/local-store'
import type { DemoPerson } from '../dev/platform/people'
import { controlErp, erpRequests } from '../e2e/service/store'
import { residentMiB } from './resident-memory'
import {
  type Answer,
  askGraphql,
  askOrders,
  askDocument,
  COMPANIES,
  type Operation,
  type Records,
  recordsOf,
} from './soak-clients'
import {
  type Asked,
  growthOf,
  isFailure,
  type Phase,
  printFailures,
  printOperations,
} from './soak-report'

const SOAK_MS = Number(process.env['SOAK_SECONDS'] ?? 200) * 1_000
const HEAP_MIB = 256
const CLIENTS: readonly DemoPerson[] = [
  ...(['ana', 'ana', 'bruno', 'bruno', 'carla', 'carla', 'carla'] as const),
  ...(['david', 'david', 'david'] as const),
]
const PAUSE_MS = 40
const FAULT_EVERY_MS = 20_000
const FAULT_MS = 1_000
const AFTER_MS = 1_500
const FAULTS = ['503', 'down', 'silent', 'html', '429', 'cut-json'] as const
const MAX_GROWTH = 1.25

interface Soak {
  readonly store: LocalStore
  readonly records: readonly Records[]
  readonly endMs: number
  readonly asked: Asked[]
  /** What was in the wrong answer. */
  readonly foreign: string[]
  /** In MiB, every second. */
  readonly memory: number[]
  /** When each fault ended; infinity while it lasts. */
  readonly faultEndsMs: number[]
}

const any = <Item>(items: readonly Item[]): Item => {
  const item = items[Math.floor(Math.random() * items.length)]
  if (item === undefined) throw new Error('There is nothing to choose from.')
  return item
}

/** Exports are few, and no more than a person may have at once. */
const anyOperation = (client: number): Operation => {
  const dice = Math.random()
  if (dice < 0.6) return 'search'
  if (dice < 0.8) return 'order'
  if (dice < 0.9) return 'invoices'
  return dice < 0.98 || CLIENTS.indexOf(CLIENTS[client] ?? 'ana') !== client ? 'document' : 'export'
}

/** Each asks for its own records, and every third time for those of another company, which must not be found. */
const ask = async (soak: Soak, client: number, operation: Operation): Promise<Answer> => {
  const who = CLIENTS[client] ?? 'ana'
  const own = soak.records.find(({ company }) => company.people.includes(who))
  const others = soak.records.filter((one) => one !== own)
  if (own === undefined) throw new Error(`${who} has no company.`)
  const wanted = Math.random() < 1 / 3 ? any(others) : own
  if (operation === 'export') return askOrders(soak.store, who)
  if (operation === 'document') {
    const [ref] = any([...wanted.documents])
    const answer = await askDocument(soak.store, who, ref)
    const isForeign = others.some(({ documents }) =>
      [...documents.values()].includes(answer.digest)
    )
    if (isForeign || (answer.code === 'OK' && wanted !== own)) {
      soak.foreign.push(`${who}: a document of somebody else`)
    }
    return answer
  }
  const number = any(operation === 'order' ? wanted.ids : wanted.numbers)
  return askGraphql(soak.store, who, { operation, number })
}

/** An amount may look like a number without its zeros. */
const isTelling = (name: string): boolean => !/^\d{1,8}$/.test(name)

/** Finds in an answer what stands for a record of anybody else's company. */
const foreignTo = (who: DemoPerson, records: readonly Records[]) => {
  const foreign = records.filter(({ company }) => !company.people.includes(who))
  const all = foreign.flatMap(({ refs, ids, numbers }) => [...refs, ...ids, ...numbers])
  const names = new Set(all.filter(isTelling))
  // Values of JSON, cells of a table.
  return (text: string) => text.split(/[",;\r\n]+/).find((value) => names.has(value))
}

/** Of a request that has just ended: every fault that it can have met has begun. */
const phaseOf = (faultEndsMs: readonly number[], sentAtMs: number): Phase => {
  if (faultEndsMs.some((endMs) => sentAtMs < endMs)) return 'FAULT'
  return faultEndsMs.some((endMs) => sentAtMs < endMs + AFTER_MS) ? 'AFTER' : 'CALM'
}

const runClient = async (soak: Soak, client: number): Promise<void> => {
  const who = CLIENTS[client] ?? 'ana'
  const foreignIn = foreignTo(who, soak.records)
  while (performance.now() < soak.endMs) {
    const operation = anyOperation(client)
    const sentAtMs = performance.now()
    const { code, text } = await ask(soak, client, operation).catch(() => ({
      code: 'UNREACHABLE',
      text: '',
    }))
    soak.asked.push({
      ...{ operation, code, tookMs: performance.now() - sentAtMs },
      phase: phaseOf(soak.faultEndsMs, sentAtMs),
    })
    const value = foreignIn(text)
    if (value !== undefined) soak.foreign.push(`${who}: ${operation} ${value}`)
    await sleep(PAUSE_MS)
  }
}

const runFaults = async ({ store, endMs, faultEndsMs }: Soak): Promise<void> => {
  for (let turn = 0; ; turn += 1) {
    await sleep(FAULT_EVERY_MS - FAULT_MS)
    if (performance.now() + FAULT_MS >= endMs) return
    faultEndsMs[turn] = Infinity
    await controlErp(store, { fault: FAULTS[turn % FAULTS.length] ?? null })
    await sleep(FAULT_MS)
    await controlErp(store, { fault: null })
    faultEndsMs[turn] = performance.now()
    // The ERP remembers each request until it is asked for them.
    await erpRequests(store)
  }
}

const LOOK_MS = 1_000
const PRINT_EVERY = 20

const watchMemory = async (soak: Soak): Promise<void> => {
  const beginMs = performance.now()
  for (let look = 0; performance.now() < soak.endMs; look += 1) {
    const now = residentMiB(soak.store)
    soak.memory.push(now)
    const seconds = Math.round((performance.now() - beginMs) / 1_000)
    if (look % PRINT_EVERY === 0) {
      console.log(`${seconds} s: ${Math.round(now)} MiB, ${soak.asked.length} requests`)
    }
    await sleep(LOOK_MS)
  }
}

const run = async (soak: Soak): Promise<string | null> => {
  const work = Promise.all([
    ...CLIENTS.map((_, client) => runClient(soak, client)),
    runFaults(soak),
    watchMemory(soak),
  ])
  return Promise.race([work.then(() => null), soak.store.crashed])
}

/** @returns what is wrong */
const report = ({ asked, foreign, memory }: Soak, crash: string | null): readonly string[] => {
  printOperations(asked)
  printFailures(asked)
  const growth = growthOf(memory)
  const first = Math.round(memory[0] ?? 0)
  const last = Math.round(memory.at(-1) ?? 0)
  console.log(
    `Memory: ${first} MiB at the start, ${last} MiB at the end; last quarter to second: ${growth.toFixed(2)}`
  )
  console.log(`${asked.length} requests, ${asked.filter(isFailure).length} failed`)
  console.log(`Records of somebody else: ${foreign.length}. Crashes: ${crash === null ? 0 : 1}`)
  return [
    ...(crash === null ? [] : [crash]),
    ...foreign.slice(0, 5).map((what) => `In the wrong answer: ${what}`),
    ...(growth <= MAX_GROWTH ? [] : [`Memory grows: ${growth.toFixed(2)} is above ${MAX_GROWTH}`]),
  ]
}

const main = async (): Promise<void> => {
  const store = await startLocalStore({ serviceHeapMiB: HEAP_MIB })
  try {
    const records: Records[] = []
    for (const company of COMPANIES) records.push(await recordsOf(store, company))
    const soak: Soak = {
      ...{ store, records, endMs: performance.now() + SOAK_MS },
      ...{ asked: [], foreign: [], memory: [], faultEndsMs: [] },
    }
    const wrong = report(soak, await run(soak))
    wrong.forEach((sentence) => console.error(sentence))
    process.exitCode = wrong.length === 0 ? 0 : 1
  } finally {
    await store.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
