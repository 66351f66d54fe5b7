import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page, Route } from 'playwright-core'
import { findViolations } from './accessibility'
import { startPreviewInBrowser } from './preview-in-browser'
import type { PreviewInBrowser } from './preview-in-browser'
import { DESK, assertFocused, PHONE, visit } from './visit'

const SERVICE = '**/_v/private/graphql/v1'
const SHELLS = ['/account', '/orders-b2b'] as const

let preview: PreviewInBrowser

before(async () => {
  preview = await startPreviewInBrowser()
})
after(() => preview.close())

/** What a page does by itself, without a press of a key or a click, moves what people look at. */
interface Shift extends PerformanceEntry {
  value: number
  hadRecentInput: boolean
}

const open = async (page: Page, path = '/account'): Promise<void> => {
  await page.goto(preview.url + path)
  await page.getByText('60 orders').waitFor()
}
const search = async (page: Page, number: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Order number' }).fill(number)
  await page.keyboard.press('Enter')
}
const links = (page: Page) => page.locator('[data-opens]').allInnerTexts()
const asksOrders = (route: Route) => (route.request().postData() || '').includes('erpOrders')

const NUMBERS = [
  ['ANY', '1340710001234-01', 'Web order number is 1340710001234-01'],
  ['WEB', '1340710001234-01', 'Web order number is 1340710001234-01'],
  ['ERP', '0045012000', 'ERP order number is 0045012000'],
  ['CUSTOMER', 'po-2026-4500', 'My order is po-2026-4500'],
  ['ANY', '-4500', 'My order contains -4500'],
] as const

for (const [device, size] of [
  ['a desk', DESK],
  ['a phone', PHONE],
] as const)
  test(`an order is found by each of its numbers on ${device}`, () =>
    visit(preview.pages, size, async (page) => {
      await open(page)
      for (const [kind, number, interpretation] of NUMBERS) {
        await page.getByLabel('Kind of number').selectOption(kind)
        await search(page, number)
        await page.getByText(interpretation).waitFor()
        assert.deepEqual(await links(page), ['0045012000'])
      }
      assert.equal(await page.getByRole('table').count(), size === DESK ? 1 : 0)
      assert.deepEqual(await findViolations(page), [])
    }))

for (const shell of SHELLS)
  test(`an order opens, and the way back leads to the same search and its link: ${shell}`, () =>
    visit(preview.pages, DESK, async (page) => {
      await open(page, shell)
      await search(page, '004501201')
      await page.getByText('10 orders').waitFor()
      await page.getByRole('link', { name: '0045012013' }).click()
      await page.getByRole('heading', { name: 'Order 0045012013' }).waitFor()
      await assertFocused(page, 'Order 0045012013')
      await page.reload()
      await page.getByRole('heading', { name: 'Order 0045012013' }).waitFor()
      await page.goBack()
      await page.getByText('10 orders').waitFor()
      await page.getByRole('link', { name: '0045012013' }).click()
      await page.getByRole('link', { name: 'Back to the orders' }).click()
      await page.getByText('10 orders').waitFor()
      await assertFocused(page, '0045012013')
      assert.equal(
        await page.getByRole('textbox', { name: 'Order number' }).inputValue(),
        '004501201'
      )
    }))

for (const shell of SHELLS)
  test(`pages turn forward and back, by their links and by the browser, and can be sent: ${shell}`, () =>
    visit(preview.pages, DESK, async (page) => {
      await open(page, shell)
      const [first] = await links(page)
      await page.getByRole('link', { name: 'Next page' }).click()
      await page.getByText('Page 2').waitFor()
      await assertFocused(page, 'Latest orders')
      const second = await links(page)
      await page.getByRole('link', { name: 'Next page' }).click()
      await page.getByText('Page 3').waitFor()
      assert.equal((await links(page)).length, 10)
      const other = await preview.pages.newPage()
      await other.goto(page.url())
      await other.getByText('Page 3').waitFor()
      await other.getByRole('link', { name: 'Previous page' }).click()
      await other.getByText('Page 2').waitFor()
      assert.deepEqual(await links(other), second)
      await other.close()
      await page.goBack()
      await page.getByText('Page 2').waitFor()
      await page.goBack()
      await page.getByText('Page 1').waitFor()
      assert.equal((await links(page))[0], first)
      await page.goForward()
      await page.getByText('Page 2').waitFor()
      assert.deepEqual(await links(page), second)
    }))

test('the whole way goes by keyboard', () =>
  visit(preview.pages, DESK, async (page) => {
    await open(page)
    const tabTo = async (name: string) => {
      for (let presses = 0; presses < 40; presses++) {
        await page.keyboard.press('Tab')
        const label = await page.evaluate(() => {
          const active = document.activeElement
          const labels = active instanceof HTMLInputElement ? active.labels : null
          return (labels?.[0] || active)?.textContent?.trim()
        })
        if (label === name) return
      }
      assert.fail(`Tab never came to ${name}`)
    }
    await tabTo('Order number')
    await page.keyboard.type('0045012007')
    await page.keyboard.press('Enter')
    await page.getByText('1 order', { exact: true }).waitFor()
    await assertFocused(page, 'Results')
    await tabTo('0045012007')
    const ring = await page.evaluate(
      () => getComputedStyle(document.activeElement as Element).outlineStyle
    )
    assert.equal(ring, 'solid')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Order 0045012007' }).waitFor()
    await page.keyboard.press('Shift+Tab')
    await assertFocused(page, '← Back to the orders')
    await page.keyboard.press('Enter')
    await page.getByText('1 order', { exact: true }).waitFor()
    await assertFocused(page, '0045012007')
  }))

