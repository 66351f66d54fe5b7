import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'

import { DOCUMENT_KINDS } from '../connectors/order-model'
import { LANGUAGES } from './locale'
import { contentDisposition, type Filed, fileNameOf } from './document-name'

const nameOf = (number: string | null, differing: Partial<Filed> = {}): string =>
  fileNameOf(
    { kind: 'INVOICE_PDF', issuedOn: '2026-10-10', number, ...differing },
    { extension: 'pdf', language: 'en' }
  )

describe('The name of a document', () => {
  it('says the day, the number and the kind', () => {
    assert.equal(nameOf('000176436-1'), '2026-10-10 000176436-1 Invoice.pdf')
  })

  it('does without what the ERP does not say', () => {
    assert.equal(nameOf(null), '2026-10-10 Invoice.pdf')
    assert.equal(nameOf(null, { issuedOn: null }), 'Invoice.pdf')
    assert.equal(nameOf('7', { issuedOn: '10/10/2026' }), '7 Invoice.pdf')
  })

  it("is in the reader's language, as the page says it", () => {
    for (const language of LANGUAGES) {
      const file = path.join(__dirname, '..', '..', 'messages', `${language}.json`)
      const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
      for (const kind of DOCUMENT_KINDS) {
        const words = messages[`store/orders-b2b.documents.kind.${kind}`]?.replace(
          / (PDF|XML)$/,
          ''
        )
        const name = fileNameOf(
          { kind, number: null, issuedOn: null },
          { extension: 'x', language }
        )
        assert.equal(name, `${words}.x`)
      }
    }
  })

  const hostile: ReadonlyArray<readonly [text: string, safe: string]> = [
    ['../../etc/passwd', 'etc-passwd'],
    ['..\\..\\boot.ini', 'boot.ini'],
    ['/absolute', 'absolute'],
    ['C:\\x', 'C-x'],
    ['a"b\'c`d', 'a-b-c-d'],
    ['a\r\nSet-Cookie: x=1', 'a-Set-Cookie-x-1'],
    ['a\u0000b\u007fc', 'a-b-c'],
    ['💸176💸', '176'],
    ['invoice\u202Efdp.exe', 'invoice-fdp.exe'],
    ['a\u200Bb\u2066c', 'a-b-c'],
    ['lone \ud800 half', 'lone-half'],
    ['a*b?c|d<e>f;g', 'a-b-c-d-e-f-g'],
    ['%2e%2e%2f', '2e-2e-2f'],
    ['a  \t b', 'a-b'],
    ['.hidden', 'hidden'],
    ['-rf', 'rf'],
    ['a....', 'a'],
    ['São 1', 'São-1'],
    ['Ａ／Ｂ', 'Ａ-Ｂ'],
    ['💸', ''],
    ['x'.repeat(500), 'x'.repeat(80)],
  ]
  for (const [text, safe] of hostile) {
    it(`is harmless with the number ${JSON.stringify(text.slice(0, 20))}`, () => {
      const expected = ['2026-10-10', safe, 'Invoice'].filter((part) => part !== '').join(' ')
      assert.equal(nameOf(text), `${expected}.pdf`)
    })
  }

  it('is no device of Windows', () => {
    for (const number of ['NUL.1', 'con.', 'COM1.x', 'lpt¹.y', 'aux.']) {
      assert.doesNotMatch(nameOf(number, { issuedOn: null }), /^(nul|con|com1|lpt¹|aux)\./i)
    }
    assert.equal(nameOf('NUL.1', { issuedOn: null }), '_NUL.1 Invoice.pdf')
    assert.equal(nameOf('CONTROL', { issuedOn: null }), 'CONTROL Invoice.pdf')
  })
})

describe('The header that names a file', () => {
  it('has the name in ASCII, and whole', () => {
    assert.equal(
      contentDisposition('São 1 (ü).pdf', true),
      `inline; filename="Sao 1 (u).pdf"; filename*=UTF-8''S%C3%A3o%201%20%28%C3%BC%29.pdf`
    )
  })

  it('holds printable ASCII only, one quoted name and no second parameter', () => {
    for (const [text] of [['"; x="'], ['a\r\nb'], ['Ω😀'], ["it's*"], ['%41\\']]) {
      const header = contentDisposition(`${text}.pdf`, false)
      assert.match(header, /^attachment; filename="[^"\\%\r\n]*"; filename\*=UTF-8''[\w.~!%-]+$/)
      assert.match(header, /^[ -~]*$/)
    }
  })
})
