/** Says what the soak has seen. */
import { median } from './median'
import { type Operation, OPERATIONS } from './soak-clients'

/** It met a fault of the ERP, was sent up to 1.5 s after one, or while all was well. */
export const PHASES = ['FAULT', 'AFTER', 'CALM'] as const
export type Phase = (typeof PHASES)[number]

export interface Asked {
  readonly operation: Operation
  readonly code: string
  readonly tookMs: number
  readonly phase: Phase
}

/** What says no, and rightly: the ERP is well. */
const REFUSALS = new Set(['NOT_FOUND'])

export const isFailure = ({ code }: Asked): boolean => code !== 'OK' && !REFUSALS.has(code)

const percentile = (sorted: readonly number[], share: number): number =>
  Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN)

const shareOf = (all: readonly Asked[], phase: Phase): string => {
  const asked = all.filter((one) => one.phase === phase)
  if (asked.length === 0) return 'none'
  const share = (100 * asked.filter(isFailure).length) / asked.length
  return `${share.toFixed(1)} % of ${asked.length}`
}

export const printOperations = (all: readonly Asked[]): void =>
  console.table(
    OPERATIONS.map((operation) => {
      const asked = all.filter((one) => one.operation === operation)
      const good = asked.filter((one) => !isFailure(one))
      const times = good.map(({ tookMs }) => tookMs).sort((one, other) => one - other)
      return {
        operation,
        'p50 ms': percentile(times, 0.5),
        'p99 ms': percentile(times, 0.99),
        'failed in faults': shareOf(asked, 'FAULT'),
        '1.5 s after': shareOf(asked, 'AFTER'),
        else: shareOf(asked, 'CALM'),
      }
    })
  )

/** By code, of what failed while all was well. */
export const printFailures = (all: readonly Asked[]): void => {
  const counts = new Map<string, number>()
  for (const one of all.filter((each) => isFailure(each) && each.phase === 'CALM')) {
    const name = `${one.operation} ${one.code}`
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const told = [...counts].map(([name, count]) => `${name} ${count}`).join(', ')
  console.log(`Failed while all was well: ${told || 'nothing'}`)
}

/** How much of the second quarter's memory the last one's is: by the second, all that is kept for good is there. */
export const growthOf = (memory: readonly number[]): number => {
  const quarter = (index: number) => {
    const from = Math.floor((memory.length * index) / 4)
    const to = Math.floor((memory.length * (index + 1)) / 4)
    return median(memory.slice(from, to))
  }
  return quarter(3) / quarter(1)
}
