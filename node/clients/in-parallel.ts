const PARALLEL_CALLS = 40

/**
 * Runs for each of them, a bounded number at a time. The first failure ends it, and so does the time (`performance.now()`):
 * nothing new is begun, and nothing is still running when it throws.
 */
export const inParallel = async <Item>(
  items: readonly Item[],
  { untilMs }: { readonly untilMs: number },
  run: (item: Item) => Promise<void>
): Promise<void> => {
  const left = items.values()
  const failures: unknown[] = []
  const work = async () => {
    for (const item of left) {
      if (failures.length > 0) return
      try {
        if (performance.now() > untilMs) throw new Error('It took too long.')
        await run(item)
      } catch (failure) {
        failures.push(failure)
      }
    }
  }
  await Promise.all(Array.from({ length: PARALLEL_CALLS }, work))
  if (failures.length > 0) throw failures[0]
}
