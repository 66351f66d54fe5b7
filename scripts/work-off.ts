/** A check or a test file, run to its end and counted. */
export type Job = () => Promise<void>

/**
 * Works off jobs, as many at once as there are workers. A worker takes the first job of the first of its queues that is not
 * empty; queues may be shared. After an interruption none is begun.
 */
export async function workOff(
  workers: ReadonlyArray<readonly Job[][]>,
  signal: AbortSignal
): Promise<void> {
  const work = async (queues: readonly Job[][]) => {
    const next = () => queues.find((queue) => queue.length > 0)?.shift()
    for (let job = next(); job && !signal.aborted; job = next()) await job()
  }
  await Promise.all(workers.map(work))
}
