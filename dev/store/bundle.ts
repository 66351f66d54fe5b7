import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { build, transform } from 'esbuild'
import type { BuildOptions, OutputFile, Plugin } from 'esbuild'

export const root = path.join(__dirname, '../..')
const shim = (name: string) => path.join(__dirname, 'shims', name)

/** What other apps of the platform provide, and what stands for it here. */
export const PLATFORM_APPS: Readonly<Record<string, string>> = {
  'vtex.styleguide': shim('vtex.styleguide.ts'),
  'vtex.css-handles': shim('vtex.css-handles.ts'),
  'vtex.render-runtime': shim('vtex.render-runtime.tsx'),
  'vtex.my-account-commons': shim('vtex.my-account-commons.tsx'),
  'vtex.my-account-commons/Router': shim('vtex.my-account-commons-router.ts'),
}

const readManifest = () => {
  const manifest: { vendor: string; name: string; version: string } = JSON.parse(
    readFileSync(path.join(root, 'manifest.json'), 'utf8')
  )
  return manifest
}

/** `vendor-app-MAJOR-x`: what the platform puts before each CSS handle, and before each name of the app's CSS module. */
export const handlePrefix = (): string => {
  const { vendor, name, version } = readManifest()
  return `${vendor}-${name}-${version.split('.')[0]}-x`
}

/** The loader of the react builder. It has no types. */
const loadGraphql: (this: { cacheable: () => void }, source: string) => string =
  createRequire(__filename)('graphql-tag/loader')

/** As the react builder: a .graphql file is its parsed document. */
export const graphqlFiles: Plugin = {
  name: 'graphql-files',
  setup: ({ onLoad }) => {
    onLoad({ filter: /\.graphql$/ }, ({ path: file }) => ({
      contents: loadGraphql.call({ cacheable: () => undefined }, readFileSync(file, 'utf8')),
      loader: 'js',
    }))
  },
}

const CLASS = /\.(-?[_a-zA-Z][\w-]*)(?=[^{}]*\{)/g

const readStyles = (file: string): string =>
  readFileSync(file, 'utf8').replace(CLASS, `.${handlePrefix()}-$1`)

/** Runs in the page, once. A server has no document. */
const injection = (css: string): string => `
  if (typeof document !== 'undefined') {
    const style = document.createElement('style')
    style.textContent = ${JSON.stringify(css)}
    document.head.appendChild(style)
  }`

/**
 * As the react builder: the app's styles.css is a CSS module whose names are the CSS handles. So are its other styles; they
 * come with the code of what is fetched later, since esbuild itself fetches no styles for that.
 */
export const appStyles: Plugin = {
  name: 'app-styles',
  setup: ({ onResolve, onLoad }) => {
    const folder = path.join(root, 'react')
    onResolve({ filter: /\/\w+\.css$/ }, ({ resolveDir, path: name }) => {
      const file = path.join(resolveDir, name)
      return path.dirname(file) === folder ? { path: file, namespace: 'app-styles' } : undefined
    })
    onLoad({ filter: /styles\.css$/, namespace: 'app-styles' }, ({ path: file }) => ({
      contents: readStyles(file),
      loader: 'css',
    }))
    onLoad({ filter: /\w+\.css$/, namespace: 'app-styles' }, async ({ path: file }) => {
      const { code } = await transform(readStyles(file), { loader: 'css', minify: true })
      return { contents: injection(code), loader: 'js' }
    })
  },
}

/** Other apps' styles: *.global.css and Tachyons as they are, every other file a CSS module; `~name` is webpack's spelling. */
const otherStyles: Plugin = {
  name: 'other-styles',
  setup: ({ onResolve, onLoad, resolve }) => {
    onResolve({ filter: /^~/ }, ({ path: name, kind, importer, resolveDir }) =>
      resolve(name.slice(1), { kind, importer, resolveDir })
    )
    onLoad({ filter: /\.css$/, namespace: 'file' }, ({ path: file }) => ({
      contents: readFileSync(file, 'utf8'),
      loader: /\.global\.css$|vtex-tachyons|react-datepicker|dev[\\/]store/.test(file)
        ? 'css'
        : 'local-css',
    }))
  },
}

const mode = (isProduction: boolean) => JSON.stringify(isProduction ? 'production' : 'development')

/** How the local store's pages are built: real Styleguide, React, react-intl and Apollo, shims for the platform's apps. */
export const pageOptions = (isProduction: boolean): BuildOptions => ({
  absWorkingDir: root,
  bundle: true,
  alias: PLATFORM_APPS,
  jsx: 'transform', // React 16.9 has no react/jsx-runtime.
  target: 'es2018',
  mainFields: ['module', 'main'],
  define: {
    'process.env.NODE_ENV': mode(isProduction),
    global: 'window',
    HANDLE_PREFIX: JSON.stringify(handlePrefix()),
  },
  loader: {
    '.svg': 'dataurl',
    '.png': 'dataurl',
    '.eot': 'empty',
    '.ttf': 'empty',
    '.woff': 'empty',
  },
  plugins: [graphqlFiles, appStyles, otherStyles],
  minify: isProduction,
  sourcemap: isProduction ? false : 'linked',
  logLevel: 'error',
  logOverride: { 'css-syntax-error': 'silent' }, // Tachyons' *zoom
})

export const PAGES = ['account', 'standalone', 'gallery'] as const
export type PageName = (typeof PAGES)[number]

/** Writes NAME.js and NAME.css for each page into the folder; gives what tells this build from any other. */
export const buildPages = async (outputFolder: string, isProduction: boolean): Promise<string> => {
  const entries = PAGES.map((name) => [name, path.join(__dirname, 'pages', `${name}.tsx`)])
  const { outputFiles = [] } = await build({
    ...pageOptions(isProduction),
    entryPoints: Object.fromEntries(entries),
    outdir: outputFolder,
    format: 'esm',
    splitting: true,
    write: false,
  })
  mkdirSync(outputFolder, { recursive: true })
  for (const { path: file, text } of outputFiles)
    writeFileSync(file, file.endsWith('.js') ? text.replace(LAZY_IMPORT, askAgain) : text)
  return versionOf(outputFiles)
}

const versionOf = (files: readonly OutputFile[]): string =>
  createHash('sha256')
    .update(files.map(({ hash }) => hash).join())
    .digest('hex')
    .slice(0, 12)

const LAZY_IMPORT = /\bimport\(("\.\/[\w-]+\.js")\)/g

/** A browser remembers that a module could not be fetched; webpack, which the platform uses, asks again. */
const askAgain = (_: string, name: string) =>
  `import(${name}).catch(()=>import(${name}+"?again="+Date.now()))`
