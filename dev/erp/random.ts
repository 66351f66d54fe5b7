/** A small deterministic generator (splitmix32): the same seed gives the same numbers on every machine. */
export interface Random {
  /** A whole number from 0 up to, not including, `bound`. */
  below(bound: number): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean
  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T
  digits(length: number): string
}

export type Weighted<T> = readonly (readonly [weight: number, value: T])[]

export const createRandom = (seed: number): Random => new SplitMix(seed)

// A class, since ten thousand orders need three generators each, and closures cost more to make.
class SplitMix implements Random {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  below(bound: number): number {
    this.state = (this.state + 0x9e3779b9) >>> 0
    return scramble(this.state) % bound
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  chance(percent: number): boolean {
    return this.below(100) < percent
  }

  pick<T>(list: readonly T[]): T {
    return itemAt(list, this.below(list.length))
  }

  digits(length: number): string {
    return Array.from({ length }, () => this.below(10)).join('')
  }
}

/** The seed of a stream of its own, such as one order's. */
export const mixSeeds = (seed: number, stream: number): number =>
  scramble((seed ^ Math.imul(stream + 1, 0x9e3779b1)) >>> 0)

export const pickWeighted = <T>(random: Random, table: Weighted<T>): T => {
  let left = random.below(table.reduce((sum, [weight]) => sum + weight, 0))
  for (const [weight, value] of table) {
    if (left < weight) return value
    left -= weight
  }
  throw new RangeError('The table is empty.')
}

export const itemAt = <T>(list: readonly T[], index: number): T => {
  const item = list[index]
  if (item === undefined) throw new RangeError(`Nothing stands at ${index}.`)
  return item
}

const scramble = (value: number): number => {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}
