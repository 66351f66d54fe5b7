import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { startPreview } from '../../dev/store/preview'
import type { Preview } from '../../dev/store/preview'
import { LANGUAGES, STATE_NAMES, walkStates } from './every-state'
import { ensureChromium, launchBrowser } from './launch'
import { DESK, PHONE } from './visit'

/** The width between is one of those that `every-state.test.ts` takes in turn. */
const WIDTHS = [DESK, PHONE]

let browser: Browser
let preview: Preview

before(async () => {
  ensureChromium()
  preview = await startPreview({ isDevelopment: true })
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  preview.close()
})

for (const lang of LANGUAGES)
  for (const size of WIDTHS)
    void test(`every state is accessible, translated and fits the screen: ${lang}, ${size.width} px`, () =>
      walkStates({
        browser,
        url: preview.url,
        looks: STATE_NAMES.map((state) => ({ state, lang, size })),
        pages: 2,
      }))
