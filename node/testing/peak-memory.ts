import { readFileSync, writeFileSync } from 'node:fs'

const MEBIBYTE = 1024 * 1024

/**
 * By how much the process's resident memory exceeded what it was at the start, at the worst moment of the work, in MiB. The
 * kernel keeps that mark (proc(5): VmHWM, set back by writing 5 to clear_refs), so that no moment is missed; Linux only.
 */
export const peakGrowthMiB = async (work: () => Promise<unknown>): Promise<number> => {
  writeFileSync('/proc/self/clear_refs', '5')
  const before = process.memoryUsage.rss() / MEBIBYTE
  await work()
  const status = readFileSync('/proc/self/status', 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) / 1024 - before
}
