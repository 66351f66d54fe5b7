import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import { bareWord, money } from '../connectors/pedido/wire-value'
import { documentOf } from '../connectors/sap-s4hana/response'
import { readDay } from '../connectors/values/day'
import { readMoney } from '../connectors/values/money'
import { readLinkImport } from '../identity/link-import'
import { assertGrowsEvenly } from '../testing/growth'
import { csvLines } from './csv'
import { contentDisposition, fileNameOf } from './document-name'
import { readXml } from './document-xml'
import { readInvoiceSearch } from './invoice-search'
import { readOrderSearch } from './order-search'

/** Accents in the wrong order: what makes a text slow to normalise. */
const accents = (size: number): string => 'a' + '\u0315\u0300'.repeat(size)

const settled = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

const repeated = (text: string) => (size: number) => text.repeat(size)

const SIGNS: Readonly<Record<string, (size: number) => string>> = {
  accents,
  nines: repeated('9'),
  'digits of another script': repeated('٣'),
  spaces: repeated(' '),
  points: repeated('1.'),
  quotes: repeated('"'),
  separators: repeated(';"'),
  'line breaks': repeated('\n'),
  commas: repeated(','),
}

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  "an order's number": (number) => readOrderSearch({ search: { number } }),
  'a product': (product) => readOrderSearch({ search: { product } }),
  "an invoice's number": (number) => readInvoiceSearch({ search: { number } }),
  'a day that was typed': (from) => readOrderSearch({ search: { from } }),
  'a day of an ERP': readDay,
  'an amount of an ERP': (amount) => readMoney({ amount, currency: 'BRL' }, 'BRL'),
  'an amount in the form of Brazil': (text) => money(text, 'BRL'),
  'a word of an ERP': bareWord,
  'the number of a document': (number) =>
    contentDisposition(
      fileNameOf({ kind: 'OTHER', number, issuedOn: null }, { extension: 'pdf', language: 'pt' }),
      true
    ),
  'a cell of an export': (text) => csvLines([[text]], 'pt'),
  'a list of links': (csv) => readLinkImport(csv, (ref) => ref),
}

describe('The time that a text takes grows with the text and no faster:', () => {
  for (const [reader, read] of Object.entries(READERS)) {
    it(reader, () => {
      for (const make of Object.values(SIGNS)) {
        assertGrowsEvenly(make, (text) => settled(() => read(text)), 5_000)
      }
    })
  }

  const HEADS: Readonly<Record<string, (size: number) => string>> = {
    'an instruction without an end': (size) => `<?${'a'.repeat(size)}`,
    'an instruction of question marks': (size) => `<?${'?'.repeat(size)}`,
    'a comment without an end': (size) => `<!--${'-'.repeat(size)}`,
    'many comments': (size) => '<!---->'.repeat(size / 8),
    'many instructions': (size) => '<?a?>'.repeat(size / 8),
    'a declaration of encodings': (size) => `<?xml ${'encoding= '.repeat(size / 8)}?><a>`,
    'a tag without an end': (size) => `<a ${'b="" '.repeat(size / 8)}`,
    'a tag of namespaces': (size) => `<a ${'xmlns:b= '.repeat(size / 8)}>`,
    'a name without an end': (size) => `<${'a:'.repeat(size)}`,
    'quotes in a tag': (size) => `<a ${`"'"`.repeat(size)}>`,
  }
  for (const [name, make] of Object.entries(HEADS)) {
    it(`the head of a file, ${name}`, () =>
      assertGrowsEvenly((size) => Buffer.from(make(size)), readXml, 16_000))
  }

  it('a document within JSON, of spaces and no base64', () => {
    const answer = (size: number) => ({
      d: { GetPDF: { BillingDocumentBinary: `${' '.repeat(size)}!` } },
    })
    assertGrowsEvenly(answer, (document) => settled(() => documentOf(document)), 10_000)
  })
})

describe('What was typed and is too long', () => {
  it('is refused whole, by the name of its field, and nothing of it is searched for', () => {
    for (const text of [accents(200_000), '9'.repeat(300), '٣'.repeat(241), ' x'.repeat(2_000)]) {
      for (const [field, reason] of [
        ['number', 'NUMBER_TOO_LONG'],
        ['product', 'PRODUCT_TOO_LONG'],
      ] as const) {
        const refused = settled(() => readOrderSearch({ search: { [field]: text } }))
        assert.ok(isAppError(refused))
        assert.deepEqual(refused.details, { reason, field })
      }
    }
  })

  it('is not what has long blanks around it, or letters that become fewer', () => {
    const { number } = readOrderSearch({ search: { number: `${' '.repeat(500)}47\n\n` } })
    assert.equal(number, '47')
    const composed = readOrderSearch({ search: { product: 'e\u0301'.repeat(60) } }).product
    assert.equal(composed, 'é'.repeat(60))
  })
})
