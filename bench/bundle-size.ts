import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'
import { appStyles, graphqlFiles, root } from '../dev/store/bundle'

/** What the platform gives every page: render-runtime's react/externals.json, and what its core/main.tsx shares. */
const SHARED = [
  'react',
  'react-dom',
  'react-dom/server',
  'react-intl',
  'prop-types',
  'history',
  'ramda',
  'react-apollo',
  'apollo-client',
  'apollo-cache-inmemory',
  'apollo-link-http',
  'apollo-utilities',
  'classnames',
  'graphql',
  'query-string',
]

const shared: Plugin = {
  name: 'shared',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind !== 'entry-point' && (/^vtex\./.test(name) || SHARED.includes(name))
        ? { path: name, external: true }
        : undefined
    )
  },
}

/** The open order is a view of its own: what it needs is told apart. */
const withoutOrderPage: Plugin = {
  name: 'without-order-page',
  setup: ({ onResolve }) => {
    onResolve({ filter: /order\/OrderPage$/ }, ({ path: name }) => ({ path: name, external: true }))
  },
}

export interface BundleSize {
  /** Bytes on the wire: minified, gzip level 9, JavaScript and CSS together. */
  readonly gzipBytes: number
  readonly minifiedBytes: number
}

const measure = async (
  entries: readonly string[],
  more: readonly Plugin[] = []
): Promise<BundleSize> => {
  const contents = entries
    .map((entry, i) => `export { default as e${i} } from './${entry}'`)
    .join('\n')
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: path.join(root, 'react'), loader: 'ts' },
    bundle: true,
    write: false,
    outdir: '/out',
    minify: true,
    format: 'esm',
    target: 'es2017',
    jsx: 'transform',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [...more, shared, graphqlFiles, appStyles],
  })
  const sum = (size: (text: Uint8Array) => number) =>
    outputFiles.reduce((bytes, file) => bytes + size(file.contents), 0)
  return {
    gzipBytes: sum((text) => gzipSync(text, { level: 9 }).length),
    minifiedBytes: sum((text) => text.length),
  }
}

export interface BundleSizes {
  readonly menuEntry: BundleSize
  /** Menu entry, page, search and list. */
  readonly listView: BundleSize
  /** Menu entry, page, the block for a store route, the open order. */
  readonly everything: BundleSize
}

/**
 * What a shopper downloads for this app: one ES2017 bundle of the entries, without what the platform shares. The texts
 * are not in it: the platform serves them with the page.
 */
export const measureBundles = async (): Promise<BundleSizes> => ({
  menuEntry: await measure(['OrdersB2BLink']),
  listView: await measure(['OrdersB2BLink', 'OrdersB2BPage'], [withoutOrderPage]),
  everything: await measure(['OrdersB2BLink', 'OrdersB2BPage', 'OrdersB2B']),
})
