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

/** What is not of a file, but fetched by another: what `import()` names, and what was fetched before. */
const fetchedApart = (before: ReadonlySet<string>): Plugin => ({
  name: 'fetched-apart',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /^\./ }, async ({ path: name, kind, pluginData, ...more }) => {
      if (kind === 'dynamic-import') return { path: name, external: true }
      if (pluginData === ASKED || kind === 'entry-point') return undefined
      const { path: file } = await resolve(name, { kind, ...more, pluginData: ASKED })
      return before.has(path.relative(root, file)) ? { path: name, external: true } : undefined
    })
  },
})
const ASKED = 'asked'

export interface BundleSize {
  /** Bytes on the wire: minified, gzip level 9, JavaScript and CSS together. */
  readonly gzipBytes: number
  readonly minifiedBytes: number
}

interface Built extends BundleSize {
  /** The sources in it, from the repository's folder. */
  readonly sources: ReadonlySet<string>
}

/** One minified ES2017 file of these modules of react/, as webpack writes one for an entry or for an `import()`. */
const measure = async (
  modules: readonly string[],
  before: ReadonlySet<string> = new Set()
): Promise<Built> => {
  const contents = modules
    .map((entry, i) => `export { default as e${i} } from './${entry}'`)
    .join('\n')
  const { outputFiles, metafile } = await build({
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
    metafile: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [shared, graphqlFiles, fetchedApart(before), appStyles],
  })
  const sum = (size: (text: Uint8Array) => number) =>
    outputFiles.reduce((bytes, file) => bytes + size(file.contents), 0)
  return {
    gzipBytes: sum((text) => gzipSync(text, { level: 9 }).length),
    minifiedBytes: sum((text) => text.length),
    sources: new Set(Object.keys(metafile.inputs).map(fileOf)),
  }
}

/** A source may be named with its namespace, and from the root of the disk. */
const fileOf = (input: string): string => {
  const file = input.replace(/^[a-z-]+:/, '')
  return path.isAbsolute(file) ? path.relative(root, file) : file
}

/** Each lazy part: its module, and the parts that are there before it. */
const PARTS = {
  order: ['order/OrderPage', []],
  orderDetails: ['order/Details', ['order/OrderPage']],
  orderBilling: ['order/Billing', ['order/OrderPage', 'order/Details']],
  invoices: ['invoices/Invoices', []],
  invoice: ['invoices/InvoicePage', ['invoices/Invoices']],
  payments: ['payments/Payments', []],
  pack: ['documents/BulkDownload', ['invoices/Invoices']],
  filters: ['search/FilterFields', []],
  numbers: ['numbers/NumberList', []],
  nothingFound: ['states/Empty', []],
} as const
export type LazyPart = keyof typeof PARTS

const measureParts = async (first: ReadonlySet<string>) => {
  const parts = {} as Record<LazyPart, BundleSize>
  for (const name of Object.keys(PARTS) as LazyPart[]) {
    const [module, openers] = PARTS[name]
    const there = new Set(first)
    for (const opener of openers)
      for (const source of (await measure([opener])).sources) there.add(source)
    parts[name] = await measure([module], there)
  }
  return parts
}

/** What two parts share counts once: a browser keeps it. */
const measureEverything = async () =>
  measure([
    'OrdersB2BLink',
    'OrdersB2BPage',
    'OrdersB2B',
    ...Object.values(PARTS).map(([module]) => module),
  ])

export interface BundleSizes {
  readonly menuEntry: BundleSize
  /** Menu entry, page, tabs, search and list. */
  readonly listView: BundleSize
  /** What each part adds to the first view when it is shown. */
  readonly parts: Readonly<Record<LazyPart, BundleSize>>
  /** Menu entry, page, the block for a store route, and every part. */
  readonly everything: BundleSize
}

/**
 * What a shopper downloads for this app: one ES2017 bundle of the entries, without what the platform shares, and one for
 * each part that is fetched when it is shown. The texts are not in it: the platform serves them with the page.
 */
export const measureBundles = async (): Promise<BundleSizes> => {
  const listView = await measure(['OrdersB2BLink', 'OrdersB2BPage'])
  return {
    menuEntry: await measure(['OrdersB2BLink']),
    listView,
    parts: await measureParts(listView.sources),
    everything: await measureEverything(),
  }
}
