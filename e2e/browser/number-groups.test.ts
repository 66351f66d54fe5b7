/** What a buyer sees of a number that stands in several documents, in the running store. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'

import { DEMO_PEOPLE } from '../../dev/platform/people'
import { controlErp } from '../service/store'
import { findViolations } from './accessibility'
import type { StoreInBrowser } from './store-in-browser'
import { startStoreInBrowser } from './store-in-browser'
import { DESK, PHONE, visit } from './visit'

let running: StoreInBrowser
before(async () => {
  running = await startStoreInBrowser()
})
after(() => running.close())

const box = (page: Page) => page.getByRole('textbox', { name: 'Order number' })
const look = async (page: Page, number: string): Promise<void> => {
  await box(page).fill(number)
  await box(page).press('Enter')
}
const links = (page: Page) => page.locator('[data-opens]').allInnerTexts()
const groups = (page: Page) => page.getByRole('heading', { level: 3 }).allInnerTexts()

const open = async (page: Page): Promise<void> => {
  await page.goto(running.store.url)
  await page.getByRole('button', { name: DEMO_PEOPLE.ana.name }).click()
  await page.getByRole('link', { name: 'My Account' }).click()
  await page.getByText('Latest orders').waitFor()
}

for (const [device, size] of [
  ['a desk', DESK],
  ['a phone', PHONE],
] as const)
  test(`digits that stand in several numbers show the buyer's own first, and lead to all of each: ${device}`, () =>
    visit(running.browser, size, async (page) => {
      await open(page)
      await look(page, '4500')
      await page.getByRole('heading', { name: /^My order contains 4500/ }).waitFor()
      const found = await groups(page).then((texts) => texts.filter((text) => /4500/.test(text)))
      assert.match(found[1] ?? '', /^ERP order number contains 4500/)
      const counts = found.map((text) => Number(/(\d+) orders?$/.exec(text)?.[1]))
      const shown = counts.reduce((sum, count) => sum + Math.min(count, 5), 0)
      assert.equal((await links(page)).length, shown)
      assert.deepEqual(await findViolations(page), [])
      const [, all = 0] = counts
      await page.getByRole('link', { name: `Show all ${all}` }).click()
      await page.getByText('ERP order number contains 4500').waitFor()
      await page
        .getByRole('status')
        .filter({ hasText: `${all} orders` })
        .waitFor()
      assert.equal((await links(page)).length, 25)
      await page.getByRole('link', { name: 'Next page' }).click()
      await page.getByText('Page 2').waitFor()
      await page.goBack()
      await page.goBack()
      await page.getByRole('heading', { name: /^My order contains 4500/ }).waitFor()
    }))

test('a number that was found as typed is looked for as a part of others in one click', () =>
  visit(running.browser, DESK, async (page) => {
    await open(page)
    await look(page, 'PO-4500')
    await page.getByText('My order is PO-4500').waitFor()
    assert.deepEqual(await links(page), ['0000458812'])
    await page.getByRole('link', { name: 'Look for it as a part of other numbers too' }).click()
    await page.getByText('My order is PO-4500').waitFor()
    await page.getByRole('link', { name: 'Look for it as a part' }).waitFor({ state: 'detached' })
    await look(page, '8862')
    await page.getByRole('heading', { name: /^My order contains 8862/ }).waitFor()
    assert.equal(await page.getByText('PO-8862').first().isVisible(), true)
    assert.ok((await links(page)).includes('0000458862'))
  }))

test('who types on while the answer is on its way keeps the focus, and rows of the search before fade', () =>
  visit(running.browser, DESK, async (page) => {
    await open(page)
    await look(page, 'PO-4500')
    await page.getByText('My order is PO-4500').waitFor()
    await controlErp(running.store, { delayMs: 1500 })
    await look(page, 'PO-8862')
    await box(page).pressSequentially(' and more', { delay: 20 })
    const row = page.getByRole('row').filter({ hasText: 'PO-4500' })
    assert.equal(await row.evaluate((one) => getComputedStyle(one).filter), 'grayscale(1)')
    assert.deepEqual(await findViolations(page), [])
    await page.getByText('My order is PO-8862').waitFor()
    await box(page).pressSequentially(' text')
    assert.equal(await box(page).inputValue(), 'PO-8862 and more text')
    await controlErp(running.store, { delayMs: 0 })
  }))
