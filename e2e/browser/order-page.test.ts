import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { findViolations } from './accessibility'
import { textsIn } from './order-texts'
import { startPreviewInBrowser } from './preview-in-browser'
import type { PreviewInBrowser } from './preview-in-browser'
import { assertFocused, DESK, PHONE, visit } from './visit'

let preview: PreviewInBrowser

before(async () => {
  preview = await startPreviewInBrowser()
})
after(() => preview.close())

/** Opens an order by its own address, as a colleague does who was sent it. */
const open = async (page: Page, index: number): Promise<void> => {
  await page.goto(`${preview.url}/orders-b2b?order=order-${index}`)
  await page.getByRole('heading', { name: `Order 00450${12000 + index}` }).waitFor()
  await below(page).waitFor()
}
/** What comes in files of its own. */
const below = (page: Page) => page.getByRole('list', { name: 'Progress of the order' })
const showState = async (page: Page, state: string): Promise<void> => {
  await page.goto(`${preview.url}/gallery?state=${state}`)
  await page.getByRole('heading', { level: 2 }).waitFor()
  await below(page).waitFor()
}
const headings = (page: Page) =>
  page
    .locator('[class$="-x-orderPage"] :is(h2, h3, h4, h5, h6)')
    .evaluateAll((found) => found.map((one) => `${one.tagName} ${(one.textContent || '').trim()}`))
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

test('an order opens by its own address with one request, and its heading has the focus', () =>
  visit(preview.pages, DESK, async (page) => {
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/graphql/')) asked.push(request.postData() || '')
    })
    await open(page, 2)
    await assertFocused(page, 'Order 0045012002')
    assert.equal(asked.filter((body) => !body.includes('OrdersB2BCollaborator')).length, 1)
    assert.equal(asked.filter((body) => body.includes('OrdersB2BOrder')).length, 1)
  }))

test('all that the store’s system says of an order is on its page', () =>
  visit(preview.pages, DESK, async (page) => {
    const answered = page.waitForResponse((response) =>
      (response.request().postData() || '').includes('OrdersB2BOrder(')
    )
    await open(page, 2)
    const { data } = (await (await answered).json()) as { data: { erpOrder: { order: unknown } } }
    const said = textsIn(data.erpOrder.order)
    assert.ok(said.length > 40, `${said.length} texts`)
    const shown = await page.locator('[class$="-x-orderPage"]').innerText()
    assert.deepEqual(
      said.filter((text) => !shown.includes(text)),
      []
    )
  }))

for (const [device, size] of [
  ['a desk', DESK],
  ['a phone', PHONE],
] as const)
  test(`the order page is accessible and as wide as the screen on ${device}`, () =>
    visit(preview.pages, size, async (page) => {
      for (const index of [2, 4, 6, 8]) {
        await open(page, index)
        assert.deepEqual(await findViolations(page), [])
        assert.ok((await overflow(page)) <= 0, `order ${index} is too wide`)
        assert.equal(await page.getByRole('table').count(), size === DESK ? 1 : 0)
      }
    }))

test('headings lead from the order to its shipments, invoices, payments, documents and lines', () =>
  visit(preview.pages, DESK, async (page) => {
    await open(page, 2)
    assert.deepEqual(await headings(page), [
      'H2 Order 0045012002',
      'H3 2 shipments',
      'H4 Shipment 0045012002/1',
      'H4 Shipment 0045012002/2',
      'H3 Invoices',
      'H4 Invoice 000176438-1',
      'H5 Payments',
      'H4 Credit note NC-212',
      'H3 Other payments',
      'H3 Documents',
      'H3 3 items',
      'H3 Other orders of the same web order',
    ])
  }))

test('the timeline says where the order is, what is to come, and how late it is', () =>
  visit(preview.pages, DESK, async (page) => {
    await open(page, 2)
    const steps = page.getByRole('list', { name: 'Progress of the order' }).getByRole('listitem')
    assert.equal(await steps.count(), 6)
    const current = steps.and(page.locator('[aria-current="step"]'))
    assert.match(await current.innerText(), /^Partly shipped\s+Nov 20, 2026$/)
    assert.match(await steps.last().innerText(), /^Delivered\s+Expected Nov 26, 2026$/)
    await page.getByText('Late by 3 days').waitFor()
  }))

