/** The running local store with the block's pages, and a browser to walk it: for walks, figures and pictures. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startLocalStore } from '../../dev/local-store'
import type { LocalStore, LocalStoreOptions } from '../../dev/local-store'
import { blockPages } from '../../dev/pages/block-pages'
import { DEMO_PEOPLE } from '../../dev/platform/people'
import { ensureChromium, launchBrowser } from './launch'
import type { DESK } from './visit'

export interface StoreInBrowser {
  readonly store: LocalStore
  readonly browser: Browser
  close(): Promise<void>
}

/** @param options the demo store's, where they differ */
export const startStoreInBrowser = async (
  options: LocalStoreOptions = {}
): Promise<StoreInBrowser> => {
  ensureChromium()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'orders-b2b-pages-'))
  const store = await startLocalStore({
    ...options,
    pages: [await blockPages(folder)],
    pageLinks: [{ href: '/account', label: 'My Account' }],
  })
  const browser = await launchBrowser()
  return {
    store,
    browser,
    close: async () => {
      await browser.close()
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A page of a browser in which Ana Souza of Norte Distribuidora has signed in. */
export const openAsAna = async (
  { store, browser }: StoreInBrowser,
  viewport: typeof DESK
): Promise<Page> => {
  const page = await browser.newPage({ viewport, baseURL: store.url })
  const cookies = Object.entries(store.cookiesOf(DEMO_PEOPLE.ana))
  await page.context().addCookies(cookies.map(([name, value]) => ({ name, value, url: store.url })))
  return page
}
