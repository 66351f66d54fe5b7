import { readFileSync, writeFileSync } from 'node:fs'

/**
 * By how much a process's resident memory exceeded what it was at the start, at the worst moment of the work, in MiB. The kernel
 * keeps that mark (proc(5): VmHWM, set back by writing 5 to clear_refs), so that no moment is missed; Linux only.
 */
export const peakGrowthMiB = async (
  work: () => Promise<unknown>,
  processId: number = process.pid
): Promise<number> => {
  const folder = `/proc/${processId}`
  const inMiB = (name: 'VmRSS' | 'VmHWM') =>
    Number(
      new RegExp(`${name}:\\s+(\\d+) kB`).exec(readFileSync(`${folder}/status`, 'utf8'))?.[1]
    ) / 1024
  writeFileSync(`${folder}/clear_refs`, '5')
  const before = inMiB('VmRSS')
  await work()
  return inMiB('VmHWM') - before
}