test('of a cancelled order nothing is to come', () =>
  visit(preview.pages, DESK, async (page) => {
    await open(page, 6)
    const steps = page.getByRole('list', { name: 'Progress of the order' }).getByRole('listitem')
    assert.match(await steps.last().innerText(), /^Cancelled/)
    assert.equal(await page.getByText('not shipped yet').count(), 0)
    assert.equal(await page.getByText('Expected', { exact: true }).count(), 0)
  }))

const copy = (page: Page) =>
  page.getByRole('button', { name: 'Copy My order PO-2026-4486', exact: true })

test('a number is copied, by the clipboard of the browser', () =>
  visit(preview.pages, DESK, async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await open(page, 2)
    await copy(page).press('Enter')
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'PO-2026-4486')
    await page.context().clearPermissions()
  }))

test('a number is copied where there is no such clipboard, the focus stays, and a refusal is told', () =>
  visit(preview.pages, DESK, async (page) => {
    await page.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })
      const copied: string[] = []
      Object.assign(window, { copied })
      document.addEventListener('copy', () => copied.push(String(window.getSelection())))
    })
    await open(page, 2)
    await copy(page).press('Enter')
    await page.getByRole('status').filter({ hasText: 'Copied' }).waitFor()
    const copied = () => (window as unknown as { copied: string[] }).copied
    assert.deepEqual(await page.evaluate(copied), ['PO-2026-4486'])
    assert.ok(await copy(page).evaluate((button) => button === document.activeElement))
    await page.evaluate(() => {
      document.execCommand = () => false
    })
    await copy(page).click()
    await page.getByRole('status').filter({ hasText: 'Could not copy' }).waitFor()
  }))

test('a document opens in a new tab, an XML is saved, and each says so', () =>
  visit(preview.pages, PHONE, async (page) => {
    await open(page, 2)
    const pdf = page.getByRole('link', {
      name: /^Invoice PDF 000176438-1 ?, Nov 19, 2026, 134 kB ?, opens in a new tab$/,
    })
    assert.equal(
      await pdf.getAttribute('href'),
      '/_v/private/orders-b2b/documents/INVOICE_PDF-000176438-1?lang=en'
    )
    assert.equal(await pdf.getAttribute('target'), '_blank')
    const xml = page.getByRole('link', { name: /^Invoice XML .*saves a file$/ })
    assert.match(String(await xml.getAttribute('href')), /\?lang=en&download=1$/)
    assert.equal(await xml.getAttribute('target'), null)
    const { height } = (await pdf.boundingBox()) || { height: 0 }
    assert.ok(height >= 40, `a thumb hits it: ${height} px`)
  }))

test('receipts stand beside the invoice they settle; a payment that fits none is listed too', () =>
  visit(preview.pages, DESK, async (page) => {
    await open(page, 2)
    const invoice = page.getByRole('article').filter({ hasText: 'Invoice 000176438-1' })
    await invoice.getByRole('link', { name: /^Payment receipt PG80014402/ }).waitFor()
    assert.match(await invoice.innerText(), /2\/2 · R\$710\.70 · due Dec 17, 2026 Overdue/)
    const others = page.locator('section').filter({ hasText: 'Other payments' })
    await others.getByRole('link', { name: /^Payment receipt PG80011202/ }).waitFor()
    await invoice.getByRole('link', { name: 'Invoice 000176438-1', exact: true }).click()
    await page.waitForURL(/[?&]invoice=invoice-2(&|$)/)
  }))

test('a parcel is followed at its carrier, and a mail to the store says which order it is about', () =>
  visit(preview.pages, DESK, async (page) => {
    await open(page, 2)
    const track = page.getByRole('link', { name: /^Track TRK004410079/ })
    assert.equal(await track.getAttribute('href'), 'https://track.example.com/TRK004410079')
    assert.equal(await track.getAttribute('rel'), 'noopener noreferrer')
    assert.equal(
      await page.getByRole('link', { name: 'Contact about this order' }).getAttribute('href'),
      'mailto:pedidos@casanorte.example?subject=Order%200045012002'
    )
  }))

