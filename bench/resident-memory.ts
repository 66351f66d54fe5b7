import { readFileSync } from 'node:fs'

import type { LocalStore } from '../dev/local-store'

/** Resident memory of the service: proc(5), Linux only. */
export const residentMiB = ({ service }: LocalStore): number => {
  const status = readFileSync(`/proc/${service.processId}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
