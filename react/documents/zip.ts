/**
 * A ZIP of files stored as they are (PKWARE's APPNOTE.TXT 6.3). Each entry says its size and checksum before its bytes, not
 * behind them as most writers of streams do: programs that read a ZIP as it comes, such as Java's, can't do without.
 */

const CHECKSUMS = Int32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  return rest
})

const checksumOf = (bytes: Uint8Array): number => {
  let rest = -1
  for (let i = 0; i < bytes.length; i++) rest = CHECKSUMS[(rest ^ bytes[i]) & 255] ^ (rest >>> 8)
  return ~rest
}

/** Numbers of two bytes each. */
const short = (...numbers: readonly number[]): number[] =>
  numbers.reduce<number[]>((bytes, number) => [...bytes, number & 255, (number >> 8) & 255], [])

const long = (number: number): number[] => short(number, number >> 16)

/** "PK" and what comes next. */
const sign = (kind: number): number[] => [80, 75, kind, kind + 1]

/** As MS-DOS had it: in the time zone of whoever unpacks it, and to two seconds. */
const stamp = (now: Date): number[] =>
  short(
    (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1),
    ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate()
  )

const VERSION = 20
const UTF8_NAME = 0x800

/** Each file is read alone, and what is written goes to the browser's store of blobs at once. */
export const writeZip = async (
  files: ReadonlyArray<{ name: string; blob: Blob }>
): Promise<Blob> => {
  const parts: BlobPart[] = []
  const directory: BlobPart[] = []
  const time = stamp(new Date())
  let offset = 0
  let directorySize = 0
  for (const { name, blob } of files) {
    const bytes = new Uint8Array(await new Response(blob).arrayBuffer())
    const nameBytes = new TextEncoder().encode(name)
    const facts = [
      ...short(VERSION, UTF8_NAME, 0),
      ...time,
      ...long(checksumOf(bytes)),
      ...long(bytes.length),
      ...long(bytes.length),
      ...short(nameBytes.length, 0),
    ]
    const local = new Uint8Array([...sign(3), ...facts])
    const listed = new Uint8Array([
      ...sign(1),
      ...short(VERSION),
      ...facts,
      ...short(0, 0, 0, 0, 0),
      ...long(offset),
    ])
    parts.push(new Blob([local, nameBytes, blob]))
    directory.push(listed, nameBytes)
    offset += local.length + nameBytes.length + bytes.length
    directorySize += listed.length + nameBytes.length
  }
  const end = [...sign(5), ...short(0, 0, files.length, files.length)]
  const last = new Uint8Array([...end, ...long(directorySize), ...long(offset), ...short(0)])
  return new Blob([...parts, ...directory, last], { type: 'application/zip' })
}