test('an error is announced, keeps what was typed, and goes away by trying again', () =>
  visit(preview.pages, PHONE, async (page) => {
    await open(page)
    let isDown = true
    const failure = {
      errors: [{ message: 'failed', extensions: { code: 'ERP_UNAVAILABLE', requestId: 'req-77' } }],
    }
    await page.route(SERVICE, (route) =>
      isDown && asksOrders(route) ? route.fulfill({ json: failure }) : route.continue()
    )
    await search(page, '0045012003')
    const alert = page.getByRole('alert')
    await alert.getByText('The store’s system is not answering').waitFor()
    await alert.getByText('req-77').waitFor()
    assert.equal(
      await page.getByRole('textbox', { name: 'Order number' }).inputValue(),
      '0045012003'
    )
    await alert.getByRole('button', { name: 'Try again' }).click()
    await alert.getByText('The store’s system is not answering').waitFor()
    isDown = false
    await alert.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('ERP order number is 0045012003').waitFor()
  }))

test('a wrong date is told at its box, which gets the focus', () =>
  visit(preview.pages, DESK, async (page) => {
    await open(page)
    await page.getByLabel('Ordered from').fill('2026-11-20')
    await page.getByLabel('Ordered until').fill('2026-10-01')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('alert').waitFor()
    const box = page.getByLabel('Ordered until')
    assert.equal(await box.getAttribute('aria-invalid'), 'true')
    assert.equal(await box.inputValue(), '2026-10-01')
    assert.equal(await box.evaluate((node) => node === document.activeElement), true)
  }))

test('an ERP that is slow is said to be, and the rows stay until the new ones come', () =>
  visit(preview.pages, DESK, async (page) => {
    await open(page)
    await search(page, 'SLOW')
    await page.getByText('taking longer than usual').waitFor()
    assert.equal((await links(page)).length, 25)
    await page.getByText('No order was found').waitFor()
  }))

test('what is typed but not yet searched for outlives an opened order', () =>
  visit(preview.pages, DESK, async (page) => {
    await open(page)
    await page.getByRole('textbox', { name: 'Order number' }).fill('half a num')
    await page.getByRole('link', { name: '0045012004' }).click()
    await page.getByRole('heading', { name: 'Order 0045012004' }).waitFor()
    await page.goBack()
    assert.equal(
      await page.getByRole('textbox', { name: 'Order number' }).inputValue(),
      'half a num'
    )
  }))

test('what gets into the box in the very moment the first rows come is searched for', () =>
  visit(preview.pages, DESK, async (page) => {
    await page.addInitScript(() => {
      // As a paste, dictation or the browser's filling-in does it: no key comes first. It is before the effects of the rows.
      const observer = new MutationObserver(() => {
        const box = document.querySelector('[role=search] input')
        if (!box || !document.querySelector('[data-opens]')) return
        observer.disconnect()
        const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')
        value?.set?.call(box, '0045012003')
        box.dispatchEvent(new Event('input', { bubbles: true }))
      })
      observer.observe(document, { childList: true, subtree: true })
    })
    await open(page)
    const box = page.getByRole('textbox', { name: 'Order number' })
    assert.equal(await box.inputValue(), '0045012003')
    await box.press('Enter')
    await page.getByText('ERP order number is 0045012003').waitFor()
  }))

test('a search asks once, and the page does not jump', () =>
  visit(preview.pages, DESK, async (page) => {
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/graphql/')) asked.push(request.postData() || '')
    })
    await page.addInitScript(() => {
      const shifts = { sum: 0 }
      Object.assign(window, { shifts })
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as Shift[])
          if (!entry.hadRecentInput) shifts.sum += entry.value
      }).observe({ type: 'layout-shift', buffered: true })
    })
    await open(page)
    await search(page, '0045012001')
    await page.getByText('1 order', { exact: true }).waitFor()
    const searches = asked.filter((body) => body.includes('erpOrders'))
    assert.equal(searches.length, 2, 'the latest orders, and the search')
    const shift = await page.evaluate(
      () => (window as unknown as { shifts: { sum: number } }).shifts.sum
    )
    assert.ok(shift <= 0.02, `layout shift ${shift}`)
  }))

test('rows of one company are gone as soon as an order answers for another', () =>
  visit(preview.pages, DESK, async (page) => {
    await open(page)
    await page.route(SERVICE, async (route) => {
      const body = await (await route.fetch()).text()
      const other = body.replace(/"key":"a1b2c3"/g, '"key":"other"')
      const isList = asksOrders(route)
      await route.fulfill({
        body: isList ? other.replace(/00450120/g, '99450120') : other,
        contentType: 'application/json',
      })
    })
    await page.getByRole('link', { name: '0045012000' }).click()
    await page.getByRole('heading', { name: 'Order 0045012000' }).waitFor()
    await page.getByRole('link', { name: 'Back to the orders' }).click()
    await page.getByRole('link', { name: '9945012001' }).waitFor()
    assert.equal(await page.getByRole('link', { name: '0045012000' }).count(), 0)
  }))

test('the menu has no entry for a person without an organization, and nothing breaks', () =>
  visit(preview.pages, DESK, async (page) => {
    const refusal = { errors: [{ message: 'failed', extensions: { code: 'NO_ACCESS' } }] }
    await page.route(SERVICE, (route) => route.fulfill({ json: refusal }))
    await page.goto(`${preview.url}/account`)
    await page.getByText('You do not have access to company orders').waitFor()
    assert.equal(
      await page.getByRole('navigation', { name: 'My account' }).getByRole('link').count(),
      1
    )
  }))
