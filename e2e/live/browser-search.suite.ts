/** One look-up as a person does it: the page in a browser, the app under its runtime, and the real server behind it. */
import assert from 'node:assert/strict'
import { it } from 'node:test'

import { DEMO_PEOPLE } from '../../dev/platform/people'
import type { SettingsValues } from '../../dev/platform/apps-settings'
import type { KnownFacts, KnownOrder } from '../../node/testing/connector-subject'
import { startStoreInBrowser } from '../browser/store-in-browser'
import { DESK, visit } from '../browser/visit'

const ERP_HOST = 'erp.live.example'
const NORTE = 'org-norte'

export interface LiveErp {
  readonly origin: string
  /** As an admin would save them, without the address. */
  readonly settings: SettingsValues
  readonly known: KnownFacts
  close(): Promise<void>
}

/** @param start a server whose orders are known */
export const describeBrowserSearch = (start: () => Promise<LiveErp>): void => {
  it('finds an order in the browser by the number of the buyer, and opens it', async () => {
    const erp = await start()
    const running = await startStoreInBrowser({
      settings: { ...erp.settings, erpBaseUrl: `https://${ERP_HOST}`, companyLink: 'CONFIRMED' },
      outbound: { [ERP_HOST]: erp.origin },
      links: [{ organizationId: NORTE, companyRefs: erp.known.companies }],
    })
    try {
      await visit(running.browser, DESK, async (page) => {
        const { number, erpNumber } = sampleOf(erp.known)
        await page.goto(running.store.url)
        await page.getByRole('button', { name: DEMO_PEOPLE.ana.name }).click()
        await page.getByRole('link', { name: 'My Account' }).click()
        await page.getByLabel('Order number').fill(number)
        await page.keyboard.press('Enter')
        await page.getByRole('link', { name: erpNumber }).click()
        await page.getByRole('heading', { name: new RegExp(erpNumber) }).waitFor()
      })
    } finally {
      await running.close()
      await erp.close()
    }
  })
}

/** An own order that its own number of the buyer names alone. */
const sampleOf = ({ orders, companies }: KnownFacts): { number: string; erpNumber: string } => {
  const own = orders.filter(({ ownerRef }) => companies.includes(ownerRef))
  const numbersOf = ({ numbers }: KnownOrder) => numbers.CUSTOMER
  const sample = own.find((order) =>
    numbersOf(order).some((number) =>
      own.every((other) => other === order || !numbersOf(other).join(' ').includes(number))
    )
  )
  const [number] = sample?.numbers.CUSTOMER ?? []
  const [erpNumber] = sample?.numbers.ERP ?? []
  assert.ok(
    number !== undefined && erpNumber !== undefined,
    'An order with both numbers is needed.'
  )
  return { number, erpNumber }
}
