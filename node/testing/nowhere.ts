import type { HttpPort } from '../connectors/connector'

/** The way out of a connector that asks nobody: whoever takes it fails with `reason`. */
export const nowhere = (reason = 'It asks nobody.'): HttpPort => ({
  json: () => Promise.reject(new Error(reason)),
  stream: () => Promise.reject(new Error(reason)),
})
