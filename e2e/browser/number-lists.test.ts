/** A column of numbers, pasted into the box of one number, in the running store. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'

import { DEMO_PEOPLE } from '../../dev/platform/people'
import { controlErp } from '../service/store'
import { findViolations } from './accessibility'
import type { StoreInBrowser } from './store-in-browser'
import { startStoreInBrowser } from './store-in-browser'
import { assertFocused, DESK, PHONE, visit } from './visit'

let running: StoreInBrowser
before(async () => {
  running = await startStoreInBrowser()
})
after(() => running.close())

const box = (page: Page) => page.getByRole('textbox', { name: 'Order number' })
const row = (page: Page, number: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: number, exact: true }) })

const open = async (page: Page): Promise<void> => {
  await page.goto(running.store.url)
  await page.getByRole('button', { name: DEMO_PEOPLE.ana.name }).click()
  await page.getByRole('link', { name: 'My Account' }).click()
  await page.getByText('Latest orders').waitFor()
}

/** As the keyboard does: the text is the clipboard's. */
const paste = async (page: Page, text: string): Promise<void> => {
  await box(page).focus()
  await page.evaluate((pasted) => {
    const data = new DataTransfer()
    data.setData('text', pasted)
    const event = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    })
    const isTaken = !document.activeElement?.dispatchEvent(event)
    if (!isTaken) document.execCommand('insertText', false, pasted)
  }, text)
}

const missing = (count: number) =>
  Array.from({ length: count }, (_, index) => `XQ-${7_000_001 + index}`)

for (const [device, size] of [
  ['a desk', DESK],
  ['a phone', PHONE],
] as const)
  test(`each pasted number is found or not, and an order is a click away and back: ${device}`, () =>
    visit(running.browser, size, async (page) => {
      await open(page)
      await paste(page, 'PO-4500\r\nXQ-7000001\r\n458999\n=1+1\n' + 'x'.repeat(70) + '\n')
      await page.getByRole('status').filter({ hasText: '2 found, 3 not found' }).waitFor()
      await row(page, 'XQ-7000001').getByText('Not found').waitFor()
      await row(page, 'x'.repeat(70)).getByText('Not an order number').waitFor()
      assert.equal(await box(page).inputValue(), '')
      assert.deepEqual(await findViolations(page), [])
      const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      assert.equal(isWide, false, 'nothing is cut off at the side')
      await row(page, 'PO-4500').getByRole('link', { name: '0000458812' }).click()
      await page.getByRole('heading', { name: 'Order 0000458812' }).waitFor()
      await page.goBack()
      await row(page, '458999').getByText('Shipped').waitFor()
      await assertFocused(page, '0000458812')
      await page.getByRole('button', { name: 'Back to the orders' }).click()
      await page.getByText('Latest orders').waitFor()
      assert.equal(await box(page).evaluate((one) => one === document.activeElement), true)
    }))

test('it is told once, saved and copied without a formula', () =>
  visit(running.browser, DESK, async (page) => {
    await open(page)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() => {
      const told: string[] = []
      Object.assign(window, { told })
      new MutationObserver(() => {
        for (const { textContent } of document.querySelectorAll('[role=status]'))
          if (/not found/.test(textContent ?? '') && told.at(-1) !== textContent)
            told.push(textContent ?? '')
      }).observe(document.body, { subtree: true, childList: true, characterData: true })
    })
    await paste(page, ['PO-4500', '=1+1', ...missing(23)].join('\t'))
    await page.getByRole('status').filter({ hasText: '1 found, 24 not found' }).waitFor()
    const told = await page.evaluate(() => (window as unknown as { told: string[] }).told)
    assert.deepEqual(told, ['1 found, 24 not found'])
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download as CSV' }).click()
    const download = await saving
    assert.equal(download.suggestedFilename(), 'order-numbers.csv')
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
    assert.match(lines[1] ?? '', /^"PO-4500","Found","'0000458812","v10428831nrt-01","PO-4500"/)
    assert.match(lines[2] ?? '', /^"'=1\+1","Not found"/)
    assert.equal(lines.length, 27)
    await page.getByRole('button', { name: 'Copy Your list of numbers' }).click()
    await page.getByText('Copied').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    assert.match(copied, /\nPO-4500\tFound\t0000458812\t/)
    assert.match(copied, /\n'=1\+1\tNot found\t/)
  }))

test('it fills in as answers come, can be stopped, and goes on with what is left', () =>
  visit(running.browser, DESK, async (page) => {
    await open(page)
    await controlErp(running.store, { delayMs: 700 })
    await paste(page, ['PO-4500', ...missing(39)].join('; '))
    await page.getByText('10 of 40 looked up').waitFor()
    await row(page, 'PO-4500').getByText('Delivered').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('status').filter({ hasText: '30 not looked for' }).waitFor()
    await row(page, 'XQ-7000039').getByText('Not looked for').waitFor()
    await controlErp(running.store, { delayMs: 0 })
    await page.getByRole('button', { name: 'Look for the other 30' }).click()
    await page.getByRole('status').filter({ hasText: '1 found, 39 not found' }).waitFor()
  }))

test('one number is pasted as ever, and another search takes the place of the list', () =>
  visit(running.browser, DESK, async (page) => {
    await open(page)
    await paste(page, 'OC 6807/1')
    assert.equal(await box(page).inputValue(), 'OC 6807/1')
    await paste(page, 'PO-4500\nPO-4711')
    await page.getByRole('status').filter({ hasText: '2 found, 0 not found' }).waitFor()
    await box(page).press('Enter')
    await page.getByText('My order is OC 6807/1').waitFor()
    assert.equal(await page.getByText('Your list of numbers').count(), 0)
  }))
