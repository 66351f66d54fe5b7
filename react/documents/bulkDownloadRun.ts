import { MAX_BYTES, nameOf } from './bulkDownloadFiles'

/** Why a document is not in the file: the service's code, or what only a browser knows. */
export interface Fetched {
  ref: string
  /** Null where it could not be had: then `code` says why. */
  blob: Blob | null
  name: string | null
  code: string | null
}

interface Run {
  addresses: ReadonlyArray<{ ref: string; address: string }>
  signal: AbortSignal
  /** Bytes that are there already. */
  held: number
  onDone: (one: Fetched) => void
}

const AT_ONCE = 3
/** How often, and for how long at most, a service that is busy is waited for. */
const PATIENCE = 3
const LONGEST_WAIT_S = 30

const codeOf = async (response: Response): Promise<string> => {
  try {
    const { code } = await response.json()
    return typeof code === 'string' ? code : 'INTERNAL'
  } catch {
    return 'INTERNAL'
  }
}

const wait = (seconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })

/** One document by the documents' route, as the person who is signed in. */
const fetchDocument = async (
  address: string,
  signal: AbortSignal,
  patience = PATIENCE
): Promise<Omit<Fetched, 'ref'>> => {
  const failed = (code: string) => ({ blob: null, name: null, code })
  try {
    const response = await fetch(address, { credentials: 'same-origin', signal })
    if (response.status === 429 && patience > 0 && !signal.aborted) {
      const seconds = Number(response.headers.get('retry-after')) || 2
      await wait(Math.min(seconds, LONGEST_WAIT_S), signal)
      return await fetchDocument(address, signal, patience - 1)
    }
    if (!response.ok) return failed(await codeOf(response))
    const blob = await response.blob()
    // A connection that broke off in the middle: some browsers call that an answer.
    const length = Number(response.headers.get('content-length'))
    if (
      blob.size === 0 ||
      (length && !response.headers.get('content-encoding') && length !== blob.size)
    )
      return failed('UNREACHABLE')
    return { blob, name: nameOf(response.headers.get('content-disposition')), code: null }
  } catch {
    return failed(signal.aborted ? 'CANCELLED' : 'UNREACHABLE')
  }
}

/** Fetches documents, three at a time. What no longer fits is told as `FULL`, what was not reached before the end as `CANCELLED`. */
export const fetchDocuments = async ({ addresses, signal, held, onDone }: Run): Promise<void> => {
  const waiting = [...addresses]
  let bytes = held
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { ref, address } = next
      if (signal.aborted || bytes >= MAX_BYTES) {
        onDone({ ref, blob: null, name: null, code: signal.aborted ? 'CANCELLED' : 'FULL' })
        continue
      }
      const one = await fetchDocument(address, signal)
      const size = one.blob ? one.blob.size : 0
      const fits = bytes + size <= MAX_BYTES
      if (fits) bytes += size
      onDone(fits ? { ref, ...one } : { ref, blob: null, name: null, code: 'FULL' })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
