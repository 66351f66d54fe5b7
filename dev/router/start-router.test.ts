import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, request as httpRequest } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { publicRoutesOf } from './public-routes'
import { startRouter } from './start-router'
import type { Router } from './start-router'

/** Stands for the service and for the platform: answers with what it was sent. */
let echo: Server
let router: Router
let aborted: Promise<void>

interface Echo {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
}

before(async () => {
  let onAborted = () => {}
  aborted = new Promise((resolve) => (onAborted = resolve))
  echo = createServer((request, response) => {
    if (request.url?.includes('slow')) {
      response.write('first')
      response.on('close', onAborted)
    } else void answer(request).then((text) => response.end(text))
  })
  await once(echo.listen(0, '127.0.0.1'), 'listening')
  const { port } = echo.address() as AddressInfo
  router = await startRouter({
    account: 'demostore',
    workspace: 'local',
    isProduction: true,
    appName: 'acme.tiny-app',
    servicePort: port,
    platformPort: port,
    publicRoutes: publicRoutesOf({
      routes: {
        document: { path: '/_v/private/tiny/documents/:ref', public: true },
        open: { path: '/_v/tiny/open/*rest', public: true },
        hidden: { path: '/_v/tiny/hidden' },
      },
    }),
    pages: [
      async ({ response }, url) => {
        if (url.pathname === '/page') response.end('page')
        return url.pathname === '/page'
      },
    ],
  })
})
after(async () => {
  await router.close()
  echo.close()
})

async function answer(request: IncomingMessage) {
  let body = ''
  for await (const chunk of request as AsyncIterable<Buffer>) body += chunk.toString()
  return JSON.stringify({ url: request.url, headers: request.headers, body })
}

const COOKIE = 'vtex_session=s-1; vtex_segment=g-1; VtexIdclientAutCookie_demostore=t-1'

async function ask(path: string, init: RequestInit = {}): Promise<Echo> {
  const headers = { cookie: COOKIE, ...(init.headers as Record<string, string>) }
  const response = await fetch(`http://127.0.0.1:${router.port}${path}`, { ...init, headers })
  return (await response.json()) as Echo
}

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  ask(path, { method: 'POST', body: JSON.stringify(body), headers })

test('GraphQL goes to the workspace of the service, body and query as they are', async () => {
  const { url, body } = await post('/_v/private/graphql/v1?workspace=x', { query: '{ a }' })
  assert.equal(url, '/demostore/local/_v/graphql?workspace=x')
  assert.equal(body, '{"query":"{ a }"}')
  assert.equal((await ask('/_v/graphql?query=1')).url, '/demostore/local/_v/graphql?query=1')
})

test('what a browser says in the name of the platform is thrown away', async () => {
  const forged = {
    'x-vtex-account': 'othershop',
    'x-vtex-workspace': 'master',
    'x-vtex-credential': 'stolen',
    'X-VTEX-Session': 'somebody',
    'x-vtex-caller': 'admin',
    'x-vtex-tenant': 'forged',
    'x-colossus-route-id': 'hidden',
    'x-colossus-params': 'a=b',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-for': '1.2.3.4',
    'x-event-handler-id': 'e',
    'x-request-id': 'mine',
  }
  const { headers } = await post('/_v/private/graphql/v1', { query: '{ a }' }, forged)
  const told = Object.entries(headers).filter(([name]) => /^x-(colossus|event)/.test(name))
  assert.deepEqual(told, [])
  for (const [name, value] of Object.entries(forged))
    assert.notEqual(headers[name.toLowerCase()], value, name)
  assert.equal(headers['x-vtex-account'], 'demostore')
  assert.equal(headers['x-vtex-workspace'], 'local')
  assert.equal(headers['x-vtex-session'], 's-1')
  assert.equal(headers['x-vtex-workspace-is-production'], 'true')
})

test('cookies and session reach private paths only', async () => {
  const secret = (await ask('/_v/private/tiny/documents/7')).headers
  assert.deepEqual([secret['cookie'], secret['x-vtex-session']], [COOKIE, 's-1'])
  for (const path of ['/_v/tiny/open/x', '/_v/public/graphql/v1']) {
    const { headers } = await ask(path)
    assert.deepEqual([headers['cookie'], headers['x-vtex-session']], [undefined, undefined], path)
  }
  const { headers } = await ask('/_v/segment/graphql/v1')
  assert.deepEqual([headers['x-vtex-session'], headers['x-vtex-segment']], [undefined, 'g-1'])
})

test('a public route is told by its id and its parameters', async () => {
  const { url, headers } = await ask('/_v/private/tiny/documents/a%2Fb%26c=d?download=1')
  assert.equal(url, '/_v/private/tiny/documents/a%2Fb%26c=d?download=1')
  assert.equal(headers['x-colossus-route-id'], 'document')
  assert.equal(new URLSearchParams(headers['x-colossus-params']).get('ref'), 'a/b&c=d')
  const open = await ask('/_v/tiny/open/one/two')
  assert.equal(open.headers['x-colossus-params'], 'rest=one%2Ftwo')
})

test('routes that are not public, and addresses of nobody, are not found', async () => {
  for (const path of ['/_v/tiny/hidden', '/_status', '/demostore/local/_v/graphql', '/nothing']) {
    const { status } = await fetch(`http://127.0.0.1:${router.port}${path}`)
    assert.equal(status, 404, path)
  }
})

test('an operation of another app goes there, with a right to nothing but the cookies', async () => {
  const viaContext = { query: '{ a @context(provider: "vtex.other@1.x") }' }
  const viaExtension = {
    query: '{ a }',
    extensions: { persistedQuery: { provider: 'vtex.other@1.x', sender: 'acme.tiny-app@1.x' } },
  }
  for (const body of [viaContext, viaExtension]) {
    const { url, headers } = await post('/_v/private/graphql/v1', body)
    assert.equal(url, 'http://app.io.vtex.com/vtex.other/v0/demostore/local/_v/graphql')
    assert.equal(headers['authorization'], 'Bearer gateway-of:demostore:local')
    assert.equal(headers['cookie'], COOKIE)
  }
})

test('the session manager is asked for this account, whatever the browser says', async () => {
  const { url } = await ask('/api/sessions?an=othershop&items=a.b')
  assert.equal(new URL(url).searchParams.get('an'), 'demostore')
})

test('pages answer what is left', async () => {
  const response = await fetch(`http://127.0.0.1:${router.port}/page`)
  assert.equal(await response.text(), 'page')
})

test('an answer is streamed, and its abort reaches the service', async () => {
  const path = '/_v/private/tiny/documents/slow'
  const request = httpRequest({ host: '127.0.0.1', port: router.port, path }).end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  const [chunk] = (await once(response, 'data')) as [Buffer]
  assert.equal(chunk.toString(), 'first')
  request.destroy()
  await aborted
})
