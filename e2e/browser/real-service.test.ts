/** The page as people meet it: signed in at the local store, the app under its runtime, the demo ERP behind it. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { ApolloClient } from 'apollo-client'
import type { Page } from 'playwright-core'
import type { LocalStore } from '../../dev/local-store'
import { DEMO_PEOPLE } from '../../dev/platform/people'
import type { DemoPerson } from '../../dev/platform/people'
import { controlErp } from '../service/store'
import { findViolations } from './accessibility'
import { startStoreInBrowser } from './store-in-browser'
import type { StoreInBrowser } from './store-in-browser'
import { DESK, PHONE, visit } from './visit'

/** Norte's order that all three numbers name, and the order of Andes with the same number of the buyer. */
const NORTE = { id: 'so-p0428831', erp: '0000458812', web: 'v10428831nrt-01', own: 'PO-4500' }
const ANDES = { erp: '0000458813' }
/** For how long the service may go by the organization that the session named before, and some more. */
const SWITCH_PATIENCE_MS = 20_000
const BETWEEN_LOOKS_MS = 500

let running: StoreInBrowser
let store: LocalStore

before(async () => {
  running = await startStoreInBrowser()
  store = running.store
})
after(() => running.close())

const walk = (size: typeof DESK, steps: (page: Page) => Promise<void>) => () =>
  visit(running.browser, size, steps)

const signIn = async (page: Page, name: DemoPerson): Promise<void> => {
  await page.goto(store.url)
  await page.getByRole('button', { name: DEMO_PEOPLE[name].name }).click()
  await page.getByText('Signed in:').waitFor()
}
const openAccount = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'My Account' }).click()
  await page.getByText('Latest orders').waitFor()
}
const search = async (page: Page, number: string): Promise<void> => {
  const box = page.getByRole('textbox', { name: 'Order number' })
  await box.fill(number)
  await box.press('Enter')
}
const rows = (page: Page) => page.locator('[data-opens]').allInnerTexts()
const entry = (page: Page) =>
  page.getByRole('navigation').getByRole('link', { name: 'Company orders' })

const assertFound = async (page: Page, number: string, interpretation: string): Promise<void> => {
  await search(page, number)
  await page.getByText(interpretation).waitFor()
  assert.deepEqual(await rows(page), [NORTE.erp])
}

/** All that the browser keeps for this store: the page, its storages and Apollo's cache. */
const everythingKept = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { __APOLLO_CLIENT__: client } = window as unknown as {
      __APOLLO_CLIENT__: ApolloClient<unknown>
    }
    const kept = [{ ...localStorage }, { ...sessionStorage }, client.extract()]
    return document.documentElement.outerHTML + JSON.stringify(kept)
  })

