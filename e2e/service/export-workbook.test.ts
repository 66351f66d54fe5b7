import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { DEMO_SETTINGS } from '../../dev/local-store'
import { allInvoices } from './invoice-lists'
import {
  askExport,
  exported,
  exportedWorkbook,
  readSpreadsheet,
  readWorkbook,
  type Workbook,
} from './export-file'
import { useStoreOfPagedErp } from './paged-erp'
import { accountsWithRoles } from './rights-account'
import { erpRequests, useLocalStore } from './store'

const DAY_FORMAT = 'yyyy\\-mm\\-dd'

/** The cells of a column of the table, below its header. */
const columnOf = ({ book, header, rows }: Workbook, name: string) => {
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  const letter = String.fromCharCode(65 + header.indexOf(name))
  return rows.map(
    (_, index) => sheet[`${letter}${index + 2}`] as { t: string; z: string } | undefined
  )
}

describe('an export as a workbook', () => {
  const store = useLocalStore()
  const workbook = async (path: string) =>
    readWorkbook(await exportedWorkbook(store(), 'ana', path))

  it('holds the columns and the rows of the CSV', async () => {
    const path = 'orders?status=SHIPPED&lang=en'
    const csv = readSpreadsheet(await exported(store(), 'ana', path), ',')
    const { header, rows, notes } = await workbook(`${path}&format=xlsx`)
    assert.deepEqual(header, csv.header)
    assert.equal(rows.length, csv.rows.length)
    for (const [index, row] of rows.entries()) {
      const same = csv.rows[index]
      for (const name of ['Web order', 'ERP order', 'My order', 'Status', 'Placed by', 'Company']) {
        assert.equal(row[name] ?? '', same?.[name]?.replace(/^'/, ''), name)
      }
      assert.equal(row.Total, Number(same?.Total))
    }
    assert.deepEqual(notes, [csv.lastLine])
  })

  it('has numbers of orders as text, days as days and amounts as numbers', async () => {
    const book = await workbook('orders?number=0000458812&lang=en&format=xlsx')
    const typeOf = (name: string) => {
      const [cell] = columnOf(book, name)
      return [cell?.t, cell?.z]
    }
    assert.equal(book.rows[0]?.['ERP order'], '0000458812')
    assert.deepEqual(typeOf('ERP order'), ['s', '@'])
    assert.deepEqual(typeOf('Ordered'), ['n', DAY_FORMAT])
    assert.deepEqual(typeOf('Total'), ['n', '#,##0.00'])
    assert.deepEqual(typeOf('Items'), ['n', '#,##0'])
  })

  it('of invoices adds up, credit notes subtracted', async () => {
    const { rows } = await workbook('invoices?state=OPEN&lang=en&format=xlsx')
    const sum = rows
      .filter(({ Currency }) => Currency === 'BRL')
      .reduce((all, row) => all + Number(row['To pay']), 0)
    const listed = (await allInvoices(store(), 'ana', { state: 'OPEN' }))
      .filter(({ open }) => open?.currency === 'BRL')
      .reduce(
        (all, { kind, open }) => all + Number(open?.amount) * (kind === 'CREDIT_NOTE' ? -1 : 1),
        0
      )
    assert.ok(Math.abs(sum - listed) < 0.005, `${sum} and ${listed}`)
  })

  for (const [lang, table, about, note] of [
    ['en', 'Orders', 'About this file', 'Complete: 1 row.'],
    ['es-MX', 'Pedidos', 'Sobre este archivo', 'Completo: 1 fila.'],
    ['pt-BR', 'Pedidos', 'Sobre este arquivo', 'Completo: 1 linha.'],
  ] as const) {
    it(`speaks the reader's language: ${lang}`, async () => {
      const path = `orders?number=0000458812&lang=${lang}&format=xlsx`
      const { book, notes } = await workbook(path)
      assert.deepEqual([book.SheetNames, notes], [[table, about], [note]])
    })
  }

  it('is a file of the day that nothing keeps, guesses at or runs', async () => {
    const response = await askExport(store(), 'ana', 'invoices?number=1&format=xlsx')
    const { byteLength } = await response.arrayBuffer()
    const header = (name: string) => response.headers.get(name)
    assert.match(
      header('content-disposition') ?? '',
      /^attachment; filename="invoices-\d{4}-\d{2}-\d{2}\.xlsx"$/
    )
    assert.equal(
      header('content-type'),
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    )
    assert.equal(header('content-length'), String(byteLength))
    assert.match(header('cache-control') ?? '', /no-store/)
    assert.equal(header('x-content-type-options'), 'nosniff')
    assert.match(header('content-security-policy') ?? '', /sandbox/)
  })

  for (const format of ['xls', 'XLSX', 'json', '../csv', 'constructor', 'csv&format=xlsx']) {
    it(`in the format ${format} is refused, and the ERP is not asked`, async () => {
      await erpRequests(store())
      const response = await askExport(store(), 'ana', `orders?format=${format}`)
      const { code, reason, field } = (await response.json()) as Record<string, string>
      assert.deepEqual(
        [response.status, code, reason, field],
        [400, 'INVALID_QUERY', 'PARAMETER_ILL_FORMED', 'format']
      )
      assert.deepEqual(await erpRequests(store()), [])
    })
  }
})

describe('the rights of who exports a workbook', () => {
  const store = useLocalStore({
    settings: { ...DEMO_SETTINGS, accessMode: 'roles' },
    accounts: accountsWithRoles({
      'role-admin': ['organization-orders', 'view-invoices', 'export-orders'],
      'role-buyer': ['own-orders', 'view-prices', 'export-orders'],
      'role-approver': ['organization-orders', 'view-invoices', 'view-prices'],
    }),
  })

  it('are those of who exports a CSV', async () => {
    for (const [who, path] of [
      ['david', 'orders?format=xlsx'],
      ['bruno', 'invoices?format=xlsx'],
    ] as const) {
      await erpRequests(store())
      assert.equal((await askExport(store(), who, path)).status, 403)
      assert.deepEqual(await erpRequests(store()), [])
    }
    assert.equal((await askExport(store(), null, 'orders?format=xlsx')).status, 401)
    const own = readWorkbook(await exportedWorkbook(store(), 'bruno', 'orders?lang=en&format=xlsx'))
    assert.ok(own.rows.length > 0)
    assert.ok(own.rows.every((row) => row['Placed by'] === 'bruno.lima@norte.example'))
  })

  it('give no amount without that to see prices', async () => {
    for (const kind of ['orders', 'invoices']) {
      const file = await exportedWorkbook(store(), 'ana', `${kind}?lang=en&format=xlsx`)
      const { rows } = readWorkbook(file)
      assert.ok(rows.length > 0)
      for (const row of rows) {
        for (const name of ['Total', 'Total before tax', 'To pay', 'Overdue', 'Currency']) {
          assert.equal(row[name] ?? null, null)
        }
      }
    }
  })
})

describe('an ERP in an export as a workbook', () => {
  const { store, scripted } = useStoreOfPagedErp()
  const workbook = async () =>
    readWorkbook(await exportedWorkbook(store(), 'ana', 'orders?lang=en&format=xlsx'))

  it('of more than 5,000 orders is cut there, and the second sheet says so', async () => {
    scripted({ count: 5001 })
    const cut = await workbook()
    assert.equal(cut.rows.length, 5000)
    assert.deepEqual(cut.notes, ['Cut at 5000 rows: there is more. Narrow the search.'])
    scripted({ count: 5000 })
    assert.deepEqual((await workbook()).notes, ['Complete: 5000 rows.'])
  })

  it('that fails on the way, or at once, is an error and no file', async () => {
    for (const failsFrom of [300, 0]) {
      scripted({ count: 500, failsFrom })
      const response = await askExport(store(), 'ana', 'orders?format=xlsx')
      assert.equal(response.status, 502)
      assert.equal(response.headers.get('content-disposition'), null)
      assert.equal(((await response.json()) as { code: string }).code, 'ERP_UNAVAILABLE')
    }
  })

  it('gives its slot back when it failed', async () => {
    scripted({ count: 500, failsFrom: 300 })
    for (let time = 0; time < 5; time += 1) {
      const response = await askExport(store(), 'ana', 'orders?format=xlsx')
      await response.arrayBuffer()
      assert.equal(response.status, 502)
    }
  })
})
