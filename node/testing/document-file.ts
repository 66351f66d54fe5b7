/** A document's bytes as a connector hands them over, that know whether somebody has let go of them. */
import type { OpenedDocument } from '../connectors/connector'

export interface DocumentFile {
  readonly answer: Extract<OpenedDocument, { type: 'file' }>
  /** How many chunks have been taken. */
  readonly taken: () => number
  readonly isLetGo: () => boolean
}

/** @param chunks a text, or what the iteration rejects with when it comes to it */
export const documentFile = (
  chunks: ReadonlyArray<string | Error>,
  sizeBytes: number | null = null
): DocumentFile => {
  let taken = 0
  let isLetGo = false
  const iterator: AsyncIterator<Uint8Array> = {
    next: () => {
      const chunk = chunks[taken]
      taken += 1
      if (chunk instanceof Error) return Promise.reject(chunk)
      return Promise.resolve(
        chunk === undefined
          ? { value: undefined, done: true }
          : { value: Buffer.from(chunk), done: false }
      )
    },
    return: () => {
      isLetGo = true
      return Promise.resolve({ value: undefined, done: true })
    },
  }
  const bytes = { [Symbol.asyncIterator]: () => iterator }
  return {
    answer: { type: 'file', bytes, sizeBytes },
    taken: () => taken,
    isLetGo: () => isLetGo,
  }
}
