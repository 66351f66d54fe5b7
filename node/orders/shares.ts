import { LRUCache } from 'lru-cache'

export interface Shares {
  /** Counts what is kept under `key` to the share of `owner`, whose oldest make room for it. */
  readonly take: (owner: string, key: string, size: number) => void
  readonly giveBack: (owner: string, key: string) => void
}

/**
 * Shares in something that is kept for many: one who asks for a lot puts out what is kept for themselves, and nobody else's.
 * @param drop what no longer fits into a share; it calls `giveBack`
 */
export const createShares = (maxSize: number, drop: (key: string) => void): Shares => {
  const shares = new Map<string, LRUCache<string, number>>()
  const shareOf = (owner: string): LRUCache<string, number> => {
    const known = shares.get(owner)
    if (known !== undefined) return known
    const share = new LRUCache<string, number>({
      maxSize,
      sizeCalculation: (size) => size,
      // Once the share has let go of it: `drop` comes back to it.
      disposeAfter: (_size, key, reason) => {
        if (reason === 'evict') drop(key)
      },
    })
    shares.set(owner, share)
    return share
  }
  return {
    take: (owner, key, size) => void shareOf(owner).set(key, size),
    giveBack: (owner, key) => {
      const share = shares.get(owner)
      share?.delete(key)
      if (share?.size === 0) shares.delete(owner)
    },
  }
}
