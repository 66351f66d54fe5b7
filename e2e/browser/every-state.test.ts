import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { startPreview } from '../../dev/store/preview'
import type { Preview } from '../../dev/store/preview'
import { walkEveryState } from './every-state'
import { ensureChromium, launchBrowser } from './launch'
import { DESK, PHONE } from './visit'

let browser: Browser
let preview: Preview

before(async () => {
  ensureChromium()
  preview = await startPreview()
  browser = await launchBrowser()
})
after(async () => {
  await browser.close()
  preview.close()
})

test('every state is accessible, translated and fits the screen, on a desk', () =>
  walkEveryState({ browser, url: preview.url, languages: ['en'], sizes: [DESK] }))

test('every state is accessible, translated and fits the screen, on a phone', () =>
  walkEveryState({ browser, url: preview.url, languages: ['pt'], sizes: [PHONE] }))
