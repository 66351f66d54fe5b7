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
  /** What Ana Souza looks for. */
  readonly number: string
  /** How many orders are found. */
  readonly rows: number
}

const PICTURES: readonly Picture[] = [
  { file: 'orders-desk.png', size: { width: 1280, height: 760 }, number: 'PO-47', rows: 25 },
  { file: 'orders-phone.png', size: { width: 375, height: 812 }, number: 'PO-4500', rows: 1 },
]

const take = async (
  running: StoreInBrowser,
  { file, size, number, rows }: Picture
): Promise<void> => {
  const page = await openAsAna(running, size)
  await page.goto(`/account#/orders-b2b?number=${number}`)
  await page
    .locator('[data-order]')
    .nth(rows - 1)
    .waitFor()
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
