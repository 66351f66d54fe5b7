import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { findViolations } from './accessibility'
import { startPreviewInBrowser } from './preview-in-browser'
import type { PreviewInBrowser } from './preview-in-browser'
import { DESK, assertFocused, PHONE, visit } from './visit'

const SERVICE = '**/_v/private/graphql/v1'
const LISTS = { '/account': '#/orders-b2b?view=invoices', '/orders-b2b': '?view=invoices' } as const
const SHELLS = ['/account', '/orders-b2b'] as const

let preview: PreviewInBrowser

before(async () => {
  preview = await startPreviewInBrowser()
})
after(() => preview.close())

const openInvoices = async (page: Page, shell: (typeof SHELLS)[number] = '/account') => {
  await page.goto(preview.url + shell + LISTS[shell])
  await page.getByText('30 invoices').waitFor()
}
const asks = (route: Route, field: string) => (route.request().postData() || '').includes(field)
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Orders, invoices, payments' }).getByRole('link', { name })

for (const shell of SHELLS)
  test(`tabs lead to the invoices and the payments and back, and say where one is: ${shell}`, () =>
    visit(preview.pages, DESK, async (page) => {
      await page.goto(preview.url + shell)
      await tab(page, 'Invoices').click()
      await page.getByText('30 invoices').waitFor()
      assert.equal(await tab(page, 'Invoices').getAttribute('aria-current'), 'page')
      assert.equal(await tab(page, 'Orders').getAttribute('aria-current'), null)
      await tab(page, 'Payments').click()
      await page.getByText('36 payments').waitFor()
      await page.goBack()
      await page.getByText('30 invoices').waitFor()
      await tab(page, 'Orders').click()
      await page.getByText('60 orders').waitFor()
    }))

test('an ERP that lists orders alone has no other tabs', () =>
  visit(preview.pages, DESK, async (page) => {
    await page.route(SERVICE, async (route) => {
      const body = await (await route.fetch()).text()
      const none = body.replace(/"(invoice|payment)List":true/g, '"$1List":false')
      await route.fulfill({ body: none, contentType: 'application/json' })
    })
    await page.goto(`${preview.url}/account`)
    await page.getByText('60 orders').waitFor()
    assert.equal(await tab(page, 'Orders').count(), 1)
    assert.equal(await tab(page, 'Invoices').count(), 0)
  }))

for (const [device, size] of [
  ['a desk', DESK],
  ['a phone', PHONE],
] as const)
  test(`an invoice is found, opened and left on ${device}`, () =>
    visit(preview.pages, size, async (page) => {
      await openInvoices(page)
      assert.deepEqual(await findViolations(page), [])
      await page.getByLabel('Invoice or order number').fill('000176438-1')
      await page.keyboard.press('Enter')
      await page.getByText('1 invoice', { exact: true }).waitFor()
      await page.getByText('Invoice number is 000176438-1').waitFor()
      await page.getByRole('link', { name: '000176438-1' }).click()
      await assertFocused(page, 'Invoice 000176438-1')
      await page.getByText('00091.23456 78901.234567').waitFor()
      await page.getByRole('link', { name: 'Payment receipt PG80014402' }).waitFor()
      assert.deepEqual(await findViolations(page), [])
      await page.getByRole('link', { name: 'Back to the invoices' }).click()
      await assertFocused(page, '000176438-1')
      assert.equal(await page.getByLabel('Invoice or order number').inputValue(), '000176438-1')
    }))

test('what is open and overdue is told by currency, and a credit note counts against it', () =>
  visit(preview.pages, DESK, async (page) => {
    await openInvoices(page)
    await page.getByText('Open in all').waitFor()
    const note = page.getByRole('row', { name: 'NC-212' })
    assert.match(await note.innerText(), /Credit note/)
    assert.match(await note.innerText(), /-R\$19\.90/)
    await page.getByLabel('State').selectOption('OVERDUE')
    await page.getByRole('button', { name: 'Search' }).click()
    await page
      .getByText('5 invoices')
      .or(page.getByText(/^\d+ invoices?$/))
      .first()
      .waitFor()
    await assertFocused(page, 'Results')
    assert.match(page.url(), /state=OVERDUE/)
    for (const row of await page.locator('tbody tr').all())
      assert.match(await row.innerText(), /Overdue: R\$/)
  }))

test('where the service does not know the whole, no sum is shown', () =>
  visit(preview.pages, DESK, async (page) => {
    await page.route(SERVICE, async (route) => {
      const answer = await (await route.fetch()).json()
      if (asks(route, 'erpInvoices')) answer.data.erpInvoices.sums = null
      await route.fulfill({ json: answer })
    })
    await openInvoices(page)
    assert.equal(await page.getByText('Open in all').count(), 0)
  }))

