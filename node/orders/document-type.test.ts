import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'

import { MAX_HEAD_BYTES, typeOf } from './document-type'

const bytesOf = (content: string | readonly number[]): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)

const verdictOf = (content: string | Buffer | readonly number[]): string => {
  const head = Buffer.isBuffer(content) ? content : bytesOf(content)
  const verdict = typeOf(head, { isWhole: true })
  return typeof verdict === 'string' ? verdict : verdict.mediaType
}

const utf16 = (text: string, { isBig = false, mark = true } = {}): Buffer => {
  const little = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le')
  return isBig ? little.swap16() : little
}

const ZIP_HEAD = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(26)])
const NFE = '<nfeProc versao="4.00" xmlns="http://www.portalfiscal.inf.br/nfe"><NFe/></nfeProc>'

describe('The type of a document', () => {
  const known: ReadonlyArray<readonly [name: string, content: string | Buffer, type: string]> = [
    ['PDF', '%PDF-1.7\n', 'application/pdf'],
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10, 0]), 'image/png'],
    ['JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    ['ZIP', Buffer.concat([ZIP_HEAD, Buffer.from('a.txt')]), 'application/zip'],
    [
      'ODT',
      Buffer.concat([ZIP_HEAD, Buffer.from('mimetypeapplication/vnd.oasis.opendocument.textPK')]),
      'application/vnd.oasis.opendocument.text',
    ],
    ['a bare root', NFE, 'application/xml'],
    ['a declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${NFE}`, 'application/xml'],
    ['a byte order mark', `\uFEFF<?xml version="1.0"?>${NFE}`, 'application/xml'],
    [
      'latin1',
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><nota emitente="São"/>', 'latin1'),
      'application/xml',
    ],
    ['comments and instructions', `<!-- a > b --><?app x?>\n${NFE}`, 'application/xml'],
    ['UTF-16', utf16(`<?xml version="1.0" encoding="UTF-16"?>${NFE}`), 'application/xml'],
    ['UTF-16, big first', utf16(NFE, { isBig: true }), 'application/xml'],
    ['UTF-16 without mark', utf16(NFE, { mark: false }), 'application/xml'],
    ['a root with ">" in a value', '<a b="x > y" c=\'"\'/>', 'application/xml'],
  ]
  for (const [name, content, type] of known) {
    it(`is ${type} for ${name}`, () => assert.equal(verdictOf(content), type))
  }

  it('lets a browser show PDF and images, and nothing else', () => {
    const isInline = (content: string | Buffer) => {
      const type = typeOf(Buffer.from(content), { isWhole: true })
      return typeof type === 'string' ? type : type.isInline
    }
    assert.deepEqual(
      known.map(([, content]) => isInline(content)),
      known.map((_, index) => index < 3)
    )
  })

  const unsafe: Readonly<Record<string, string | Buffer>> = {
    'an HTML page': '<!DOCTYPE html><html></html>',
    'HTML without a DOCTYPE': '\n\n<HTML lang="en"><body>',
    SVG: '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    'SVG behind a declaration': '<?xml version="1.0"?><!-- x --><svg></svg>',
    'SVG by prefix': '<s:svg xmlns:s="http://www.w3.org/2000/svg"/>',
    'SVG by another name': '<s:g xmlns:s="http://www.w3.org/2000/svg"/>',
    'SVG, its namespace in disguise': '<g xmlns="http://www.w3.org/2000/sv&#103;"/>',
    'XHTML by another name': "<a xmlns='http://www.w3.org/1999/xhtml'/>",
    'a style sheet': '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>',
    'a transform': '<x:transform version="1.0"/>',
    'a literal result as a style sheet': '<a xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>',
    'a reference to a style sheet': `<?xml version="1.0"?><?xml-stylesheet href="x.xsl"?>${NFE}`,
    entities: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    'an entity from outside': '<!doctype a SYSTEM "file:///etc/passwd"><a/>',
    'a DOCTYPE in UTF-16': utf16('<!DOCTYPE a><a/>'),
    'SVG in UTF-16': utf16('<svg/>', { isBig: true }),
    'SVG in UTF-16 without mark': utf16('<svg/>', { mark: false }),
    'UTF-7': '<?xml version="1.0" encoding="UTF-7"?>+ADw-svg+AD4-<a/>',
    'an encoding that its bytes deny': '<?xml version="1.0" encoding="UTF-16"?><a/>',
    'an encoding without a value': '<?xml version="1.0" encoding?><a/>',
    'a script': '<script>alert(1)</script>',
    'the error of a program, as a piece of a page': '<br />\n<b>Fatal error</b>: Uncaught',
    'a piece of a page behind a mark and a comment':
      '\uFEFF <!-- --> <H1>503 Service Unavailable</H1>',
    'an image of a page': '<img src=x onerror="alert(1)">',
    'a frame of a page': '<iframe src="https://evil.example"></iframe>',
  }
  for (const [name, content] of Object.entries(unsafe)) {
    it(`is none for ${name}: unsafe`, () => assert.equal(verdictOf(content), 'unsafe'))
  }

  it('is XML by any registered name of an encoding that is let through', () => {
    const names = [
      ...['UTF-8', 'utf8', 'csUTF8', 'US-ASCII', 'ascii', 'us', 'ISO646-US', 'ANSI_X3.4-1968'],
      ...['IBM367', 'cp367', 'csASCII', 'iso-ir-6', 'ISO_646.irv:1991'],
      ...['ISO-8859-1', 'ISO_8859-1', 'ISO_8859-1:1987', 'iso8859-1', 'latin1', 'Latin-1', 'l1'],
      ...['IBM819', 'CP819', 'csISOLatin1', 'iso-ir-100'],
      ...['latin2', 'l2', 'csISOLatin2', 'ISO_8859-5:1988', 'cyrillic', 'csISOLatinCyrillic'],
      ...['greek', 'ELOT_928', 'ISO_8859-8', 'hebrew', 'arabic', 'l5', 'latin5', 'iso-ir-148'],
      ...['ISO-8859-15', 'ISO_8859-15', 'Latin-9', 'csISO885915', 'ISO_8859-16:2001', 'latin10'],
      ...['windows-1252', 'cp1252', 'cswindows1252', 'windows-1250'],
    ]
    for (const name of names) {
      const content = `<?xml version="1.0" encoding="${name}"?><a/>`
      assert.equal(verdictOf(content), 'application/xml', name)
    }
    for (const name of ['UTF-16', 'UTF-16LE', 'csUTF16', 'csUTF16LE']) {
      const content = utf16(`<?xml version="1.0" encoding="${name}"?><a/>`)
      assert.equal(verdictOf(content), 'application/xml', name)
    }
  })

  it('is none for XML in any other encoding, where markup may be something else', () => {
    const names = [
      ...['UTF-7', 'UTF-16', 'UTF-32', 'UCS-4', 'IBM037', 'cp500', 'IBM1047', 'ISO-2022-JP'],
      ...['ISO-2022-KR', 'HZ-GB-2312', 'Shift_JIS', 'GBK', 'BOCU-1', 'SCSU', 'x-user-defined'],
      ...['ISO-8859-0', 'ISO-8859-12', 'ISO-8859-17', 'ISO-8859-1-I', 'latin11', 'l0', 'iso-ir-1'],
      ...['windows-125', 'windows-1259', 'windows-12520', 'utf', 'utf8x', 'iso', '', ' '],
    ]
    for (const name of names) {
      assert.equal(verdictOf(`<?xml version="1.0" encoding="${name}"?><a/>`), 'unsafe', name)
    }
  })

  const unknown: Readonly<Record<string, string | Buffer>> = {
    nothing: '',
    text: 'Not found',
    JSON: '{"error":"gone"}',
    'PDF behind something else': `<a/>%PDF-1.7`.slice(4, 5) + '%PDF-1.7',
    GIF: 'GIF89a',
    'an executable': Buffer.from([0x4d, 0x5a, 0x90, 0]),
    'an empty ZIP': Buffer.from([0x50, 0x4b, 5, 6, 0, 0]),
    'a tag that is none': '<1a/>',
    'UTF-32': Buffer.from([0x3c, 0, 0, 0, 0x61, 0, 0, 0]),
    'a compressed SVG': gzipSync('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'a start of PNG': Buffer.from([0x89, 0x50]),
    'a comment without end': `<!--${'x'.repeat(MAX_HEAD_BYTES)}`,
    'a root without end': `<a ${'x'.repeat(MAX_HEAD_BYTES)}`,
  }
  for (const [name, content] of Object.entries(unknown)) {
    it(`is none for ${name}: unknown`, () => assert.equal(verdictOf(content), 'unknown'))
  }

  it('waits for as many bytes as it takes, and no more', () => {
    const contents: Array<string | Buffer> = [
      ...known.map(([, content]) => content),
      ...Object.values(unsafe),
    ]
    for (const content of contents) {
      const whole = Buffer.from(content)
      const final = verdictOf(whole)
      for (let length = 0; length <= whole.length; length += 1) {
        const verdict = typeOf(whole.subarray(0, length), { isWhole: false })
        if (verdict === 'more') continue
        assert.equal(typeof verdict === 'string' ? verdict : verdict.mediaType, final)
        break
      }
    }
  })

  it('is read from the first bytes only, even of a file that is in memory whole', () => {
    const long = `<a b="${'x'.repeat(20 * 1024 * 1024)}"/>`
    assert.equal(verdictOf(long), 'unknown')
    assert.equal(verdictOf(`${NFE}${' '.repeat(MAX_HEAD_BYTES)}`), 'application/xml')
    const table = '<?xml version="1.0"?><table><row/></table>'
    assert.equal(verdictOf(table), 'application/xml')
  })

  it('answers at once, however hostile the text', () => {
    const half = MAX_HEAD_BYTES / 2
    for (const text of [
      '<!--'.repeat(half / 4),
      `<a ${'b="c" '.repeat(half / 6)}`,
      `<a${' '.repeat(half)}`,
      '<?x'.repeat(half / 3),
      '<?x?>'.repeat(half / 5),
      `<?xml version="1.0"?>${'<!---->'.repeat(9000)}<svg/>`,
      `${'<!---->'.repeat(9000)}<x`,
      `${'<!---->'.repeat(9000)}<x/>`,
      ' '.repeat(half),
      `<a ${'"'.repeat(half)}`,
      `<a ${" xmlns='".repeat(half / 8)}>`,
    ]) {
      assert.notEqual(verdictOf(text), 'application/pdf')
    }
  })
})
