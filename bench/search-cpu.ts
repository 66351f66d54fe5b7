/**
 * What a warm search costs the service in processor time, as a ratio to a bare resolver that passes the same answer
 * through (bench/baseline). Both run under the same runtime at the same time and are asked in turns, so that a busy
 * machine slows both; processor time, not the clock, is read.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

import { type LocalStore, REPOSITORY_FOLDER, startLocalStore } from '../dev/local-store'
import { DEMO_PEOPLE } from '../dev/platform/people'
import { median } from './median'

/** The fields that the ERP itself has: what both can give. */
const QUERY = `query search($search: ErpOrderSearch, $first: Int) {
  erpOrders(search: $search, first: $first) {
    endCursor hasNextPage total
    orders { id webOrderNumber erpOrderNumber customerOrderNumber orderedOn promisedOn channel status statusLabel
      delivery invoicing payment total { amount currency } placedBy costCenter lineCount }
  }
}`

const ROUNDS = 30
const REQUESTS_PER_TURN = 100
const WARM_UP_REQUESTS = 600
const CONCURRENCY = 4

export interface SearchFigures {
  readonly cpuRatio: number
  readonly ownCpuMs: number
  readonly baselineCpuMs: number
  readonly erpCallsWarm: number
  readonly platformCallsWarm: number
  readonly platformCallsCold: number
}

export const measureSearch = async (): Promise<SearchFigures> => {
  const folder = path.join(REPOSITORY_FOLDER, '.local', 'bench-baseline')
  layOutBaseline(folder)
  const own = await startLocalStore()
  const outbound = { 'erp.demo.example': own.erp?.url ?? '' }
  const baseline = await startLocalStore({ rootFolder: folder, outbound, links: [] })
  try {
    const calls = await countCalls(own)
    return { ...(await compare(own, baseline)), ...calls }
  } finally {
    await baseline.close()
    await own.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const layOutBaseline = (folder: string): void => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(path.join(REPOSITORY_FOLDER, 'bench/baseline/node'), path.join(folder, 'node'), {
    recursive: true,
  })
  cpSync(path.join(REPOSITORY_FOLDER, 'graphql'), path.join(folder, 'graphql'), { recursive: true })
  cpSync(path.join(REPOSITORY_FOLDER, 'manifest.json'), path.join(folder, 'manifest.json'))
}

const ask = async (store: LocalStore): Promise<number> => {
  const { data, errors } = await store.fetchGraphql<{ erpOrders: { orders: unknown[] } }>({
    as: DEMO_PEOPLE.ana,
    query: QUERY,
    variables: { search: { channels: ['PHONE'] }, first: 25 },
  })
  if (data === null) throw new Error(`The search was refused: ${JSON.stringify(errors)}`)
  return data.erpOrders.orders.length
}

const isOfErp = (host: string): boolean => host === 'erp.demo.example'

const countCalls = async ({ platform, fetchGraphql }: LocalStore) => {
  const count = async () => {
    platform.calls.length = 0
    await fetchGraphql({ as: DEMO_PEOPLE.ana, query: QUERY, variables: { first: 25 } })
    const erpCalls = platform.calls.filter(({ host }) => isOfErp(host)).length
    return { erpCalls, platformCalls: platform.calls.length - erpCalls }
  }
  const cold = await count()
  const warm = await count()
  return {
    platformCallsCold: cold.platformCalls,
    erpCallsWarm: warm.erpCalls,
    platformCallsWarm: warm.platformCalls,
  }
}

const compare = async (own: LocalStore, baseline: LocalStore) => {
  if ((await ask(own)) !== 25 || (await ask(baseline)) !== 25)
    throw new Error('Both must find 25 orders.')
  for (const store of [own, baseline]) await askMany(store, WARM_UP_REQUESTS)
  const rounds: Array<{ own: number; baseline: number }> = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const inTurn = round % 2 === 0 ? [own, baseline] : [baseline, own]
    const first = await cpuMsPerRequest(inTurn[0] ?? own)
    const second = await cpuMsPerRequest(inTurn[1] ?? baseline)
    rounds.push(
      round % 2 === 0 ? { own: first, baseline: second } : { own: second, baseline: first }
    )
  }
  return {
    cpuRatio: median(rounds.map((round) => round.own / round.baseline)),
    ownCpuMs: median(rounds.map((round) => round.own)),
    baselineCpuMs: median(rounds.map((round) => round.baseline)),
  }
}

const askMany = async (store: LocalStore, requests: number): Promise<void> => {
  let left = requests
  const worker = async () => {
    while (left > 0) {
      left -= 1
      await ask(store)
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
}

const cpuMsPerRequest = async (store: LocalStore): Promise<number> => {
  const before = cpuMs(store.service.processId)
  await askMany(store, REQUESTS_PER_TURN)
  return (cpuMs(store.service.processId) - before) / REQUESTS_PER_TURN
}

const TICKS_PER_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

/** User and system time of a process so far: fields 14 and 15 of /proc/PID/stat (proc(5)); Linux only. */
const cpuMs = (processId: number): number => {
  const stat = readFileSync(`/proc/${processId}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND
}