test('an invoice leads to its order, and to its documents', () =>
  visit(preview.pages, DESK, async (page) => {
    await openInvoices(page)
    const row = page.getByRole('row', { name: '000176439-1' })
    const document = row.getByRole('link', { name: /^Invoice PDF/ })
    assert.match(
      (await document.getAttribute('href')) || '',
      /documents\/INVOICE_PDF-000176439-1\?/
    )
    await row.getByRole('link', { name: '0045012003' }).click()
    await page.getByRole('heading', { name: 'Order 0045012003' }).waitFor()
  }))

test('the export asks for what is searched, in the language and the region of the page', () =>
  visit(preview.pages, DESK, async (page) => {
    await page.goto(`${preview.url}/account?lang=pt#/orders-b2b?view=invoices&state=OPEN`)
    const link = page.getByRole('link', { name: /Exportar/ })
    const href = new URL((await link.getAttribute('href')) || '', preview.url)
    assert.equal(href.pathname, '/_v/private/orders-b2b/exports/invoices')
    assert.deepEqual(Object.fromEntries(href.searchParams), { state: 'OPEN', lang: 'pt-BR' })
    assert.match(await link.innerText(), /5\.000/)
    const saving = page.waitForEvent('download')
    await link.click()
    assert.equal((await saving).suggestedFilename(), 'invoices.csv')
  }))

test('who may not export is not offered it', () =>
  visit(preview.pages, DESK, async (page) => {
    await page.route(SERVICE, async (route) => {
      const body = await (await route.fetch()).text()
      const none = body.replace(/"canExportOrders":true/g, '"canExportOrders":false')
      await route.fulfill({ body: none, contentType: 'application/json' })
    })
    await openInvoices(page)
    assert.equal(await page.getByRole('link', { name: /Export/ }).count(), 0)
  }))

test('a payment is listed with what it settles, and one that fits no invoice too', () =>
  visit(preview.pages, PHONE, async (page) => {
    await page.goto(`${preview.url}/account#/orders-b2b?view=payments`)
    await page.getByText('36 payments').waitFor()
    await page.getByText('No invoice yet').first().waitFor()
    assert.deepEqual(await findViolations(page), [])
    await page.getByRole('link', { name: '000176438' }).click()
    await assertFocused(page, 'Invoice 000176438-1')
  }))

test('a failure of the ERP is told, and trying again gets the invoices', () =>
  visit(preview.pages, DESK, async (page) => {
    let isDown = true
    const failure = { errors: [{ message: 'failed', extensions: { code: 'ERP_UNAVAILABLE' } }] }
    await page.route(SERVICE, (route) =>
      isDown && asks(route, 'erpInvoices') ? route.fulfill({ json: failure }) : route.continue()
    )
    await page.goto(`${preview.url}/account#/orders-b2b?view=invoices`)
    await page.getByRole('alert').getByText('not answering').waitFor()
    isDown = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('30 invoices').waitFor()
  }))

test('a part of the page that could not be fetched is told, and trying again gets it', () =>
  visitWithFailures(async (page) => {
    let isDown = true
    await page.route('**/store-assets/Invoices-*', (route) =>
      isDown ? route.abort() : route.continue()
    )
    await page.goto(`${preview.url}/account`)
    await page.getByText('60 orders').waitFor()
    await tab(page, 'Invoices').click()
    await page.getByRole('alert').getByText('No connection').waitFor()
    isDown = false
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('30 invoices').waitFor()
  }))

/** A request that is cut off stands in the browser's console: that it does is no fault of the page. */
const visitWithFailures = async (walk: (page: Page) => Promise<void>) => {
  const page = await preview.pages.newPage()
  page.setDefaultTimeout(8000)
  try {
    await walk(page)
  } finally {
    await page.close()
  }
}

test('the way through the invoices goes by keyboard', () =>
  visit(preview.pages, DESK, async (page) => {
    await openInvoices(page)
    await page.getByLabel('Invoice or order number').focus()
    await page.keyboard.type('NC-212')
    await page.keyboard.press('Enter')
    await assertFocused(page, 'Results')
    for (let presses = 0; presses < 30; presses++) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => document.activeElement?.textContent)
      if (focused === 'NC-212') break
    }
    await page.keyboard.press('Enter')
    await assertFocused(page, 'Credit note NC-212')
  }))
