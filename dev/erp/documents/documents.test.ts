import assert from 'node:assert/strict'
import { inflateSync } from 'node:zlib'
import { describe, it } from 'node:test'
import { convert } from 'xmlbuilder2'
import { DOCUMENT_KINDS } from '../../../node/connectors/order-model'
import { book, sample, sorted } from '../sample-book'
import { commentOf, fillUpPdf, fillUpXml } from './fill-up'
import { findDocument, type DocumentSource, type DocumentName } from './find-document'
import { makeDocument } from './make-document'

const namesOf = (order: (typeof sample)[number]): DocumentName[] => [
  ...order.documents.map(({ id }) => ({ kind: 'orders' as const, id: order.id, document: id })),
  ...order.invoices.flatMap((invoice) =>
    invoice.documents.map(({ id }) => ({
      kind: 'invoices' as const,
      id: invoice.id,
      document: id,
    }))
  ),
  ...order.payments.flatMap((payment) =>
    payment.documents.map(({ id }) => ({
      kind: 'payments' as const,
      id: payment.id,
      document: id,
    }))
  ),
]

const found = (name: DocumentName, owner: string): DocumentSource => {
  const source = findDocument(book, name, [owner])
  assert.ok(source)
  return source
}

/** Every kind in every language, a few times. */
const documents = (): DocumentSource[] => {
  const counts = new Map<string, number>()
  return sample.flatMap((order) =>
    namesOf(order).flatMap((name) => {
      const source = found(name, order.ownerRef)
      const key = `${source.company.language} ${source.document.kind}`
      const count = (counts.get(key) ?? 0) + 1
      counts.set(key, count)
      return count > 3 ? [] : [source]
    })
  )
}

/** Follows the table of references, as a reader does. */
const assertPdf = (bytes: Buffer): void => {
  const text = bytes.toString('latin1')
  assert.match(text, /^%PDF-1\.\d\n/)
  assert.match(text.slice(-1024), /startxref\n\d+\n%%EOF\s*$/)
  const start = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1])
  const table = /^xref\n0 (\d+)\n((?:\d{10} \d{5} [fn] \n)+)trailer/.exec(text.slice(start))
  assert.ok(table)
  const entries = (table[2] ?? '').split(' \n').slice(1, -1)
  assert.equal(entries.length, Number(table[1]) - 1)
  entries.forEach((entry, index) => {
    assert.ok(text.startsWith(`${index + 1} 0 obj`, Number(entry.slice(0, 10))))
  })
}

/** The text that a PDF's compressed pages draw; letters stand there as hexadecimal, in pieces. */
const textOf = (bytes: Buffer): string => {
  const pages: string[] = []
  let from = 0
  for (;;) {
    const start = bytes.indexOf('stream\n', from)
    if (start === -1) break
    const end = bytes.indexOf('\nendstream', start)
    pages.push(inflateSync(bytes.subarray(start + 7, end)).toString('latin1'))
    from = end + 10
  }
  return pages
    .join('\n')
    .replace(/\[([^\]]*)\] TJ/g, (_, pieces: string) =>
      [...pieces.matchAll(/<([0-9a-f]+)>/g)]
        .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
        .join('')
    )
}

const DANFE: DocumentName = { kind: 'invoices', id: 'inv-p0428831-1', document: 'doc-1' }
const XML: DocumentName = { ...DANFE, document: 'doc-2' }

describe('The documents', () => {
  it('of every kind and language read, and have the size that is listed', async () => {
    const all = documents()
    assert.deepEqual(sorted(all.map(({ document }) => document.kind)), sorted(DOCUMENT_KINDS))
    for (const source of all) {
      const { bytes, contentType } = await makeDocument(source)
      if (source.document.sizeBytes !== null) assert.equal(bytes.length, source.document.sizeBytes)
      if (contentType === 'application/pdf') assertPdf(bytes)
      else assert.ok(convert(bytes.toString('utf8'), { format: 'object' }))
    }
  })

  it('are the same bytes each time', async () => {
    for (const name of [DANFE, XML]) {
      const [one, other] = await Promise.all([1, 2].map(() => makeDocument(found(name, 'C-1001'))))
      assert.deepEqual(one, other)
    }
  })

  it('of an invoice say number, series, key, customer, lines, instalments and total', async () => {
    const source = found(DANFE, 'C-1001')
    const text = textOf((await makeDocument(source)).bytes)
    const { invoice } = source
    for (const part of [
      ...['DANFE', '000176436', 'Norte Distribuidora - Matriz', 'PL-7200', 'BRL 6.875,00'],
      ...['PO-4500', (invoice?.accessKey ?? '').slice(0, 4), 'BRL 2.291,68'],
      ...(invoice?.instalments ?? []).map(({ dueOn }) => dueOn ?? ''),
    ]) {
      assert.ok(text.includes(part), part)
    }
  })

  it('of an invoice over two orders have the lines of both', () => {
    const source = found({ ...DANFE, id: 'inv-p0458891-1' }, 'C-1001')
    assert.deepEqual(
      source.orders.map(({ id }) => id),
      ['so-p0458891', 'so-p0458892']
    )
  })

  it('in XML have no type declaration, and the amounts of the invoice', async () => {
    const source = found(XML, 'C-1001')
    const xml = (await makeDocument(source)).bytes.toString('utf8')
    assert.doesNotMatch(xml, /<!/)
    assert.match(xml, /<vNF>6875\.00<\/vNF>/)
    assert.match(xml, new RegExp(`Id="NFe${source.invoice?.accessKey}"`))
    assert.equal(xml.match(/<det /g)?.length, 4)
    assert.equal(xml.match(/<dup>/g)?.length, 3)
  })

  it('are not found for another company, another record or another name', () => {
    assert.equal(findDocument(book, DANFE, ['C-2001']), null)
    assert.equal(findDocument(book, { ...DANFE, kind: 'payments' }, ['C-1001']), null)
    for (const document of ['', 'doc-99', '../doc-1', '__proto__']) {
      assert.equal(findDocument(book, { ...DANFE, document }, ['C-1001']), null)
    }
  })

  it('are filled up to a size, and never cut down to one', async () => {
    const { bytes } = await makeDocument(found(DANFE, 'C-1001'))
    for (const size of [bytes.length, bytes.length + 1, bytes.length + 5000]) {
      const filled = fillUpPdf(bytes, size)
      assert.equal(filled.length, size)
      assertPdf(filled)
    }
    assert.throws(() => fillUpPdf(bytes, bytes.length - 1), RangeError)
    assert.throws(() => fillUpXml(Buffer.from('<a/>'), 3), RangeError)
    assert.throws(() => fillUpPdf(Buffer.from('<a/>'), 30), RangeError)
    assert.equal(commentOf(1).toString(), '\n')
  })
})
