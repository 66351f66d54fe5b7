/**
 * `content-encoding: deflate` in both of its dialects: the standard's, which is zlib's format (RFC 9110, section 8.4.1.2),
 * and the bare stream that old servers send under that name. The first byte tells.
 */
import { Duplex } from 'node:stream'
import { createInflateRaw, createUnzip } from 'node:zlib'

/** Decompresses as fast as it is read, and ends or fails as what it decompresses with does. */
export const createDeflateDecoder = (): Duplex => {
  let inner: ReturnType<typeof decoderFor> | null = null
  const begin = (firstByte: number | undefined) => {
    const decoder = decoderFor(firstByte)
    decoder.on('data', (chunk) => {
      if (!outer.push(chunk)) decoder.pause()
    })
    decoder.on('end', () => outer.push(null))
    decoder.on('error', (error) => outer.destroy(error))
    return decoder
  }
  const outer = new Duplex({
    read: () => void inner?.resume(),
    write: (chunk: Buffer, _encoding, done) => {
      inner ??= begin(chunk[0])
      inner.write(chunk, done)
    },
    final: (done) => {
      if (inner === null) outer.push(null)
      else inner.end()
      done()
    },
    destroy: (error, done) => {
      inner?.destroy()
      done(error)
    },
  })
  return outer
}

/** Where zlib begins with its method, 8, and gzip with 0x1f, no bare stream can: its first block would be of no type. */
const decoderFor = (firstByte = 0) =>
  (firstByte & 0x0f) === 8 || firstByte === 0x1f ? createUnzip() : createInflateRaw()
