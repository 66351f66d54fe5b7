import { after, before, test } from 'node:test'
import { looksInTurn, STATE_NAMES, walkStates } from './every-state'
import { startPreviewInBrowser } from './preview-in-browser'
import type { PreviewInBrowser } from './preview-in-browser'

let preview: PreviewInBrowser

before(async () => {
  preview = await startPreviewInBrowser()
})
after(() => preview.close())

/** As they are built for people; `every-state.deep.test.ts` hears React's warnings instead, and has no tablet. */
test('every state is accessible, translated and fits its screen, in a language and on a screen in turn', () =>
  walkStates(preview, looksInTurn(STATE_NAMES)))