void describe('a collaborator', { concurrency: 3 }, () => {
  void it(
    'of two organizations sees the orders of the one they switched to',
    walk(DESK, async (page) => {
      await signIn(page, 'tomas')
      await openAccount(page)
      await search(page, NORTE.own)
      await page.getByRole('link', { name: NORTE.erp }).waitFor()
      const found = page.url()
      await page.goto(store.url)
      await page.getByRole('button', { name: 'Switch to Andes Comercial' }).click()
      await page.getByText('for Andes Comercial').waitFor()
      const lastAtMs = Date.now() + SWITCH_PATIENCE_MS
      do {
        await page.goto('about:blank')
        await page.waitForTimeout(BETWEEN_LOOKS_MS)
        await page.goto(found)
        await page.locator('[data-opens]').first().waitFor()
      } while ((await rows(page)).includes(NORTE.erp) && Date.now() < lastAtMs)
      assert.deepEqual(await rows(page), [ANDES.erp])
    })
  )

  for (const [device, size] of [
    ['a desk', DESK],
    ['a phone', PHONE],
  ] as const)
    void it(
      `signs in, opens My Account and finds an order by each of its numbers on ${device}`,
      walk(size, async (page) => {
        await signIn(page, 'ana')
        await openAccount(page)
        await entry(page).waitFor()
        await assertFound(page, NORTE.web, `Web order number is ${NORTE.web}`)
        await assertFound(page, NORTE.erp, `ERP order number is ${NORTE.erp}`)
        await assertFound(page, NORTE.own, `My order is ${NORTE.own}`)
        assert.deepEqual(await findViolations(page), [])
        await page.getByRole('link', { name: NORTE.erp }).click()
        await page.getByRole('heading', { name: `Order ${NORTE.erp}` }).waitFor()
        await page.getByText('R$6,875.00').filter({ visible: true }).first().waitFor()
      })
    )

  void it(
    'of another company finds the order of their own under the same number, and never the other',
    walk(DESK, async (page) => {
      await signIn(page, 'carla')
      await openAccount(page)
      await search(page, NORTE.own)
      await page.getByText(`My order is ${NORTE.own}`).waitFor()
      assert.deepEqual(await rows(page), [ANDES.erp])
      for (const foreign of [NORTE.web, NORTE.erp]) {
        await search(page, foreign)
        await page.getByText(`Order number: ${foreign}`).waitFor()
        assert.deepEqual(await rows(page), [])
      }
    })
  )

  void it(
    "who has the address of another company's order is told the same as of no order at all",
    walk(DESK, async (page) => {
      await signIn(page, 'carla')
      const told: string[] = []
      for (const id of [NORTE.id, 'so-p9999999']) {
        await page.goto('about:blank')
        await page.goto(`${store.url}/account#/orders-b2b?order=${id}`)
        await page.getByText('This was not found').waitFor()
        told.push(await page.locator('body').innerText())
      }
      assert.equal(told[0], told[1])
    })
  )

  void it(
    'who signs in after another, with the page still open, finds nothing of the former company',
    walk(DESK, async (page) => {
      await signIn(page, 'ana')
      await openAccount(page)
      await assertFound(page, NORTE.own, `My order is ${NORTE.own}`)
      assert.match(await everythingKept(page), /Norte Distribuidora/)
      const form = { person: DEMO_PEOPLE.carla.email }
      await page.context().request.post(`${store.url}/sign-in`, { form })
      await page.getByLabel('Kind of number').selectOption('CUSTOMER')
      await page.getByRole('button', { name: 'Search' }).click()
      await page.getByRole('link', { name: ANDES.erp }).waitFor()
      const nothingOfNorte = async () => {
        const kept = await everythingKept(page)
        for (const word of ['Norte Distribuidora', NORTE.id, NORTE.erp, NORTE.web])
          assert.ok(!kept.includes(word), word)
      }
      await nothingOfNorte()
      await page.reload()
      await page.getByRole('link', { name: ANDES.erp }).waitFor()
      await nothingOfNorte()
    })
  )

  void it(
    'who is not signed in signs in, and is back at the same search',
    walk(PHONE, async (page) => {
      await page.goto(`${store.url}/account#/orders-b2b?number=${NORTE.own}&kind=CUSTOMER`)
      await page.getByRole('link', { name: 'Sign in' }).click()
      await page.getByRole('button', { name: DEMO_PEOPLE.ana.name }).click()
      await page.getByText(`My order is ${NORTE.own}`).waitFor()
      assert.deepEqual(await rows(page), [NORTE.erp])
      assert.equal(
        await page.getByRole('textbox', { name: 'Order number' }).inputValue(),
        NORTE.own
      )
      assert.equal(await page.getByLabel('Kind of number').inputValue(), 'CUSTOMER')
    })
  )

  for (const [name, told, entries] of [
    ['nina', 'You do not have access to company orders', 0],
    ['sergio', 'Your company is not connected yet', 1],
    ['vera', 'Your company’s account is on hold', 1],
  ] as const)
    void it(
      `is told how things stand, and has a menu entry only with an organization: ${name}`,
      walk(DESK, async (page) => {
        await signIn(page, name)
        await page.goto(`${store.url}/account`)
        await page.getByText(told).waitFor()
        await page.waitForLoadState('networkidle')
        assert.equal(await entry(page).count(), entries)
      })
    )
})

void describe('an ERP that is down', () => {
  after(() => controlErp(store, { fault: null }))

  void it(
    'is said to be, keeps what was typed, and is asked again on request',
    walk(PHONE, async (page) => {
      await signIn(page, 'ana')
      await openAccount(page)
      await controlErp(store, { fault: 'down' })
      await search(page, 'PO-4711')
      const alert = page.getByRole('alert')
      await alert.getByText('The store’s system is not answering').waitFor()
      assert.equal(
        await page.getByRole('textbox', { name: 'Order number' }).inputValue(),
        'PO-4711'
      )
      assert.deepEqual(await findViolations(page), [])
      await controlErp(store, { fault: null })
      await alert.getByRole('button', { name: 'Try again' }).click()
      await page.getByText('My order is PO-4711').waitFor()
      assert.deepEqual(await rows(page), ['0000458999'])
    })
  )
})
