/**
 * The largest workbook there is, of an ERP whose every text a spreadsheet would like to change: what two readers that know
 * nothing of its writer find in it, and what the service's process grows by while it is made.
 */
import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'

import readSheets from 'read-excel-file/node'

import { peakGrowthMiB } from '../../node/testing/peak-memory'
import { exportedWorkbook, readWorkbook } from './export-file'
import { useStoreOfPagedErp } from './paged-erp'

const ROWS = 5_000
const GROWTH_CAP_MIB = 40
const PATH = 'orders?lang=en&format=xlsx'

const TEXTS = {
  webOrderNumber: ['Web order', '10-11'],
  customerOrderNumber: ['My order', '00123'],
  statusLabel: ['Status in the ERP', 'MAR-10'],
  placedBy: ['Placed by', '=cmd()'],
  costCenter: ['Cost center', '_x0041_ 12E3'],
  ownerName: ['Company', '</t></is> & "constructor" 📦'],
} as const

const ORDERED = new Date('2026-10-11T00:00:00Z')

const FIELDS = {
  ...Object.fromEntries(Object.entries(TEXTS).map(([field, [, text]]) => [field, text])),
  orderedOn: '2026-10-11',
  promisedOn: '2026-12-31',
  total: { amount: '9876543.21', currency: 'BRL' },
  lineCount: 12,
}

describe('The largest workbook', () => {
  const { store, scripted } = useStoreOfPagedErp()
  let file: Buffer
  let growthMiB: number
  before(async () => {
    scripted({ count: 100, fields: FIELDS })
    // The first one loads what is loaded once.
    await exportedWorkbook(store(), 'ana', PATH)
    scripted({ count: ROWS, fields: FIELDS })
    growthMiB = await peakGrowthMiB(async () => {
      file = await exportedWorkbook(store(), 'ana', PATH)
    }, store().service.processId)
  })

  it(`makes the service grow by at most ${GROWTH_CAP_MIB} MiB`, (test) => {
    test.diagnostic(`grew by ${growthMiB.toFixed(1)} MiB, for ${file.length} bytes`)
    assert.ok(growthMiB <= GROWTH_CAP_MIB, `grew by ${growthMiB} MiB`)
  })

  it('is read by SheetJS as it was meant', () => {
    const { rows, notes } = readWorkbook(file)
    assert.equal(rows.length, ROWS)
    for (const [index, row] of rows.entries()) {
      for (const [name, text] of Object.values(TEXTS)) assert.equal(row[name], text)
      assert.deepEqual(
        [row['ERP order'], row.Total, row.Items, row.Ordered, row.Currency],
        [String(index), 9876543.21, 12, ORDERED, 'BRL']
      )
    }
    assert.deepEqual(notes, [`Complete: ${ROWS} rows.`])
  })

  it('is read by read-excel-file as it was meant', async () => {
    const [table, about] = await readSheets(file)
    const [header = [], ...rows] = table?.data ?? []
    assert.equal(rows.length, ROWS)
    for (const [index, row] of rows.entries()) {
      const cell = (name: string) => row[header.indexOf(name)]
      for (const [name, text] of Object.values(TEXTS)) assert.equal(cell(name), text)
      assert.deepEqual(
        [cell('ERP order'), cell('Total'), cell('Items'), cell('Currency')],
        [String(index), 9876543.21, 12, 'BRL']
      )
      assert.deepEqual(
        [cell('Ordered'), cell('Expected')],
        [ORDERED, new Date('2026-12-31T00:00:00Z')]
      )
    }
    assert.deepEqual(about?.data, [[`Complete: ${ROWS} rows.`]])
  })
})
