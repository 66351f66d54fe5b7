import { createReadStream, existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { buildPages } from './bundle'
import type { PageName } from './bundle'

const ROUTES: Readonly<Record<string, PageName | undefined>> = {
  '/account': 'account',
  '/orders-b2b': 'standalone',
  '/gallery': 'gallery',
}
const ASSETS = '/store-assets/'
const TYPES: Readonly<Record<string, string | undefined>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json',
}
const LANGUAGES = ['en', 'es', 'pt']

const documentOf = (name: PageName, lang: string, version: string) => `<!doctype html>
<html lang="${lang}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Local store</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${ASSETS}${name}.css?v=${version}" />
  </head>
  <body>
    <div id="root"></div>
    <script type="module" src="${ASSETS}${name}.js?v=${version}"></script>
  </body>
</html>
`

const languageOf = ({ searchParams }: URL): string =>
  LANGUAGES.find((one) => one === searchParams.get('lang')) || 'en'

const sendPage = (response: ServerResponse, document: string) => {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
  })
  response.end(document)
}

const sendAsset = (response: ServerResponse, folder: string, name: string) => {
  const file = path.join(folder, path.basename(name))
  const type = TYPES[path.extname(file)]
  if (!type || !existsSync(file)) {
    response.writeHead(404).end()
    return
  }
  // As on the platform, a browser fetches and compiles a build once: entries carry its version, parts a name of their own.
  const kept = name.endsWith('.map') ? 'no-cache' : 'max-age=31536000, immutable'
  response.writeHead(200, { 'content-type': type, 'cache-control': kept })
  createReadStream(file).pipe(response)
}

export interface StoreHandler {
  /** Answers what is the store's page; false for any other path, untouched. */
  handle: (request: IncomingMessage, response: ServerResponse) => boolean
}

/**
 * The local store's pages: /account (My Account), /orders-b2b (the block on a store route), /gallery (every state), and
 * their files under /store-assets/. Built once, into the folder; a development build tells React's warnings.
 */
export const createStoreHandler = async (options: {
  outputFolder: string
  isDevelopment?: boolean
}): Promise<StoreHandler> => {
  const version = await buildPages(options.outputFolder, !options.isDevelopment)
  return {
    handle: (request, response) => {
      const url = new URL(request.url || '/', 'http://localhost')
      const page = ROUTES[url.pathname]
      if (page) sendPage(response, documentOf(page, languageOf(url), version))
      else if (url.pathname.startsWith(ASSETS))
        sendAsset(response, options.outputFolder, url.pathname)
      else return false
      return true
    },
  }
}
