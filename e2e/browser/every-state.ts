import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { STATES } from '../../dev/store/fixtures/states'
import { findViolations } from './accessibility'
import type { PreviewInBrowser } from './preview-in-browser'
import { DESK, PHONE, visit } from './visit'

/** A text by its id where a message should stand. */
const UNTRANSLATED = /store\/orders-b2b/
/** The sentence about a slow ERP comes after this. */
const SETTLED_MS = 250
const TABLET = { width: 768, height: 1024 }

export const LANGUAGES = ['en', 'es', 'pt'] as const
const SIZES = [DESK, TABLET, PHONE] as const
/** All that the gallery shows. */
export const STATE_NAMES: readonly string[] = Object.keys(STATES)

/** Characters: each state says what it is in a sentence at least. */
const LEAST_TEXT = 40

/** One state of the gallery, in a language, on a screen. */
export interface Look {
  state: string
  lang: string
  size: { width: number; height: number }
}

const look = async (page: Page, url: string, { state, lang, size }: Look): Promise<void> => {
  const name = `${state} ${lang} ${size.width}`
  await page.setViewportSize(size)
  await page.goto('about:blank')
  await page.goto(`${url}/gallery?state=${state}&lang=${lang}`)
  await page.locator('main h1').waitFor()
  // What is shown may have to be fetched first.
  await page.waitForFunction(
    (least) => (document.querySelector('main')?.innerText.length ?? 0) > least,
    LEAST_TEXT
  )
  await page.waitForTimeout(SETTLED_MS)
  const text = await page.locator('main').innerText()
  assert.doesNotMatch(text, UNTRANSLATED, name)
  assert.ok(text.length > LEAST_TEXT, `${name} says something`)
  assert.deepEqual(await findViolations(page), [], name)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth
  )
  assert.ok(overflow <= 0, `${name} fits the screen: ${overflow} px too wide`)
}

const inTurn = <Value>(values: readonly Value[], index: number): Value =>
  values[index % values.length] as Value

/** Neighbours differ in language, and after each three in screen: nine combinations are gone through in turn. */
export const looksInTurn = (states: readonly string[]): Look[] =>
  states.map((state, index) => ({
    state,
    lang: inTurn(LANGUAGES, index),
    size: inTurn(SIZES, Math.floor(index / LANGUAGES.length)),
  }))

/** How many pages look at once, each in a process of its own: one for both would look at one after the other. */
const WALKERS = 2

/** Takes each look: translated, accessible, as wide as the screen, nothing in the console. */
export const walkStates = async (
  { browser, url }: PreviewInBrowser,
  looks: readonly Look[]
): Promise<void> => {
  const waiting = [...looks]
  const walker = () =>
    visit(browser, DESK, async (page) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await look(page, url, next)
    })
  const ends = await Promise.allSettled(Array.from({ length: WALKERS }, walker))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}
