/** The page of a store that moved over from `vtex.omnichannel-order-status`: signed in, before an ERP of that contract. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { DEMO_PEOPLE } from '../../dev/platform/people'
import { GIAPI } from '../../node/connectors/pedido/__fixtures__/dialect'
import { NORTE_REFS, orderOf, startPedidoErp } from '../service/pedido-store'
import type { PedidoErp } from '../service/pedido-store'
import { findViolations } from './accessibility'
import { startStoreInBrowser } from './store-in-browser'
import type { StoreInBrowser } from './store-in-browser'
import { DESK, PHONE, visit } from './visit'

let erp: PedidoErp
let running: StoreInBrowser

before(async () => {
  erp = await startPedidoErp(GIAPI)
  running = await startStoreInBrowser(erp.options)
})
after(async () => {
  await running.close()
  await erp.server.close()
})

const openAccount = async (page: Page): Promise<void> => {
  await page.goto(running.store.url)
  await page.getByRole('button', { name: DEMO_PEOPLE.ana.name }).click()
  await page.getByRole('link', { name: 'My Account' }).click()
  await page.getByText('Latest orders').waitFor()
}
const rows = (page: Page) => page.locator('[data-opens]').allInnerTexts()
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

const find = async (page: Page, number: string, heading: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Order number' }).fill(number)
  await page.keyboard.press('Enter')
  await page.getByText(heading).waitFor()
}

/** Its total is more than lines and freight come to. */
const assertOrderPage = async (page: Page): Promise<void> => {
  const shown = await page.locator('[class$="-x-orderPage"]').innerText()
  // The carrier has a page and no number.
  assert.match(shown, /Tracking\s+Track/)
  for (const fact of [
    ...['Rolamento 6204 2RS', 'BRG-6204', 'R$1,375.10', 'Invoice 0900000-1', 'Boleto, 28/56'],
    ...['R$4,125.30', 'R$1,234.50', 'Difference to the parts above', 'R$1,515.70', 'R$6,875.50'],
  ])
    assert.ok(shown.includes(fact), `${fact} in ${shown}`)
}

const openDocument = async (page: Page): Promise<void> => {
  const answered = page
    .context()
    .waitForEvent('response', (answer) => answer.url().includes('/orders-b2b/documents/'))
  await page.getByRole('link', { name: /^Invoice PDF 0900000/ }).click()
  const answer = await answered
  assert.deepEqual([answer.status(), answer.headers()['content-type']], [200, 'application/pdf'])
}

void describe('a buyer whose store moved over', () => {
  const sample = () => orderOf(erp, String(NORTE_REFS[0]), 0)

  for (const [device, size] of [
    ['a desk', DESK],
    ['a phone', PHONE],
  ] as const)
    void it(`finds an order by each of its numbers, reads it and opens a document on ${device}`, () =>
      visit(running.browser, size, async (page) => {
        const { erpNumber, known } = sample()
        await openAccount(page)
        await page.locator('[data-opens]').first().waitFor()
        assert.equal((await rows(page)).length, 25)
        const tabs = page.getByRole('navigation', { name: 'Orders, invoices, payments' })
        assert.deepEqual(await tabs.getByRole('link').allInnerTexts(), ['Orders'])
        await find(page, String(known.numbers.INVOICE[1]), 'Invoice number is')
        assert.deepEqual(await rows(page), [erpNumber])
        await find(page, erpNumber, 'ERP order number is')
        assert.deepEqual(await rows(page), [erpNumber])
        await find(page, 'PO-4500', 'My order is')
        assert.equal((await rows(page)).length, 2)
        await find(page, String(known.numbers.WEB[0]), 'Web order number is')
        assert.deepEqual([await findViolations(page), await overflow(page)], [[], 0])
        await page.getByRole('link', { name: erpNumber }).click()
        await page.getByRole('link', { name: /^Payment slip/ }).waitFor()
        await assertOrderPage(page)
        assert.deepEqual([await findViolations(page), await overflow(page)], [[], 0])
        await openDocument(page)
      }))

  void it("is told that another company's order does not exist, and that the ERP is down", () =>
    visit(running.browser, PHONE, async (page) => {
      const { erpNumber, known } = orderOf(erp, '47', 0)
      await openAccount(page)
      await find(page, erpNumber, `Order number: ${erpNumber}`)
      assert.deepEqual(await rows(page), [])
      await page.goto('about:blank')
      await page.goto(`${running.store.url}/account#/orders-b2b?order=${known.id}`)
      await page.getByText('This was not found').waitFor()
      await page.getByRole('link', { name: 'Back to the orders' }).click()
      await page.getByText('Latest orders').waitFor()
      erp.server.misbehave({ kind: 'reply', status: 503, body: '' })
      await find(page, 'PO-4501', 'The store’s system is not answering')
      erp.server.misbehave(null)
      await page.getByRole('button', { name: 'Try again' }).click()
      await page.getByText('My order is PO-4501').waitFor()
    }))
})
