/** The store's pages over a made-up service, and a browser to walk them. */
import type { Browser, BrowserContext } from 'playwright-core'
import { startPreview } from '../../dev/store/preview'
import { ensureChromium, launchBrowser } from './launch'

export interface PreviewInBrowser {
  readonly url: string
  /** Its pages share nothing. */
  readonly browser: Browser
  /**
   * Opens pages that share what is fetched and compiled, two thirds of what a visit costs. They share nothing else: nobody
   * signs in here, and the block keeps nothing in a browser.
   */
  readonly pages: BrowserContext
  close(): Promise<void>
}

export const startPreviewInBrowser = async (
  options: { isDevelopment?: boolean } = {}
): Promise<PreviewInBrowser> => {
  ensureChromium()
  const preview = await startPreview(options)
  const browser = await launchBrowser('--process-per-site')
  const pages = await browser.newContext()
  await keepProcess(pages, preview.url)
  return {
    url: preview.url,
    browser,
    pages,
    close: async () => {
      await browser.close()
      preview.close()
    },
  }
}

/** A process, and what it has compiled, lasts as long as a page of it is open. */
const keepProcess = async (pages: BrowserContext, url: string) => {
  const page = await pages.newPage()
  await page.goto(`${url}/gallery`)
}
