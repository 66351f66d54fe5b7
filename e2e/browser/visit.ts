import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'

export const DESK = { width: 1280, height: 900 }
export const PHONE = { width: 375, height: 812 }

const PATIENCE_MS = 8000

/** Opens a page, of a person or a browser of its own, walks, and asserts that the browser's console stayed silent. */
export const visit = async (
  opener: Browser | BrowserContext,
  size: typeof DESK,
  walk: (page: Page) => Promise<void>
): Promise<void> => {
  const page = await opener.newPage()
  await page.setViewportSize(size)
  page.setDefaultTimeout(PATIENCE_MS)
  const said: string[] = []
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) said.push(message.text())
  })
  page.on('pageerror', (error) => said.push(String(error)))
  try {
    await walk(page)
    assert.deepEqual(said, [], 'the console stays silent')
  } finally {
    await page.close()
  }
}

/** Waits until what has this text holds the focus; fails with what holds it instead. */
export const assertFocused = async (page: Page, text: string): Promise<void> => {
  const focused = () => (document.activeElement?.textContent || '').trim()
  await page
    .waitForFunction((wanted) => document.activeElement?.textContent?.trim() === wanted, text)
    .catch(async () => assert.equal((await page.evaluate(focused)).slice(0, 200), text))
}
