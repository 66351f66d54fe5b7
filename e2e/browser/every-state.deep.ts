import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { startPreview } from '../../dev/store/preview'
import type { Preview } from '../../dev/store/preview'
import { walkEveryState } from './every-state'
import { ensureChromium, launchBrowser } from './launch'
import { DESK, PHONE } from './visit'

const TABLET = { width: 768, height: 1024 }

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

for (const lang of ['en', 'es', 'pt'])
  void test(`every state is accessible, translated and fits every screen: ${lang}`, () =>
    walkEveryState({
      browser,
      url: preview.url,
      languages: [lang],
      sizes: [DESK, TABLET, PHONE],
    }))
