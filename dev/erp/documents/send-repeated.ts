import type { ServerResponse } from 'node:http'

export interface Repeated {
  /** Sent again and again, and at last a part of it from its end. */
  readonly line: Buffer
  readonly bytes: number
  readonly tail: Uint8Array | string
}

const LINES_PER_CHUNK = 64

/** Sends as fast as the other side reads, from one chunk of memory, and then the tail. */
export const sendRepeated = (response: ServerResponse, { line, bytes, tail }: Repeated): void => {
  const chunk = Buffer.concat(Array.from({ length: LINES_PER_CHUNK }, () => line))
  let left = bytes
  const pump = (): void => {
    while (left > 0 && !response.destroyed) {
      const part = chunk.subarray(Math.max(0, chunk.length - left))
      left -= part.length
      if (!response.write(part)) {
        response.once('drain', pump)
        return
      }
    }
    response.end(tail)
  }
  pump()
}
