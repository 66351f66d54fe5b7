import { after, before, test } from 'node:test'
import { looksInTurn, walkStates } from './every-state'
import { startPreviewInBrowser } from './preview-in-browser'
import type { PreviewInBrowser } from './preview-in-browser'

/** One of each kind; `npm run test:deep` goes through all the others too. */
const STATES = [
  'latest',
  'several-companies',
  'nothing-found',
  'invoices',
  'invoices-overdue',
  'payments',
  'order-partly-shipped',
  'invoice',
  'dates-reversed',
  'order-stale',
  'first-load',
  'erp-unavailable',
]

let preview: PreviewInBrowser

before(async () => {
  preview = await startPreviewInBrowser()
})
after(() => preview.close())

test('a dozen states are accessible, translated and fit their screen, in a language and on a screen in turn', () =>
  walkStates(preview, looksInTurn(STATES)))
