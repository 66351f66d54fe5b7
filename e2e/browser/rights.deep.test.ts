/** What the page makes of a role, as people of the local store meet it. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { DEMO_SETTINGS, startLocalStore } from '../../dev/local-store'
import type { LocalStore } from '../../dev/local-store'
import { DEMO_PEOPLE } from '../../dev/platform/people'
import type { DemoPerson } from '../../dev/platform/people'
import { createStoreHandler } from '../../dev/store/handler'
import { accountsWithRoles } from '../service/rights-account'
import { findViolations } from './accessibility'
import { ensureChromium, launchBrowser } from './launch'
import { DESK, PHONE, visit } from './visit'

const folder = mkdtempSync(path.join(os.tmpdir(), 'orders-b2b-rights-'))
let browser: Browser
let store: LocalStore

before(async () => {
  ensureChromium()
  const { handle } = await createStoreHandler({ outputFolder: folder })
  store = await startLocalStore({
    settings: { ...DEMO_SETTINGS, accessMode: 'roles' },
    accounts: accountsWithRoles(),
    pages: [({ request, response }) => Promise.resolve(handle(request, response))],
    pageLinks: [{ href: '/account', label: 'My Account' }],
  })
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const openAccount = async (page: Page, name: DemoPerson): Promise<void> => {
  await page.goto(store.url)
  await page.getByRole('button', { name: DEMO_PEOPLE[name].name }).click()
  await page.getByText('Signed in:').waitFor()
  await page.getByRole('link', { name: 'My Account' }).click()
}
const said = (page: Page) => page.locator('[class*="-x-page "]').innerText()
const AMOUNT = /R\$|\bTotal\b|Unit price/

for (const size of [DESK, PHONE])
  test(`without the right to prices no amount, column or sum has a place: ${size.width} px`, () =>
    visit(browser, size, async (page) => {
      await openAccount(page, 'ana')
      await page.locator('[data-opens]').first().waitFor()
      assert.doesNotMatch(await said(page), AMOUNT)
      await page.locator('[data-opens]').first().click()
      await page.getByRole('heading', { name: /^\d+ items?$/ }).waitFor()
      assert.match(await said(page), /Ordered/)
      assert.doesNotMatch(await said(page), AMOUNT)
      assert.deepEqual(await findViolations(page), [])
    }))

test('one who sees their own orders is told so, and is offered only what their role allows', () =>
  visit(browser, DESK, async (page) => {
    await openAccount(page, 'bruno')
    await page.getByText('You see the orders you placed.').waitFor()
    assert.match(await said(page), AMOUNT)
    const kinds = await page.getByLabel('Kind of number').locator('option').allInnerTexts()
    assert.ok(kinds.length > 2 && !kinds.includes('Invoice'))
    await page.locator('[data-opens]').first().click()
    await page.getByRole('heading', { name: /^\d+ items?$/ }).waitFor()
    const text = await said(page)
    assert.match(text, /bruno\.lima@norte\.example/)
    assert.doesNotMatch(text, /^Payment$/m)
    assert.deepEqual(await findViolations(page), [])
  }))

test('one whose role allows nothing reads what the store’s administrator has to do once', () =>
  visit(browser, DESK, async (page) => {
    await openAccount(page, 'david')
    await page.getByText('You do not have access to company orders').waitFor()
    assert.match(await said(page), /open the roles page of Storefront Permissions once/)
    assert.deepEqual(await findViolations(page), [])
  }))
