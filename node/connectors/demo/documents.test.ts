import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { convert } from 'xmlbuilder2'

import { generateCompany } from './company-orders'
import {
  invoiceDocuments,
  openOneDocument,
  orderDocuments,
  paymentDocuments,
} from './order-documents'
import { pdfOf } from './pdf'
import { xmlOf } from './xml'

const company = generateCompany('acme', '2026-11-23')
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** Follows the table of references, as a reader does. */
const assertPdf = (bytes: Uint8Array): void => {
  const text = latin(bytes)
  assert.match(text, /^%PDF-1\.4\n/)
  assert.match(text, /startxref\n\d+\n%%EOF\n$/)
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
  const table = /^xref\n0 (\d+)\n((?:\d{10} \d{5} [fn] \n)+)trailer\n<< \/Size (\d+)/.exec(
    text.slice(start)
  )
  assert.ok(table)
  const entries = (table[2] ?? '').split(' \n').slice(0, -1)
  assert.deepEqual([Number(table[1]), Number(table[3])], [entries.length, entries.length])
  entries.slice(1).forEach((entry, index) => {
    assert.ok(text.startsWith(`${index + 1} 0 obj\n`, Number(entry.slice(0, 10))))
  })
  const [, length, stream] = /\/Length (\d+) >>\nstream\n([^]*)\nendstream/.exec(text) ?? []
  assert.equal(stream?.length, Number(length))
}

const written = [
  ...company.orders.flatMap((order) => ({ of: order, documents: orderDocuments(order) })),
  ...company.invoices.flatMap((invoice) => ({ of: invoice, documents: invoiceDocuments(invoice) })),
  ...company.payments.flatMap((payment) => ({ of: payment, documents: paymentDocuments(payment) })),
].flatMap(({ of, documents }) =>
  of.documents.map((document) => ({ document, bytes: openOneDocument(documents, document.id) }))
)

describe('The documents of the demo', () => {
  it('are as long as they are listed, each a PDF or XML that reads', () => {
    assert.ok(written.length > 100)
    for (const { document, bytes } of written) {
      assert.ok(bytes)
      assert.equal(bytes.length, document.sizeBytes)
      if (document.kind === 'INVOICE_XML') {
        assert.ok(convert(Buffer.from(bytes).toString('utf8'), { format: 'object' }))
      } else assertPdf(bytes)
    }
  })

  it('are of seven kinds, the slip for what is still to be paid alone', () => {
    assert.deepEqual([...new Set(written.map(({ document }) => document.kind))].sort(), [
      ...['CREDIT_NOTE', 'DELIVERY_NOTE', 'INVOICE_PDF', 'INVOICE_XML'],
      ...['ORDER_CONFIRMATION', 'PAYMENT_SLIP', 'RECEIPT'],
    ])
    for (const { status, kind, documents } of company.invoices) {
      const hasSlip = documents.some((document) => document.kind === 'PAYMENT_SLIP')
      assert.equal(hasSlip, kind === 'INVOICE' && (status === 'OPEN' || status === 'PARTLY_PAID'))
    }
  })

  it('say the number and the total of their invoice', () => {
    const [invoice] = company.invoices
    assert.ok(invoice)
    const text = latin(openOneDocument(invoiceDocuments(invoice), 'document-1') ?? new Uint8Array())
    assert.ok(text.includes(`Number ${invoice.invoiceNumber}-1`))
    assert.ok(text.includes(`Total: ${invoice.total?.currency} ${invoice.total?.amount}`))
  })

  it('cannot be broken out of by what stands on them', () => {
    const hostile = ') Tj ET endstream endobj \\( \r\n %%EOF 株式会社 😀 \u0000 São'
    const pdf = pdfOf(hostile, [hostile, ...Array.from({ length: 200 }, () => 'line')])
    assertPdf(pdf)
    assert.ok(latin(pdf).includes('(\\) Tj ET endstream endobj \\\\\\( ??'))
    const name = `</customer><!DOCTYPE x><script> & "'\u0000\ud800株式会社`
    const xml = Buffer.from(xmlOf('invoice', [['customer', name]])).toString('utf8')
    assert.doesNotMatch(xml, /<!DOCTYPE|<script/)
    assert.ok(
      xml.includes(
        '&lt;/customer&gt;&lt;!DOCTYPE x&gt;&lt;script&gt; &amp; &quot;&apos;  株式会社</customer>'
      )
    )
    assert.ok(convert(xml, { format: 'object' }))
  })
})

describe('The invoices of the demo', () => {
  it('share an invoice between two orders of different people, in both orders', () => {
    const [shared] = company.invoices.filter(({ orders }) => orders.length > 1)
    assert.ok(shared)
    assert.equal(new Set(shared.orders.map(({ placedBy }) => placedBy)).size, 2)
    const listing = company.orders.filter(({ invoices }) =>
      invoices.some(({ id }) => id === shared.id)
    )
    assert.deepEqual(
      listing.map(({ id }) => id),
      shared.orders.map(({ id }) => id)
    )
  })

  it('have a payment of two invoices, and one that fits none', () => {
    const counts = company.payments.map(({ settles }) => settles.length)
    assert.deepEqual([...new Set(counts)].sort(), [0, 1, 2])
  })

  it('are never paid after today', () => {
    assert.ok(company.payments.every(({ paidOn }) => paidOn !== null && paidOn <= '2026-11-23'))
  })

  it('settle of each invoice what is not open', () => {
    const minor = (amount: string | undefined) => BigInt(String(amount).replace('.', ''))
    const settled = company.payments.flatMap(({ settles }) => settles)
    for (const { id, kind, status, total, open } of company.invoices) {
      if (kind !== 'INVOICE' || status === 'CANCELLED') continue
      const paid = settled
        .filter(({ invoiceId }) => invoiceId === id)
        .reduce((sum, { amount }) => sum + minor(amount?.amount), 0n)
      assert.equal(paid, minor(total?.amount) - minor(open?.amount))
    }
  })
})
