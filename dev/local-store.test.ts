import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { startLocalStore } from './local-store'
import type { LocalStore } from './local-store'
import { DEMO_PEOPLE } from './platform/people'
import { cookieHeader } from './store-front'

let erp: Server
let store: LocalStore

before(async () => {
  erp = createServer((request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(request.url))
  })
  await once(erp.listen(0, '127.0.0.1'), 'listening')
  const { port } = erp.address() as AddressInfo
  store = await startLocalStore({
    rootFolder: join(__dirname, '__fixtures__', 'tiny-app'),
    outbound: { 'erp.demo.example': `http://127.0.0.1:${port}` },
    settings: { greeting: 'hello' },
    links: [],
  })
})
after(async () => {
  await store.close()
  erp.close()
})

const { ana, david, sofia } = DEMO_PEOPLE
const CONTEXT = '{ context { account workspace production session storeToken setting } }'

test('the service runs under the real runtime and sees who asks', async () => {
  const { status, data, headers } = await store.fetchGraphql<{ context: Record<string, unknown> }>({
    as: ana,
    query: CONTEXT,
  })
  const cookies = store.cookiesOf(ana)
  assert.equal(status, 200)
  assert.match(headers.get('cache-control') ?? '', /no-cache/)
  assert.deepEqual(data?.context, {
    account: 'demostore',
    workspace: 'local',
    production: false,
    session: cookies['vtex_session'],
    storeToken: cookies['VtexIdclientAutCookie_demostore'],
    setting: 'hello',
  })
})

test('another workspace has its own settings and files', async () => {
  const other = await store.open({ account: 'demostore', workspace: 'other', isProduction: true })
  const { data } = await other.fetchGraphql<{ context: Record<string, unknown> }>({
    query: CONTEXT,
  })
  assert.deepEqual(
    [data?.context['workspace'], data?.context['production'], data?.context['setting']],
    ['other', true, null]
  )
  const save = 'mutation { saveFile(path: "mine.json", text: "here") }'
  assert.deepEqual((await store.fetchGraphql({ query: save })).data, { saveFile: true })
  const read = '{ file(path: "mine.json") }'
  assert.deepEqual((await store.fetchGraphql({ query: read })).data, { file: 'here' })
  assert.deepEqual((await other.fetchGraphql({ query: read })).data, { file: null })
})

test('the real VBase client lists what it saved', async () => {
  for (const path of ['l/1.json', 'l/2.json', 'l/3.json'])
    await store.fetchGraphql({
      query: 'mutation save($path: String!) { saveFile(path: $path, text: "x") }',
      variables: { path },
    })
  const { data } = await store.fetchGraphql({ query: '{ files(prefix: "l/") }' })
  assert.deepEqual(data, { files: ['l/1.json', 'l/2.json'] })
})

test('the real session client reads the organization', async () => {
  const { data } = await store.fetchGraphql({ as: david, query: '{ organization }' })
  assert.deepEqual(data, { organization: 'org-harbor' })
})

test("the runtime's own @auth asks VTEX ID and License Manager", async () => {
  const codeFor = async (as?: typeof ana) => {
    const { data, errors } = await store.fetchGraphql({ as, query: '{ secret }' })
    return errors[0]?.extensions?.['code'] ?? data
  }
  assert.equal(await codeFor(), 'UNAUTHENTICATED')
  assert.equal(await codeFor(ana), 'UNAUTHENTICATED')
  assert.deepEqual(await codeFor(sofia), { secret: 'only staff' })
  const token = store.cookiesOf(ana)['VtexIdclientAutCookie_demostore'] ?? ''
  const { errors } = await store.fetchGraphql({
    query: '{ secret }',
    headers: { cookie: `VtexIdclientAutCookie=${token}` },
  })
  assert.equal(errors[0]?.extensions?.['code'], 'FORBIDDEN')
})

test('the ERP is reached through the proxy where the manifest allows it', async () => {
  const query = 'query erp($url: String!) { erp(url: $url) }'
  const good = await store.fetchGraphql({ query, variables: { url: '/orders/v1/list?n=1' } })
  assert.deepEqual(good.data, { erp: '/orders/v1/list?n=1' })
  const bad = await store.fetchGraphql({ query, variables: { url: '/admin' } })
  assert.match(bad.errors[0]?.message ?? '', /403/)
})

test('a client that goes around the proxy is stopped', async () => {
  const query = '{ direct(url: "https://erp.demo.example/orders/v1/list") }'
  const { data } = await store.fetchGraphql<{ direct: string }>({ query })
  assert.match(data?.direct ?? '', /^Error: Direct connection to erp\.demo\.example refused/)
})

test('a public route gets its parameters', async () => {
  const cookie = cookieHeader(store.cookiesOf(ana))
  const response = await fetch(`${store.url}/_v/private/tiny/greet/J%C3%B3`, {
    headers: { cookie },
  })
  assert.deepEqual(await response.json(), { name: 'Jó', cookie })
})
