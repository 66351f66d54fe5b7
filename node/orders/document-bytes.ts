/**
 * A document between the ERP and a browser: its first bytes are looked at before anything is said of it, the rest is counted as
 * it passes, and whoever stops reading lets go of the ERP.
 */
import type { OpenedDocument } from '../connectors/connector'
import { ConnectorError } from '../connectors/connector-error'
import { type DocumentType, type DocumentVerdict, typeOf } from './document-type'
import type { Held } from './erp'
import {
  documentEmpty,
  documentTooLarge,
  documentUnreadable,
  documentUnsafe,
} from './document-errors'

export const MAX_DOCUMENT_BYTES = 50 * 1024 * 1024

export interface DocumentFile {
  readonly type: DocumentType
  /** As announced, and kept: more or fewer bytes are an error. */
  readonly sizeBytes: number | null
  /**
   * Once. Rejects with a ConnectorError or an AppError where it ends early. `return` lets go of the ERP at once, whether
   * anything has been read or not.
   */
  readonly bytes: AsyncIterableIterator<Uint8Array>
}

type File = Extract<OpenedDocument, { type: 'file' }>

/**
 * @throws AppError with the reasons of `document-errors.ts`; ConnectorError. The slot at the ERP is free again then.
 */
export const readDocument = async (
  file: File,
  release: Held<File>['release']
): Promise<DocumentFile> => {
  const source = file.bytes[Symbol.asyncIterator]()
  const letGo = (): void => {
    source.return?.().catch(() => {})
    release()
  }
  try {
    if ((file.sizeBytes ?? 0) > MAX_DOCUMENT_BYTES) throw documentTooLarge()
    const head = await readHead(source)
    const type = requireDocument(head)
    const bytes = passOn(source, { head: head.chunks, sizeBytes: file.sizeBytes, letGo })
    return { type, sizeBytes: file.sizeBytes, bytes }
  } catch (error) {
    letGo()
    throw error
  }
}

interface Head {
  readonly chunks: readonly Uint8Array[]
  readonly verdict: DocumentVerdict
  readonly isEmpty: boolean
}

/** As many bytes as it takes to tell the type. A source that drips is looked at again when it has doubled. */
const readHead = async (source: AsyncIterator<Uint8Array>): Promise<Head> => {
  const chunks: Uint8Array[] = []
  let size = 0
  let enough = 1
  for (;;) {
    const { value, done } = await source.next()
    const isWhole = done === true
    if (!isWhole) {
      chunks.push(value)
      size += value.length
    }
    if (!isWhole && size < enough) continue
    const verdict = typeOf(Buffer.concat(chunks), { isWhole })
    if (verdict !== 'more') return { chunks, verdict, isEmpty: size === 0 }
    enough = size * 2
  }
}

const requireDocument = ({ verdict, isEmpty }: Head): DocumentType => {
  if (isEmpty) throw documentEmpty()
  if (verdict === 'unsafe') throw documentUnsafe()
  if (verdict === 'unknown' || verdict === 'more') throw documentUnreadable()
  return verdict
}

interface Passing {
  readonly head: readonly Uint8Array[]
  readonly sizeBytes: number | null
  readonly letGo: () => void
}

const passOn = (
  source: AsyncIterator<Uint8Array>,
  { head, sizeBytes, letGo }: Passing
): AsyncIterableIterator<Uint8Array> => {
  const waiting = [...head]
  let size = 0
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const first = waiting.shift()
    const result = first === undefined ? await source.next() : { value: first, done: false }
    if (result.done !== true) size += (result.value as Uint8Array).length
    if (size > MAX_DOCUMENT_BYTES) throw documentTooLarge()
    if (sizeBytes !== null && (result.done ? size < sizeBytes : size > sizeBytes)) {
      throw new ConnectorError('bad-answer', 'The document has another length than announced.')
    }
    if (result.done) letGo()
    return result as IteratorResult<Uint8Array>
  }
  const iterator: AsyncIterableIterator<Uint8Array> = {
    next: () =>
      next().catch((error: unknown) => {
        letGo()
        throw error
      }),
    return: () => {
      letGo()
      return Promise.resolve({ value: undefined, done: true })
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}