test('parts that do not add up to the total are shown not to', () =>
  visit(preview.pages, DESK, async (page) => {
    await showState(page, 'order-partly-shipped')
    const rows = await page.locator('[class*="-x-totals"] > div').allInnerTexts()
    assert.deepEqual(
      rows.map((row) => row.replace(/\s+/g, ' ')),
      [
        'Items R$1,200.50',
        'Discount -R$100.00',
        'Freight R$45.00',
        'Tax R$216.09',
        'Difference to the parts above R$0.01',
        'Total R$1,361.60',
      ]
    )
  }))

test('what a role may not see leaves no trace', () =>
  visit(preview.pages, DESK, async (page) => {
    await showState(page, 'order-without-prices')
    const text = await page.locator('[class$="-x-orderPage"]').innerText()
    assert.doesNotMatch(text, /R\$|Payment\b(?! terms)|Invoices|Unit price/)
    await showState(page, 'order-bare')
    assert.deepEqual(await headings(page), ['H2 Order 0045012000', 'H3 Items'])
  }))

test('an invoice is no link where the store’s system lists none', () =>
  visit(preview.pages, DESK, async (page) => {
    await showState(page, 'order-stale')
    await page.getByText('No current data right now').waitFor()
    await page.getByRole('heading', { name: 'Invoice 000176439-1' }).waitFor()
    assert.equal(
      await page.getByRole('link', { name: 'Invoice 000176439-1', exact: true }).count(),
      0
    )
  }))

test('another order of the same web order is a link to it', () =>
  visit(preview.pages, DESK, async (page) => {
    await open(page, 2)
    await page.getByRole('link', { name: '0045012003' }).click()
    await page.getByRole('heading', { name: 'Order 0045012003' }).waitFor()
    await assertFocused(page, 'Order 0045012003')
  }))

test('on paper stands the order alone', () =>
  visit(preview.pages, DESK, async (page) => {
    await page.addInitScript(() => {
      window.print = () => {
        window.dispatchEvent(new Event('beforeprint'))
        document.body.dataset.printed = 'yes'
      }
    })
    await open(page, 2)
    await page.getByRole('button', { name: 'Print' }).click()
    // It waits for the parts of the order that are still on their way.
    await page.waitForSelector('[data-printed]')
    await page.emulateMedia({ media: 'print' })
    const shown = (text: string) => page.getByText(text, { exact: true }).first().isVisible()
    assert.deepEqual(
      await Promise.all(
        ['Casa Norte', 'Company orders', 'Contact about this order', 'Copy'].map(shown)
      ),
      [false, false, false, false]
    )
    assert.ok(await shown('Order 0045012002'))
    assert.ok(await page.getByRole('table').isVisible())
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await page.emulateMedia({ media: 'screen' })
    assert.ok(await shown('Casa Norte'))
  }))

test('where a part of the order can’t be fetched, its numbers stand, and trying again gets the rest', async () => {
  // Not by visit(): a request that is cut off stands in the browser's console.
  const page = await preview.pages.newPage()
  page.setDefaultTimeout(8000)
  let isDown = true
  await page.route('**/store-assets/Billing-*', (route) =>
    isDown ? route.abort() : route.continue()
  )
  await page.goto(`${preview.url}/orders-b2b?order=order-2`)
  await page.getByRole('alert').getByText('No connection').waitFor()
  await assertFocused(page, 'Order 0045012002')
  await copy(page).waitFor()
  isDown = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await below(page).waitFor()
  await page.getByRole('heading', { name: 'Invoice 000176438-1' }).waitFor()
  await page.close()
})

test('printing waits for all parts of the order', () =>
  visit(preview.pages, DESK, async (page) => {
    await page.addInitScript(() => {
      window.print = () => {
        document.title = document.querySelector('table') ? 'printed whole' : 'printed in part'
      }
    })
    const held = new Promise<void>((resolve) => {
      void page.route('**/store-assets/Billing-*', async (route) => {
        await page.getByRole('button', { name: 'Print' }).click()
        await route.continue()
        resolve()
      })
    })
    await page.goto(`${preview.url}/orders-b2b?order=order-2`)
    await held
    await page.waitForFunction(() => document.title.startsWith('printed'))
    assert.equal(await page.title(), 'printed whole')
  }))
