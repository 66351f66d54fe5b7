import assert from 'node:assert/strict'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'
import { pageOptions, root } from '../../dev/store/bundle'
import { createFakeService } from '../../dev/store/fake-service'
import { ensureChromium, launchBrowser } from './launch'
import { DESK, visit } from './visit'

/** What render-runtime 8.136 loads before any app (react/externals.json): package, global name, file. */
const SCRIPTS = [
  ['prop-types', 'PropTypes', 'prop-types/prop-types.min.js'],
  ['react', 'React', 'react/umd/react.production.min.js'],
  ['react-dom', 'ReactDOM', 'react-dom/umd/react-dom.production.min.js'],
  ['react-intl', 'ReactIntl', 'react-intl/dist/react-intl.min.js'],
  ['history', 'History', 'history/umd/history.min.js'],
  ['ramda', 'R', 'ramda/dist/ramda.min.js'],
] as const

const globals: Plugin = {
  name: 'globals',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^[a-z-]+$/ }, ({ path: name }) =>
      SCRIPTS.some(([one]) => one === name) ? { path: name, namespace: 'global' } : undefined
    )
    onLoad({ filter: /.*/, namespace: 'global' }, ({ path: name }) => ({
      contents: `module.exports = window.${SCRIPTS.find(([one]) => one === name)?.[1]}`,
    }))
  },
}

const buildPage = async (folder: string): Promise<string> => {
  const options = pageOptions(true)
  await build({
    ...options,
    entryPoints: { account: path.join(root, 'dev/store/pages/account.tsx') },
    outdir: folder,
    plugins: [globals, ...(options.plugins || [])],
  })
  for (const [, name, file] of SCRIPTS)
    copyFileSync(path.join(root, 'node_modules', file), path.join(folder, `${name}.js`))
  const tags = [...SCRIPTS.map(([, name]) => name), 'account'].map(
    (name) => `<script src="/${name}.js"></script>`
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8" /><title>Store</title><link rel="icon" href="data:," /><link rel="stylesheet" href="/account.css" /><div id="root"></div>${tags.join('')}`
}

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

test("the page works with the platform's own builds of React, react-intl and history", async () => {
  ensureChromium()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'orders-b2b-scripts-'))
  const html = await buildPage(folder)
  const answer = createFakeService()
  const server = createServer((request, response) => {
    const name = path.basename(request.url || '/')
    if (request.method === 'POST') answer(request, response).catch(() => response.destroy())
    else if (name === 'account') response.writeHead(200, { 'content-type': 'text/html' }).end(html)
    else
      response
        .writeHead(200, { 'content-type': TYPES[path.extname(name)] || 'text/plain' })
        .end(readFileSync(path.join(folder, name)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const browser = await launchBrowser()
  try {
    await visit(browser, DESK, async (page) => {
      await page.goto(`http://127.0.0.1:${port}/account`)
      await page.getByText('60 orders').waitFor()
      await page.getByRole('textbox', { name: 'Order number' }).fill('0045012001')
      await page.keyboard.press('Enter')
      await page.getByText('1 order', { exact: true }).waitFor()
      await page.getByRole('link', { name: '0045012001' }).click()
      await page.getByRole('heading', { name: 'Order 0045012001' }).waitFor()
      const version = await page.evaluate(
        () => (window as unknown as { React: { version: string } }).React.version
      )
      assert.equal(version, '16.9.0')
    })
  } finally {
    await browser.close()
    server.closeAllConnections()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
