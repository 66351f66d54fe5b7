import { after, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import { startPreview } from '../../dev/store/preview'
import type { Preview } from '../../dev/store/preview'
import { LANGUAGES, SIZES, STATE_NAMES, walkStates } from './every-state'
import type { Look } from './every-state'
import { ensureChromium, launchBrowser } from './launch'

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

const inTurn = <Value>(values: readonly Value[], index: number): Value =>
  values[index % values.length] as Value

/** Neighbours differ in language, and after each three in screen: nine combinations are gone through in turn. */
const lookAt = (state: string, index: number): Look => ({
  state,
  lang: inTurn(LANGUAGES, index),
  size: inTurn(SIZES, Math.floor(index / LANGUAGES.length)),
})

test('every state is accessible, translated and fits its screen, in a language and on a screen in turn', () =>
  walkStates({ browser, url: preview.url, looks: STATE_NAMES.map(lookAt), pages: 2 }))
