import assert from 'node:assert/strict'

const TIMES = 5
/** A busy machine takes its time from one size and not from the other: what grows faster does so each time. */
const ATTEMPTS = 3
/** Quicker than this says nothing: what is left is the clock and the compiler. */
const FLOOR_MS = 0.3

/**
 * That four times as much takes about four times as long, and not sixteen times. No time is compared with a clock's: only
 * with that of the smaller size, on the same machine, at the same moment.
 */
export const assertGrowsEvenly = <Input>(
  make: (size: number) => Input,
  work: (input: Input) => unknown,
  size: number
): void => {
  const [small, large] = [make(size), make(4 * size)]
  let times = ''
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const smallMs = Math.max(
      bestOf(() => work(small)),
      FLOOR_MS
    )
    const largeMs = bestOf(() => work(large))
    if (largeMs < 8 * smallMs) return
    times += `${largeMs.toFixed(1)} ms after ${smallMs.toFixed(1)} ms; `
  }
  assert.fail(times)
}

const bestOf = (work: () => unknown): number => {
  let best = Infinity
  for (let time = 0; time < TIMES; time += 1) {
    const startedAtMs = performance.now()
    work()
    best = Math.min(best, performance.now() - startedAtMs)
  }
  return best
}
