import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import type { Download, Page } from 'playwright-core'
import { findViolations } from './accessibility'
import { startPreviewInBrowser } from './preview-in-browser'
import type { PreviewInBrowser } from './preview-in-browser'
import { DESK, PHONE } from './visit'

const DOCUMENTS = '**/_v/private/orders-b2b/documents/**'

let preview: PreviewInBrowser

before(async () => {
  preview = await startPreviewInBrowser()
})
after(() => preview.close())

/** Without the console's silence: a document that is refused stands there. */
const visit = async (size: typeof DESK, walk: (page: Page) => Promise<void>) => {
  const page = await preview.pages.newPage()
  await page.setViewportSize(size)
  page.setDefaultTimeout(8000)
  try {
    await page.goto(`${preview.url}/account#/orders-b2b?view=invoices`)
    await page.getByText('30 invoices').waitFor()
    await walk(page)
  } finally {
    await page.close()
  }
}

const unzip = async (download: Download): Promise<Record<string, string>> => {
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())))
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, strFromU8(bytes)]))
}

const choose = async (page: Page, ...numbers: string[]) => {
  for (const number of numbers) await page.getByLabel(`Choose the documents of ${number}`).check()
}

const saveZip = async (page: Page, button = 'Download as ZIP'): Promise<Record<string, string>> => {
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: button }).click()
  const download = await saving
  assert.equal(download.suggestedFilename(), 'documents.zip')
  return unzip(download)
}

for (const [device, size] of [
  ['a desk', DESK],
  ['a phone', PHONE],
] as const)
  test(`the documents of chosen invoices come as one ZIP with an index, on ${device}`, () =>
    visit(size, async (page) => {
      await choose(page, '000176438-1', 'NC-212')
      await page.getByRole('button', { name: 'Download 4 chosen documents' }).click()
      await page.getByText('at most 200 documents or 100 MB').waitFor()
      assert.deepEqual(await findViolations(page), [])
      const files = await saveZip(page)
      assert.deepEqual(Object.keys(files).sort(), [
        '2026-11-25 000176438-1 (2).pdf',
        '2026-11-25 000176438-1 (3).pdf',
        '2026-11-25 000176438-1.pdf',
        '2026-11-25 NC-212.pdf',
        'index.csv',
      ])
      assert.equal(files['2026-11-25 NC-212.pdf'], '%PDF-1.4 CREDIT_NOTE-NC-212')
      const index = (files['index.csv'] || '').split('\r\n')
      assert.equal(index.length, 6, 'header, four documents, the last line’s end')
      assert.match(index[0] || '', /"File","Number","Kind","Date","Why missing"/)
      assert.match(index[4] || '', /NC-212.pdf","NC-212","Credit note","2026-.*",""$/)
      await page.getByText('Saved with 4 documents.').waitFor()
    }))

test('all documents of a period are looked for page by page, and said before they are fetched', () =>
  visit(DESK, async (page) => {
    await page.getByRole('button', { name: 'Download all documents of a period' }).click()
    const panel = page.getByRole('region', { name: 'Download many documents' })
    await panel.getByLabel('From').fill('2026-06-01')
    await panel.getByLabel('Until').fill('2026-11-30')
    await panel.getByRole('button', { name: 'Find the documents' }).click()
    await panel.getByText('78 documents').waitFor()
    const files = await saveZip(page)
    assert.equal(Object.keys(files).length, 79)
  }))

test('another search begins with no document chosen', () =>
  visit(DESK, async (page) => {
    await choose(page, '000176438-1')
    await page.getByRole('button', { name: 'Download 3 chosen documents' }).waitFor()
    await page.getByLabel('Invoice or order number').fill('NC-212')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByText('1 invoice', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Download all documents of a period' }).waitFor()
    await page.goBack()
    await page.getByText('30 invoices').waitFor()
    assert.equal(await page.getByLabel('Choose the documents of 000176438-1').isChecked(), false)
  }))

test('what failed stands in the page and in the index, and a second try gets only that', () =>
  visit(DESK, async (page) => {
    let isGone = true
    const asked: string[] = []
    await page.route(DOCUMENTS, (route) => {
      const url = route.request().url()
      asked.push(url)
      return isGone && url.includes('INVOICE_XML')
        ? route.fulfill({ status: 404, json: { code: 'NOT_FOUND' } })
        : route.continue()
    })
    await choose(page, '000176439-1')
    await page.getByRole('button', { name: 'Download 3 chosen documents' }).click()
    const first = await saveZip(page)
    assert.equal(Object.keys(first).length, 3)
    assert.match(first['index.csv'] || '', /"","000176439-1","Invoice XML",.*"This was not found"/)
    await page.getByText('1 is missing').waitFor()
    await page.getByRole('listitem').filter({ hasText: 'Invoice XML' }).waitFor()
    isGone = false
    const before = asked.length
    const second = await saveZip(page, 'Try 1 document again')
    assert.equal(Object.keys(second).length, 4)
    assert.equal(asked.length - before, 1)
    await page.getByText('Saved with 3 documents.').waitFor()
  }))

test('a cancel stops the downloads, and saves nothing', () =>
  visit(DESK, async (page) => {
    let asked = 0
    await page.route(DOCUMENTS, () => {
      asked += 1
    })
    let saved = 0
    page.on('download', () => (saved += 1))
    await choose(page, '000176438-1', '000176439-1')
    await page.getByRole('button', { name: 'Download 6 chosen documents' }).click()
    await page.getByRole('button', { name: 'Download as ZIP' }).click()
    await page.getByText('0 of 6').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Download as ZIP' }).waitFor()
    assert.equal(asked, 3)
    assert.equal(saved, 0)
  }))
