import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { Zip, ZipDeflate, zipSync, type ZipOptions, type Zippable } from 'fflate'

import { MAX_HEAD_BYTES, typeOf } from './document-type'

const extensionOf = (bytes: Uint8Array, isWhole = true): string => {
  const verdict = typeOf(bytes, { isWhole })
  return typeof verdict === 'string' ? verdict : verdict.extension
}

const TYPES = 'application/vnd.openxmlformats-officedocument'
const XLSX = `${TYPES}.spreadsheetml.sheet.main+xml`
const DOCX = `${TYPES}.wordprocessingml.document.main+xml`
const PPTX = `${TYPES}.presentationml.presentation.main+xml`

const contentTypes = (...types: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  `${types.map((type) => `<Override PartName="/x" ContentType="${type}"/>`).join('')}</Types>`

/** What does not compress: it fills the head. */
const noise = (length: number): Uint8Array => {
  let state = 1
  return Uint8Array.from({ length }, () => (state = (state * 48271) % 2147483647) & 255)
}

type Files = ReadonlyArray<readonly [name: string, content: string | Uint8Array]>
const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : content

/** Sizes before the bytes, as Office writes it. */
const packed = (files: Files, attributes: ZipOptions = {}): Uint8Array =>
  zipSync(
    Object.fromEntries(
      files.map(([name, content]) => [name, [bytesOf(content), attributes]])
    ) as Zippable
  )

/** Sizes behind them, as programs write it that make one as a stream. */
const streamed = (files: Files): Uint8Array => {
  const parts: Uint8Array[] = []
  const zip = new Zip((error, part) => {
    if (error) throw error
    parts.push(part)
  })
  for (const [name, content] of files) {
    const file = new ZipDeflate(name)
    zip.add(file)
    file.push(bytesOf(content), true)
  }
  zip.end()
  return Buffer.concat(parts)
}

const MIMETYPE = 'application/vnd.oasis.opendocument'

describe('A ZIP', () => {
  const kinds: ReadonlyArray<readonly [extension: string, name: string, files: Files]> = [
    ['xlsx', 'of Excel', [['[Content_Types].xml', contentTypes(XLSX)]]],
    ['docx', 'of Word', [['[Content_Types].xml', contentTypes(DOCX)]]],
    ['pptx', 'of PowerPoint', [['[Content_Types].xml', contentTypes(PPTX)]]],
    [
      'xlsx',
      'whose parts alone tell',
      [
        ['[Content_Types].xml', '<Types/>'],
        ['_rels/.rels', '<a/>'],
        ['xl/workbook.xml', '<a/>'],
      ],
    ],
    [
      'docx',
      'that says its types last, as LibreOffice does',
      [
        ['_rels/.rels', '<a/>'],
        ['word/document.xml', '<a/>'.repeat(1000)],
        ['[Content_Types].xml', contentTypes(DOCX)],
      ],
    ],
    [
      'xlsx',
      'of a table that is longer than what is looked at',
      [
        ['docProps/app.xml', '<a/>'],
        ['xl/worksheets/sheet1.xml', noise(2 * MAX_HEAD_BYTES)],
        ['[Content_Types].xml', contentTypes(XLSX)],
      ],
    ],
    [
      'unsafe',
      'of Excel with macros',
      [['[Content_Types].xml', contentTypes(macro('excel.sheet'))]],
    ],
    [
      'unsafe',
      'of Word with macros',
      [['[Content_Types].xml', contentTypes(macro('word.document'))]],
    ],
    [
      'unsafe',
      'of PowerPoint with macros',
      [['[Content_Types].xml', contentTypes(macro('powerpoint.presentation'))]],
    ],
    [
      'unsafe',
      'with macros that call themselves a document',
      [['[Content_Types].xml', contentTypes(DOCX, 'application/vnd.ms-office.vbaProject')]],
    ],
    [
      'unsafe',
      'with macros among its parts',
      [
        ['[Content_Types].xml', '<Types/>'],
        ['xl/workbook.xml', '<a/>'],
        ['xl/vbaProject.bin', 'x'],
      ],
    ],
    [
      'zip',
      'of documents',
      [
        ['a.pdf', '%PDF-1.7'],
        ['b.xml', '<a/>'],
      ],
    ],
    ['zip', 'of a folder that is called word', [['word/letter.pdf', '%PDF-1.7']]],
    [
      'zip',
      'of a template, which is none of the three',
      [['[Content_Types].xml', contentTypes(`${TYPES}.spreadsheetml.template.main+xml`)]],
    ],
    [
      'zip',
      'of a book',
      [
        ['mimetype', 'application/epub+zip'],
        ['a', 'b'],
      ],
    ],
    [
      'zip',
      'with an Excel file in it',
      [['a.xlsx', packed([['[Content_Types].xml', contentTypes(XLSX)]])]],
    ],
  ]
  for (const [extension, name, files] of kinds) {
    const forms: ReadonlyArray<readonly [form: string, bytes: Uint8Array]> = [
      ['', packed(files)],
      [', stored', packed(files, { level: 0 })],
      [', written as a stream', streamed(files)],
    ]
    for (const [form, bytes] of forms) {
      it(`${name}${form} is ${extension}, told from as few bytes as it takes`, () => {
        assert.equal(extensionOf(bytes), extension)
        const lengths = [4, 29, 30, 31, 49, 50, 100, 200, 300, 400, 1000, bytes.length - 1]
        for (const length of lengths.filter((each) => each < bytes.length)) {
          const verdict = extensionOf(bytes.subarray(0, length), false)
          if (verdict !== 'more') assert.equal(verdict, extension, String(length))
        }
      })
    }
  }

  for (const [extension, type] of [
    ['odt', `${MIMETYPE}.text`],
    ['ods', `${MIMETYPE}.spreadsheet`],
    ['zip', `${MIMETYPE}.text-template`],
    ['zip', `${MIMETYPE}.chart`],
  ] as const) {
    it(`that says to be ${type} is ${extension}`, () => {
      const bytes = packed(
        [
          ['mimetype', type],
          ['content.xml', '<a/>'],
        ],
        { level: 0 }
      )
      assert.equal(extensionOf(bytes), extension)
      for (let length = 4; length < 120; length += 1) {
        const verdict = extensionOf(bytes.subarray(0, length), false)
        if (verdict !== 'more') assert.equal(verdict, extension)
      }
    })
  }

  it('that unpacks to very much is looked at no further', () => {
    const zeros = Buffer.alloc(16 * 1024 * 1024)
    assert.equal(extensionOf(packed([['[Content_Types].xml', zeros]])), 'unsafe')
    assert.equal(extensionOf(streamed([['[Content_Types].xml', zeros]])), 'unsafe')
    assert.equal(extensionOf(streamed([['a.txt', zeros]])), 'zip')
  })

  it('that is broken is no more than a ZIP, or nothing', () => {
    const whole = packed([
      ['[Content_Types].xml', contentTypes(XLSX)],
      ['xl/a', 'b'],
    ])
    for (let place = 4; place < whole.length; place += 1) {
      const broken = Uint8Array.from(whole)
      broken[place] = 0xff
      assert.ok(['zip', 'xlsx', 'unsafe', 'unknown'].includes(extensionOf(broken)))
    }
  })
})

function macro(program: string): string {
  return `application/vnd.ms-${program}.macroEnabled.main+xml`
}
