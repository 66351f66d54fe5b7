/** `npm run screenshot`: takes the pictures of README.md from the running local store, into docs/images/. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { REPOSITORY_FOLDER } from '../dev/local-store'
import { openAsAna, startStoreInBrowser } from '../e2e/browser/store-in-browser'
import type { StoreInBrowser } from '../e2e/browser/store-in-browser'

const FOLDER = path.join(REPOSITORY_FOLDER, 'docs', 'images')

interface Picture {
  readonly file: string
  readonly size: { readonly width: number; readonly height: number }
  /** What follows `/account#/orders-b2b?` in the address, as Ana Souza opens it. */
  readonly query: string
  /** There once the page is. */
  readonly sign: string
}

const DESK = { width: 1280, height: 760 }
const PHONE = { width: 375, height: 812 }

const PICTURES: readonly Picture[] = [
  { file: 'orders-desk.png', size: DESK, query: 'number=PO-47', sign: 'text=57 orders' },
  { file: 'orders-phone.png', size: PHONE, query: 'number=PO-4500', sign: 'text=PO-4500' },
  {
    file: 'order-desk.png',
    size: { width: 1280, height: 1200 },
    query: 'order=so-p0428831',
    sign: 'text=Invoice PDF',
  },
  { file: 'invoices-desk.png', size: DESK, query: 'view=invoices', sign: 'text=Open in all' },
]

const take = async (
  running: StoreInBrowser,
  { file, size, query, sign }: Picture
): Promise<void> => {
  const page = await openAsAna(running, size)
  await page.goto(`/account#/orders-b2b?${query}`)
  await page.locator(sign).first().waitFor()
  await page.screenshot({ path: path.join(FOLDER, file) })
  await page.close()
}

const main = async (): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true })
  const running = await startStoreInBrowser()
  try {
    for (const picture of PICTURES) await take(running, picture)
  } finally {
    await running.close()
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
