/**
 * Whether a file is XML that may be handed on, by its prolog and the tag of its root. It is not parsed: what is looked for
 * is what turns XML into a page or a program where it is opened (XML 1.0, sections 2.8 and 4.3.3).
 */
import { isLikeAscii, isUtf16 } from './xml-encodings'

/** `more`: the root's tag has not ended yet. `unknown`: not XML. */
export type XmlVerdict = 'xml' | 'unsafe' | 'unknown' | 'more'

/** Byte order marks. */
const MARKS = [Buffer.from('\uFEFF'), Buffer.from([0xfe, 0xff]), Buffer.from([0xff, 0xfe])]

export const readXml = (head: Buffer): XmlVerdict => {
  const encoding = encodingOf(head)
  if (MARKS.some((mark) => head.length < mark.length && mark.subarray(0, head.length).equals(head)))
    return 'more'
  if (encoding === null) return head.length < 4 ? 'more' : 'unknown'
  const text = textOf(head, encoding)
  const start = text.trimStart()
  if (start === '') return 'more'
  if (!start.startsWith('<')) return 'unknown'
  return contradictsItself(start, encoding) ? 'unsafe' : readProlog(start)
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** As XML 1.0, appendix F detects it. Nothing else is let through: what we cannot read we cannot judge. */
const encodingOf = (head: Buffer): Encoding | null => {
  const [first, second, third, fourth] = head
  if (first === 0xff && second === 0xfe && !(third === 0 && fourth === 0)) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0x3c && second === 0 && third !== 0) return 'utf-16le'
  if (first === 0 && second === 0x3c) return 'utf-16be'
  return head.subarray(0, 4).includes(0) ? null : 'utf-8'
}

/** Markup is ASCII in all encodings that are let through, so that bytes beyond may be read as any letter. */
const textOf = (head: Buffer, encoding: Encoding): string => {
  if (encoding === 'utf-8') return head.toString('latin1').replace(/^\u00EF\u00BB\u00BF/, '')
  const even = head.subarray(0, head.length - (head.length % 2))
  const units = encoding === 'utf-16le' ? even : Buffer.from(even).swap16()
  return units.toString('utf16le').replace(/^\uFEFF/, '')
}

/** A declaration that names another encoding than the bytes show is read differently by whoever opens it. */
const contradictsItself = (text: string, encoding: Encoding): boolean => {
  const declaration = /^<\?xml\s[^>]*>/i.exec(text)?.[0] ?? ''
  const declared = /\sencoding\s*=\s*["']([^"']*)["']/i.exec(declaration)?.[1]
  if (declared === undefined) return /\sencoding\b/i.test(declaration)
  return encoding === 'utf-8' ? !isLikeAscii(declared) : !isUtf16(declared)
}

const DECLARATION = /^<\?xml\s/i
const SPACE = /^\s+/
const COMMENT = /^<!--[^]*?-->/
/** The name ends where something else begins, so that there is one way to read it and not one for each of its letters. */
const INSTRUCTION = /^<\?([^\s?>]*)(?:[\s?>][^]*?)?\?>/

/** Walks over comments and instructions to the root. */
const readProlog = (text: string): XmlVerdict => {
  let rest = text
  for (;;) {
    rest = rest.replace(SPACE, '')
    const instruction = INSTRUCTION.exec(rest)
    if (instruction !== null && /^xml-?stylesheet$/i.test(instruction[1] ?? '')) return 'unsafe'
    const passed = instruction?.[0] ?? COMMENT.exec(rest)?.[0]
    if (passed === undefined) return readRoot(rest, { isDeclared: DECLARATION.test(text) })
    rest = rest.slice(passed.length)
  }
}

const NAME = /^<([A-Za-z_\u0080-\uFFFF][\w:.\-\u0080-\uFFFF]*)(?=[\s/>])/
const TAG = /^<(?:[^"'<>]|"[^"<]*"|'[^'<]*')*>/

const readRoot = (rest: string, { isDeclared }: { isDeclared: boolean }): XmlVerdict => {
  if (/^<!doctype/i.test(rest)) return 'unsafe'
  if (isBegun(rest)) return 'more'
  const name = NAME.exec(rest)?.[1]
  const tag = TAG.exec(rest)?.[0]
  if (name === undefined || tag === undefined) return UNFINISHED_TAG.test(rest) ? 'more' : 'unknown'
  const isPage = isProgram(name, tag) || (!isDeclared && PAGE_NAMES.has(name.toLowerCase()))
  return isPage ? 'unsafe' : 'xml'
}

/** The start of a comment, an instruction or a DOCTYPE that has not come whole. */
const isBegun = (rest: string): boolean =>
  rest === '' ||
  rest.startsWith('<?') ||
  rest.startsWith('<!--') ||
  ['<!--', '<!doctype'].some((start) => start.startsWith(rest.toLowerCase()))

const UNFINISHED_TAG = /^<(?!!)(?:[^"'<>]|"[^"<]*"|'[^'<]*')*(?:"[^"<]*|'[^'<]*)?$/

const PROGRAM_NAMES = new Set(['svg', 'html', 'head', 'body', 'script', 'stylesheet', 'transform'])
/** An ERP's error is often a piece of a page ("<h1>Sorry"). It has no declaration, and no XML document has such a root. */
const PAGE_NAMES = new Set(
  (
    'article b base blockquote br button center div embed fieldset font form frameset h1 h2 h3 h4 h5 h6 hr i iframe ' +
    'img input link main meta nav noscript object ol p pre span strong style table title ul video'
  ).split(' ')
)
const PROGRAM_NAMESPACES = /w3\.org\/(1999\/xhtml|2000\/svg|1999\/xsl\/|tr\/wd-xsl|1999\/xlink)/i

/** An address may be written with character references, which a tag of a document has no need of in its names' place. */
const isProgram = (name: string, tag: string): boolean => {
  const localName = name.slice(name.indexOf(':') + 1).toLowerCase()
  const namespaces = tag.match(/\sxmlns(:[^\s=]+)?\s*=\s*("[^"]*"|'[^']*')/gi) ?? []
  return (
    PROGRAM_NAMES.has(localName) ||
    namespaces.some((text) => text.includes('&') || PROGRAM_NAMESPACES.test(text))
  )
}
