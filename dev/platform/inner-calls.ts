/**
 * The calls that one of VTEX's apps makes inside the cloud before it answers, one after the other. Each takes as long as a
 * call of ours does, so a query that costs many of them is slow, and in a distant region fails.
 *
 * Sources: the resolvers and directives that each stand-in names.
 */
export interface InnerCalls {
  /** What was called so far, in order. What runs side by side in the app counts once. */
  readonly made: readonly string[]
  call(what: string): Promise<void>
}

/** How far the local cloud's services are apart. */
export interface Latency {
  /** Of one call from one service to another. */
  hopMs: number
}

export function createInnerCalls(latency: Latency): InnerCalls {
  const made: string[] = []
  return {
    made,
    async call(what) {
      made.push(what)
      await hop(latency)
    },
  }
}

export const hop = async ({ hopMs }: Latency): Promise<void> => {
  if (hopMs > 0) await new Promise((resolve) => setTimeout(resolve, hopMs))
}
