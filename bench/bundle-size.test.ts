import assert from 'node:assert/strict'
import { test } from 'node:test'
import budgets from './budgets.json'
import { measureBundles } from './bundle-size'

const KIB = 1024

test('what a shopper downloads stays small', async () => {
  const { menuEntry, listView, parts, everything } = await measureBundles()
  for (const [name, { gzipBytes }, budgetKiB] of [
    ['menu entry', menuEntry, budgets.menuEntryGzipKiB],
    ['first view of the list', listView, budgets.listViewGzipKiB],
    ['order', parts.order, budgets.orderChunkGzipKiB],
    ['details of the order', parts.orderDetails, budgets.orderChunkGzipKiB],
    ['billing of the order', parts.orderBilling, budgets.orderChunkGzipKiB],
    ['invoices', parts.invoices, budgets.invoicesChunkGzipKiB],
    ['one invoice', parts.invoice, budgets.invoicesChunkGzipKiB],
    ['payments', parts.payments, budgets.invoicesChunkGzipKiB],
    ['pack of documents', parts.pack, budgets.packChunkGzipKiB],
    ['pasted list of numbers', parts.numbers, budgets.packChunkGzipKiB],
    ['everything', everything, budgets.allReactGzipKiB],
  ] as const) {
    const sizeKiB = gzipBytes / KIB
    assert.ok(sizeKiB > budgetKiB / 10, `${name} holds something: ${sizeKiB} KiB`)
    assert.ok(sizeKiB <= budgetKiB, `${name}: ${sizeKiB} KiB`)
  }
})
