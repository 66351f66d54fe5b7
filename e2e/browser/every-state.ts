import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import { STATES } from '../../dev/store/fixtures/states'
import { findViolations } from './accessibility'
import { visit } from './visit'

/** A text by its id where a message should stand. */
const UNTRANSLATED = /store\/orders-b2b/
/** The sentence about a slow ERP comes after this. */
const SETTLED_MS = 250

const look = async (page: Page, address: string, name: string): Promise<void> => {
  await page.goto('about:blank')
  await page.goto(address)
  await page.locator('main h1').waitFor()
  await page.waitForTimeout(SETTLED_MS)
  const text = await page.locator('main').innerText()
  assert.doesNotMatch(text, UNTRANSLATED, name)
  assert.ok(text.length > 40, `${name} says something`)
  assert.deepEqual(await findViolations(page), [], name)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth
  )
  assert.ok(overflow <= 0, `${name} fits the screen: ${overflow} px too wide`)
}

export interface Looks {
  browser: Browser
  /** Where the gallery is served. */
  url: string
  languages: readonly string[]
  sizes: ReadonlyArray<{ width: number; height: number }>
}

/** Goes through every state of the gallery: translated, accessible, as wide as the screen, nothing in the console. */
export const walkEveryState = async ({ browser, url, languages, sizes }: Looks): Promise<void> => {
  for (const size of sizes)
    await visit(browser, size, async (page) => {
      for (const lang of languages)
        for (const state of Object.keys(STATES))
          await look(
            page,
            `${url}/gallery?state=${state}&lang=${lang}`,
            `${state} ${lang} ${size.width}`
          )
    })
}
