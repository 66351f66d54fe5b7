import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { OrderSummary } from '../connectors/order-model'
import { invoiceOf, referenceOf } from '../testing/paid-order'
import { orderRow } from '../testing/scripted-erp'
import { harmless } from './csv'
import { csvFile } from './csv-file'
import { dueInvoice } from './due-dates'
import { type Export, type ExportPage, exportParts } from './export-pages'
import { INVOICE_TABLE, ORDER_TABLE } from './export-tables'
import { EXPORT_WORDS } from './export-words'
import { LANGUAGES } from './locale'

const rowsOf = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => orderRow({ id: String(from + index) }))

const page = (rows: readonly OrderSummary[], endCursor: string | null = null) => ({
  ...{ rows, endCursor, warnings: [] },
})

const exported = (overrides: Partial<Export<OrderSummary>>) =>
  csvFile(
    exportParts({
      table: ORDER_TABLE,
      locale: 'en',
      firstPage: page([]),
      nextPage: () => assert.fail('there is no other page'),
      elapsedMs: () => 0,
      ...overrides,
    }),
    overrides.locale ?? 'en'
  )

const textOf = async (lines: AsyncIterable<string>): Promise<string> => {
  let text = ''
  for await (const part of lines) text += part
  return text
}

const linesOf = async (lines: AsyncIterable<string>) => (await textOf(lines)).split('\r\n')

/** Pages of a hundred without end. */
const endless = (after: string): Promise<ExportPage<OrderSummary>> =>
  Promise.resolve(page(rowsOf(100, Number(after)), String(Number(after) + 100)))

describe('an export', () => {
  it('begins with the mark by which spreadsheets know UTF-8, and the names of the columns', async () => {
    const text = await textOf(exported({ locale: 'pt' }))
    assert.ok(text.startsWith('\ufeffPedido do site;Pedido no ERP;Meu pedido;Data do pedido;'))
    assert.ok(text.endsWith('\r\nCompleto: 0 linhas.\r\n'))
  })

  it('holds all pages and says that it is complete', async () => {
    const nextPage = (after: string) => Promise.resolve(page(rowsOf(3, Number(after))))
    const lines = await linesOf(exported({ firstPage: page(rowsOf(2), '2'), nextPage }))
    assert.deepEqual(
      lines.slice(1, -2).map((line) => line.split(',')[1]),
      ['0', '1', '2', '3', '4']
    )
    assert.deepEqual(lines.slice(-2), ['Complete: 5 rows.', ''])
  })

  it('is cut at 5,000 rows, and says so', async () => {
    const lines = await linesOf(
      exported({ firstPage: page(rowsOf(100), '100'), nextPage: endless })
    )
    assert.equal(lines.length, 1 + 5000 + 1 + 1)
    assert.equal(lines.at(-2), 'Cut at 5000 rows: there is more. Narrow the search.')
  })

  it('is not called cut when it ends at exactly 5,000', async () => {
    const nextPage = async (after: string) =>
      after === '4900' ? page(rowsOf(100)) : endless(after)
    const lines = await linesOf(exported({ firstPage: page(rowsOf(100), '100'), nextPage }))
    assert.equal(lines.at(-2), 'Complete: 5000 rows.')
  })

  it('is cut after 20 seconds, and says so', async () => {
    let elapsedMs = 0
    const nextPage = (after: string) => {
      elapsedMs += 9_000
      return endless(after)
    }
    const firstPage = page(rowsOf(100), '100')
    const lines = await linesOf(exported({ firstPage, nextPage, elapsedMs: () => elapsedMs }))
    assert.match(lines.at(-2) ?? '', /^Cut at 400 rows/)
  })

  it('is cut at eight million characters, and says so', async () => {
    const long = 'x'.repeat(30_000)
    const nextPage = async (after: string) => {
      const { rows, ...rest } = await endless(after)
      return { ...rest, rows: rows.map((row) => ({ ...row, costCenter: long })) }
    }
    const lines = await linesOf(exported({ firstPage: page(rowsOf(100), '100'), nextPage }))
    assert.equal(lines.at(-2), 'Cut at 400 rows: there is more. Narrow the search.')
  })

  it('that fails on its way says so in its last line, and then fails', async () => {
    const nextPage = () => Promise.reject(new Error('https://erp.example/secret'))
    const lines = exported({ firstPage: page(rowsOf(1), '1'), nextPage })
    let text = ''
    await assert.rejects(async () => {
      for await (const part of lines) text += part
    })
    assert.match(text, /\r\nIncomplete: something failed after 1 rows\. Export again\.\r\n$/)
    assert.doesNotMatch(text, /secret/)
  })

  it('says once what was left out', async () => {
    const firstPage = { ...page(rowsOf(1), '1'), warnings: ['SHARED_DOCUMENTS_HIDDEN' as const] }
    const nextPage = () => Promise.resolve({ ...firstPage, endCursor: null })
    const text = await textOf(exported({ firstPage, nextPage }))
    assert.equal(text.split('not provably').length, 2)
  })

  it('reads no further page once nobody reads it', async () => {
    const lines = exported({ firstPage: page(rowsOf(1), '1') })
    await lines.next()
    await lines.return()
    assert.equal((await lines.next()).done, true)
  })
})

