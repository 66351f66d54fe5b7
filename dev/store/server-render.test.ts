import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import path from 'node:path'
import { before, test } from 'node:test'
import vm from 'node:vm'
import { build } from 'esbuild'
import { pageOptions } from './bundle'

interface Rendered {
  html: string
  asked: number
}
type Render = (query: Record<string, string>) => Promise<Rendered>

const NODE = {
  process,
  Buffer,
  URL,
  URLSearchParams,
  setTimeout,
  clearTimeout,
  setImmediate,
  queueMicrotask,
  TextEncoder,
  performance,
}

let code = ''
before(async () => {
  const options = pageOptions(false)
  const { outputFiles } = await build({
    ...options,
    entryPoints: [path.join(__dirname, 'pages/server.tsx')],
    platform: 'node',
    format: 'cjs',
    write: false,
    outdir: '/out',
    sourcemap: false,
    define: { ...options.define, global: 'globalThis' },
  })
  code = outputFiles.find(({ path: file }) => file.endsWith('.js'))?.text || ''
})

/** Loads the block as a server would: with no window; or as render-runtime has it, with a window that has no document. */
const load = (hasWindow: boolean) => {
  const said: string[] = []
  const tell = (text: unknown) => said.push(String(text))
  const module = { exports: {} as { renderOnServer: Render } }
  const sandbox: Record<string, unknown> = {
    ...NODE,
    module,
    exports: module.exports,
    require: createRequire(__filename),
    console: { ...console, error: tell, warn: tell },
  }
  if (hasWindow) sandbox.window = sandbox
  vm.runInNewContext(code, sandbox, { filename: 'server.js' })
  return { render: module.exports.renderOnServer, said }
}

for (const hasWindow of [false, true])
  test(`the block renders on a server ${hasWindow ? 'whose window has no document' : 'without a window'}, and asks nothing there`, async () => {
    const { render, said } = load(hasWindow)
    const { html, asked } = await render({ number: '1340710001234-01' })
    assert.match(html, /Pedidos da empresa/)
    assert.match(html, /value="1340710001234-01"/)
    assert.match(html, /Carregando/)
    assert.doesNotMatch(html, /<b>entry<\/b>/)
    assert.equal(asked, 0)
    assert.deepEqual(
      said.filter((text) => !/componentWill/.test(text)),
      []
    )
    const order = await render({ order: 'order-1' })
    assert.match(order.html, /Carregando/)
    assert.match(order.html, /aria-current="page"/)
  })
