/**
 * What a ZIP is, by what is in it: Office's files are ZIPs of parts (ECMA-376, part 2), and OpenDocument's too. Only the
 * beginning is there, so it is read from entry to entry; the directory comes last. Nothing is unpacked but the list of types
 * and, where an entry does not say how long it is, what must be passed over; both up to a limit.
 */
import { inflateRawSync } from 'node:zlib'

/** `more`: cannot be told from so few bytes. `unsafe`: with macros, or a list of types that nobody can read. */
export type ZipVerdict = 'docx' | 'ods' | 'odt' | 'pptx' | 'unsafe' | 'xlsx' | 'zip' | 'more'

export const ZIP_SIGNATURE = Buffer.from([0x50, 0x4b, 3, 4])

/** @param isAtEnd there is no more than `head`, or no more is looked at */
export const readZip = (head: Buffer, isAtEnd: boolean): ZipVerdict => {
  const openDocument = readOpenDocument(head)
  if (openDocument !== null && !(openDocument === 'more' && isAtEnd)) return openDocument
  const contents = readContents(head)
  const { names, types } = contents
  if (MACRO_TYPES.test(types ?? '') || names.some((name) => MACRO_PARTS.test(name))) return 'unsafe'
  const declared = OFFICE.find(({ type }) => types?.includes(type))
  if (declared !== undefined) return declared.verdict
  if (names.length === 0 || !(contents.isWhole || isAtEnd)) return 'more'
  const isPackage = names.some((name) => PACKAGE_PARTS.test(name))
  const made = OFFICE.find(({ folder }) => names.some((name) => name.startsWith(folder)))
  // With a list of types that was read, the list decides, unless it is empty.
  return isPackage && made !== undefined && !FOREIGN_MAIN.test(types ?? '') ? made.verdict : 'zip'
}

const OFFICE = [
  { verdict: 'xlsx', folder: 'xl/', type: '.spreadsheetml.sheet.main+xml' },
  { verdict: 'docx', folder: 'word/', type: '.wordprocessingml.document.main+xml' },
  { verdict: 'pptx', folder: 'ppt/', type: '.presentationml.presentation.main+xml' },
] as const

const LIST_OF_TYPES = '[content_types].xml'
const PACKAGE_PARTS = /^(?:\[content_types\]\.xml$|_rels\/\.rels$|docprops\/)/
/** The main part of something else: a template, a show, a drawing. */
const FOREIGN_MAIN = /\.main\+xml/
const MACRO_TYPES = /macroenabled|vbaproject/i
const MACRO_PARTS = /vbaproject\.bin$|^xl\/macrosheets\//

/** The first entry is called "mimetype" and stored as it is: OpenDocument 1.3, part 2, section 3.3. */
const OPEN_DOCUMENT_OFFSET = 30
const OPEN_DOCUMENTS = (
  [
    ['odt', 'text'],
    ['ods', 'spreadsheet'],
  ] as const
).map(([verdict, name]) => ({
  verdict,
  start: Buffer.from(`mimetypeapplication/vnd.oasis.opendocument.${name}PK`),
}))

const readOpenDocument = (head: Buffer): ZipVerdict | null => {
  const first = head.subarray(OPEN_DOCUMENT_OFFSET)
  for (const { verdict, start } of OPEN_DOCUMENTS) {
    const length = Math.min(first.length, start.length)
    if (!first.subarray(0, length).equals(start.subarray(0, length))) continue
    return length === start.length ? verdict : 'more'
  }
  return null
}

interface Contents {
  /** In small letters: the names of parts are the same in any. */
  readonly names: readonly string[]
  /** The list of types, where it was reached. */
  readonly types: string | null
  /** The last entry was reached. */
  readonly isWhole: boolean
}

const readContents = (head: Buffer): Contents => {
  const names: string[] = []
  let types: string | null = null
  let offset = 0
  for (;;) {
    const entry = readEntry(head, offset)
    if (typeof entry === 'string') return { names, types, isWhole: entry === 'none' }
    names.push(entry.name)
    const content = contentOf(entry)
    if (entry.name === LIST_OF_TYPES && content !== null) types = content.text
    if (content === null || content.next === null) return { names, types, isWhole: false }
    offset = content.next
  }
}

interface Entry {
  readonly name: string
  readonly method: number
  /** null: it says so behind its bytes. */
  readonly size: number | null
  /** The head, and where the bytes of the entry begin in it. */
  readonly head: Buffer
  readonly start: number
}

/** `none`: no entry begins there. `more`: it has not come whole. APPNOTE.TXT 6.3, section 4.3.7. */
const readEntry = (head: Buffer, offset: number): Entry | 'none' | 'more' => {
  const signature = head.subarray(offset, offset + 4)
  if (!ZIP_SIGNATURE.subarray(0, signature.length).equals(signature)) return 'none'
  if (head.length < offset + 30) return 'more'
  const nameEnd = offset + 30 + head.readUInt16LE(offset + 26)
  if (head.length < nameEnd) return 'more'
  const [flags, packed] = [head.readUInt16LE(offset + 6), head.readUInt32LE(offset + 18)]
  return {
    name: head.toString('latin1', offset + 30, nameEnd).toLowerCase(),
    method: head.readUInt16LE(offset + 8),
    size: (flags & 8) === 0 || packed > 0 ? packed : null,
    head,
    start: nameEnd + head.readUInt16LE(offset + 28),
  }
}

interface Content {
  readonly text: string
  /** Where the next entry begins; null where that can't be told. */
  readonly next: number | null
}

/** null where it has not come whole. */
const contentOf = (entry: Entry): Content | null => {
  const { name, method, size, head, start } = entry
  if (size === null) return method === DEFLATED ? streamedContent(entry) : null
  const next = start + size
  if (name !== LIST_OF_TYPES) return { text: '', next }
  if (head.length < next) return null
  const bytes = head.subarray(start, next)
  return { text: method === DEFLATED ? inflated(bytes).text : bytes.toString('latin1'), next }
}

const DEFLATED = 8
/** Of such a list a few KiB are usual. */
const MAX_CONTENT_BYTES = 4 * 1024 * 1024

/** Its end is found by unpacking it; behind it stand its checksum and sizes, in one of four forms. */
const streamedContent = ({ head, start }: Entry): Content | null => {
  const { text, length } = inflated(head.subarray(start))
  if (length === null) return text === '' ? null : { text, next: null }
  const end = start + length
  const descriptor = [16, 12, 24, 20].find(
    (size) => head.toString('latin1', end + size, end + size + 2) === 'PK'
  )
  return { text, next: descriptor === undefined ? null : end + descriptor }
}

/** What nobody can read may hold anything: it counts as macros. */
const UNREADABLE = 'vbaProject'

const inflated = (bytes: Buffer): { text: string; length: number | null } => {
  try {
    // With `info` it says how much it took; the types don't know that.
    const { buffer, engine } = inflateRawSync(bytes, {
      info: true,
      maxOutputLength: MAX_CONTENT_BYTES,
    }) as unknown as { buffer: Buffer; engine: { bytesWritten: number } }
    return { text: buffer.toString('latin1'), length: engine.bytesWritten }
  } catch (error) {
    const isCut = (error as NodeJS.ErrnoException).code === 'Z_BUF_ERROR'
    return { text: isCut ? '' : UNREADABLE, length: null }
  }
}
