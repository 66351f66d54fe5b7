/**
 * What a file is, by its own first bytes: never by its name, nor by what the ERP says. Only what a browser may be given
 * has a type; HTML, SVG, style sheets and XML that names entities have none, whatever they call themselves.
 */
import { readXml } from './document-xml'

export interface DocumentType {
  readonly mediaType: string
  /** Without the point. */
  readonly extension: string
  /** A browser may show it. The others are always saved. */
  readonly isInline: boolean
}

const PDF: DocumentType = { mediaType: 'application/pdf', extension: 'pdf', isInline: true }
const PNG: DocumentType = { mediaType: 'image/png', extension: 'png', isInline: true }
const JPEG: DocumentType = { mediaType: 'image/jpeg', extension: 'jpg', isInline: true }
const XML: DocumentType = { mediaType: 'application/xml', extension: 'xml', isInline: false }
const ZIP: DocumentType = { mediaType: 'application/zip', extension: 'zip', isInline: false }
const ODT: DocumentType = {
  mediaType: 'application/vnd.oasis.opendocument.text',
  extension: 'odt',
  isInline: false,
}

/** The prolog of an XML file and its root's tag fit in there, or nobody can tell what it is. */
export const MAX_HEAD_BYTES = 64 * 1024

/**
 * - `unsafe`: text that a browser could take for a page or a program.
 * - `unknown`: anything else that is not on the list.
 * - `more`: cannot be told from so few bytes.
 */
export type DocumentVerdict = DocumentType | 'unsafe' | 'unknown' | 'more'

/** @param head the first bytes; more than MAX_HEAD_BYTES are never asked for, and not looked at */
export const typeOf = (
  head: Uint8Array,
  { isWhole }: { readonly isWhole: boolean }
): DocumentVerdict => {
  const looked = Math.min(head.byteLength, MAX_HEAD_BYTES)
  const verdict = verdictOf(Buffer.from(head.buffer, head.byteOffset, looked))
  const isAtEnd = isWhole || head.length >= MAX_HEAD_BYTES
  return verdict === 'more' && isAtEnd ? 'unknown' : verdict
}

const SIGNATURES: ReadonlyArray<readonly [signature: Buffer, type: DocumentType]> = [
  [Buffer.from('%PDF-'), PDF],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), PNG],
  [Buffer.from([0xff, 0xd8, 0xff]), JPEG],
]
const ZIP_SIGNATURE = Buffer.from([0x50, 0x4b, 0x03, 0x04])
/** Of OpenDocument the first entry is called "mimetype", stored as it is: OpenDocument 1.3, part 2, section 3.3. */
const ODT_START = Buffer.from('mimetypeapplication/vnd.oasis.opendocument.text')
const ODT_OFFSET = 30

const verdictOf = (head: Buffer): DocumentVerdict => {
  for (const [signature, type] of [...SIGNATURES, [ZIP_SIGNATURE, ZIP] as const]) {
    if (begins(head, signature)) return type === ZIP ? zipVerdict(head) : type
    if (begins(signature, head)) return 'more'
  }
  const verdict = readXml(head)
  return verdict === 'xml' ? XML : verdict
}

const begins = (whole: Buffer, start: Buffer): boolean =>
  whole.length >= start.length && whole.subarray(0, start.length).equals(start)

const zipVerdict = (head: Buffer): DocumentVerdict => {
  const first = head.subarray(ODT_OFFSET)
  if (begins(first, ODT_START)) return ODT
  return begins(ODT_START, first) ? 'more' : ZIP
}