describe('a row of invoices', () => {
  const cellsOf = async (invoice: Parameters<typeof invoiceOf>[0]) => {
    const rows = [dueInvoice(invoiceOf(invoice), '2026-11-25')]
    const nextPage = () => assert.fail('there is no other page')
    const [, line = ''] = await linesOf(
      csvFile(
        exportParts({
          ...{ table: INVOICE_TABLE, locale: 'pt', nextPage, elapsedMs: () => 0 },
          firstPage: { rows, endCursor: null, warnings: [] },
        }),
        'pt'
      )
    )
    const cells = line.split(';')
    return Object.fromEntries(INVOICE_TABLE.map(([column], index) => [column, cells[index]]))
  }

  it('has its numbers, days, orders and amounts', async () => {
    const orders = ['1', '2', '1'].map((id) => referenceOf(id, { customerOrderNumber: 'PO' }))
    const cells = await cellsOf({ status: 'OPEN', series: '1', orders })
    assert.deepEqual(cells, {
      ...{ kind: 'Nota fiscal', invoice: 'NF-1', series: '1', accessKey: '', status: 'A pagar' },
      ...{ statusLabel: '', issuedOn: '2026-01-02', nextDueOn: '2026-02-01' },
      ...{ webOrder: '', erpOrder: '1 2', customerOrder: 'PO', company: '', companyRef: 'C-1' },
      ...{ total: '10,00', open: '10,00', overdue: '10,00', currency: 'BRL' },
    })
  })

  it('of a credit note is less to pay, so that whoever adds up the column gets it right', async () => {
    const { kind, total, open } = await cellsOf({ kind: 'CREDIT_NOTE', status: 'OPEN' })
    assert.deepEqual([kind, total, open], ['Nota de crédito', '-10,00', '-10,00'])
  })
})

describe('the words of an export', () => {
  for (const language of LANGUAGES) {
    it(`are all there in ${language}, and none is taken for a formula, a number or a day`, () => {
      const texts = JSON.stringify(EXPORT_WORDS[language]).match(/(?<=:")[^"]*/g) ?? []
      assert.ok(texts.length > 60 && texts.every((text) => text.length > 1))
      for (const text of texts) assert.equal(harmless(text), text)
    })

    it(`name the sheets of a workbook in ${language} as a spreadsheet allows it`, () => {
      const { orders, invoices, notes } = EXPORT_WORDS[language].sheets
      for (const name of [orders, invoices, notes]) assert.match(name, /^[^[\]:*?/\\']{1,31}$/)
      assert.ok(notes !== orders && notes !== invoices)
    })
  }
})
