import { after, before, test } from 'node:test'
import { LANGUAGES, STATE_NAMES, walkStates } from './every-state'
import { startPreviewInBrowser } from './preview-in-browser'
import type { PreviewInBrowser } from './preview-in-browser'
import { DESK, PHONE } from './visit'

/** The width between is one of those that `every-state-in-turn.deep.test.ts` takes in turn. */
const WIDTHS = [DESK, PHONE]

let preview: PreviewInBrowser

before(async () => {
  preview = await startPreviewInBrowser({ isDevelopment: true })
})
after(() => preview.close())

for (const lang of LANGUAGES)
  for (const size of WIDTHS)
    void test(`every state is accessible, translated and fits the screen: ${lang}, ${size.width} px`, () =>
      walkStates(
        preview,
        STATE_NAMES.map((state) => ({ state, lang, size }))
      ))
