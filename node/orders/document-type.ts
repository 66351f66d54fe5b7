/**
 * What a file is, by its own first bytes: never by its name, nor by what the ERP says. Only what a browser may be given
 * has a type; HTML, SVG, style sheets, XML that names entities and documents with macros have none, whatever they call
 * themselves.
 */
import { readXml } from './document-xml'
import { ZIP_SIGNATURE, readZip, type ZipVerdict } from './document-zip'

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

const ZIPPED: Readonly<Record<Exclude<ZipVerdict, 'more' | 'unsafe'>, string>> = {
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odt: 'application/vnd.oasis.opendocument.text',
}

/** The prolog of an XML file and its root's tag fit in there, or nobody can tell what it is. */
export const MAX_HEAD_BYTES = 64 * 1024

/**
 * - `unsafe`: text that a browser could take for a page or a program; a document with macros.
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
  const isAtEnd = isWhole || head.length >= MAX_HEAD_BYTES
  const verdict = verdictOf(Buffer.from(head.buffer, head.byteOffset, looked), isAtEnd)
  return verdict === 'more' && isAtEnd ? 'unknown' : verdict
}

const SIGNATURES: ReadonlyArray<readonly [signature: Buffer, type: DocumentType]> = [
  [Buffer.from('%PDF-'), PDF],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), PNG],
  [Buffer.from([0xff, 0xd8, 0xff]), JPEG],
]

const verdictOf = (head: Buffer, isAtEnd: boolean): DocumentVerdict => {
  if (begins(head, ZIP_SIGNATURE)) return zipVerdict(head, isAtEnd)
  if (begins(ZIP_SIGNATURE, head)) return 'more'
  for (const [signature, type] of SIGNATURES) {
    if (begins(head, signature)) return type
    if (begins(signature, head)) return 'more'
  }
  const verdict = readXml(head)
  return verdict === 'xml' ? XML : verdict
}

const begins = (whole: Buffer, start: Buffer): boolean =>
  whole.length >= start.length && whole.subarray(0, start.length).equals(start)

const zipVerdict = (head: Buffer, isAtEnd: boolean): DocumentVerdict => {
  const verdict = readZip(head, isAtEnd)
  return verdict === 'more' || verdict === 'unsafe'
    ? verdict
    : { mediaType: ZIPPED[verdict], extension: verdict, isInline: false }
}
