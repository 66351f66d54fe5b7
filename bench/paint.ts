/**
 * What a person meets in the browser: how soon rows are painted after Enter, how much the page moves by itself, how often
 * it asks. Chromium at 1280 x 900, the whole local store behind it, a search for another order each time.
 */
import type { Page } from 'playwright-core'

import { openAsAna, startStoreInBrowser } from '../e2e/browser/store-in-browser'
import type { StoreInBrowser } from '../e2e/browser/store-in-browser'
import { DESK } from '../e2e/browser/visit'
import { controlErp } from '../e2e/service/store'
import { median } from './median'

/** What moves within half a second of a key is blamed on the person: an ERP this slow shows what moves later. */
const SLOW_ERP_MS = 700
/** Shifts are told a frame or two later. */
const SETTLED_MS = 300
const SEARCHES = 15
/** Not among the latest orders: as of most that are looked for, its row is new to the page. */
const OLDER_ORDER = '0000458812'

export interface PaintFigures {
  /** Milliseconds from Enter to painted rows, the ERP answering at once. */
  readonly enterToRowsMs: number
  /** The sum of layout shifts without recent input: first load, then a search. */
  readonly layoutShift: number
  readonly requestsPerSearch: number
}

export const measurePaint = async (): Promise<PaintFigures> => {
  const running = await startStoreInBrowser()
  try {
    return { ...(await measureSearches(running)), ...(await measureShift(running)) }
  } finally {
    await running.close()
  }
}

/** My Account with the latest orders, signed in. */
const openAccount = async (running: StoreInBrowser): Promise<Page> => {
  const page = await openAsAna(running, DESK)
  await page.addInitScript(sumShifts)
  await page.goto('/account')
  await rowsOf(page).first().waitFor()
  return page
}

const rowsOf = (page: Page) => page.locator('[data-opens]')

const measureSearches = async (running: StoreInBrowser) => {
  const page = await openAccount(running)
  const numbers = (await rowsOf(page).allInnerTexts()).slice(1, SEARCHES + 1)
  // The first search by a number fetches the file that shows groups, once.
  await search(page, OLDER_ORDER)
  let requests = 0
  page.on('request', () => (requests += 1))
  const timesMs: number[] = []
  for (const number of numbers) timesMs.push(await search(page, number))
  await page.close()
  return { enterToRowsMs: median(timesMs), requestsPerSearch: requests / numbers.length }
}

const measureShift = async (running: StoreInBrowser) => {
  await controlErp(running.store, { delayMs: SLOW_ERP_MS })
  const page = await openAccount(running)
  await search(page, OLDER_ORDER)
  await page.waitForTimeout(SETTLED_MS)
  const layoutShift = await page.evaluate(() => Number(document.documentElement.dataset.shift ?? 0))
  await page.close()
  return { layoutShift }
}

/** @returns milliseconds from Enter until that order alone is painted. */
const search = async (page: Page, number: string): Promise<number> => {
  await page.getByLabel('Order number').fill(number)
  await page.evaluate(watchForRow, number)
  await page.keyboard.press('Enter')
  return page.evaluate(() => window.painted)
}

/** Runs in the page. Shifts are summed in an attribute of the document. */
const sumShifts = (): void => {
  let sum = 0
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[])
      if (!entry.hadRecentInput) sum += entry.value
    document.documentElement.dataset.shift = String(sum)
  }).observe({ type: 'layout-shift', buffered: true })
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number
  readonly hadRecentInput: boolean
}

declare global {
  interface Window {
    /** Milliseconds from Enter to paint. */
    painted: Promise<number>
  }
}

/** Runs in the page. What is set up in a frame is painted when the task after it runs. */
const watchForRow = (number: string): void => {
  window.painted = new Promise((resolve) => {
    let startMs = 0
    window.addEventListener('keydown', ({ timeStamp }) => (startMs = timeStamp), { once: true })
    const observer = new MutationObserver(() => {
      const rows = document.querySelectorAll('[data-opens]')
      if (rows.length !== 1 || rows[0]?.textContent !== number) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - startMs)))
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}
