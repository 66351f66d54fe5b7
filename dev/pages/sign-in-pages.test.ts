import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { DEMO_PEOPLE, demoAccountData } from '../platform/people'
import { startPlatform } from '../platform/start-platform'
import type { Platform } from '../platform/start-platform'
import { startRouter } from '../router/start-router'
import type { Router } from '../router/start-router'
import { readManifest } from '../runtime/app-manifest'
import { html } from './html'
import { playgroundPages } from './playground-pages'
import { signInPages } from './sign-in-pages'

let platform: Platform
let router: Router

before(async () => {
  const manifest = readManifest(join(__dirname, '..', '__fixtures__', 'tiny-app'))
  const accounts = new Map([['demostore', demoAccountData()]])
  platform = await startPlatform({ store: { manifest, accounts }, outbound: {} })
  const { state, port } = platform
  const account = 'demostore'
  router = await startRouter({
    account,
    workspace: 'local',
    isProduction: false,
    appName: 'acme.tiny-app',
    servicePort: port,
    platformPort: port,
    publicRoutes: () => null,
    pages: [
      signInPages({ state, account, links: [{ href: '/account', label: 'My account' }] }),
      playgroundPages({ state, account }),
    ],
  })
})
after(async () => {
  await router.close()
  await platform.close()
})

const address = (path: string) => `http://127.0.0.1:${router.port}${path}`

async function submit(path: string, form: Record<string, string>, cookie = '') {
  const body = new URLSearchParams(form)
  const options = { method: 'POST', body, headers: { cookie }, redirect: 'manual' } as const
  const response = await fetch(address(path), options)
  const cookies = response.headers.getSetCookie()
  const kept = cookies.filter((text) => !text.includes('Max-Age=0'))
  const cookieHeader = kept.map((c) => c.split(';')[0]).join('; ')
  return {
    status: response.status,
    location: response.headers.get('location'),
    cookies,
    cookie: cookieHeader,
  }
}

const home = async (cookie = '') => (await fetch(address('/'), { headers: { cookie } })).text()

test('the home page lists everybody and links on', async () => {
  const page = await home()
  for (const { email } of Object.values(DEMO_PEOPLE)) assert.ok(page.includes(email), email)
  assert.match(page, /Nobody is signed in/)
  assert.match(page, /<a href="\/account">My account<\/a>/)
})

test('a buyer signs in with cookies that scripts cannot read', async () => {
  const { status, cookies, cookie } = await submit('/sign-in', { person: DEMO_PEOPLE.ana.email })
  assert.equal(status, 303)
  assert.match(cookie, /VtexIdclientAutCookie_demostore=.+vtex_session=/)
  for (const text of cookies) assert.match(text, /HttpOnly; SameSite=Lax/)
  assert.match(
    await home(cookie),
    /<strong>Ana Souza<\/strong\s*>, for <strong>Norte Distribuidora/
  )
})

test("signing in as somebody else takes the former one's cookies away", async () => {
  const { cookies, cookie } = await submit('/sign-in', { person: DEMO_PEOPLE.sofia.email })
  assert.match(cookie, /^VtexIdclientAutCookie=/)
  assert.ok(cookies.some((text) => /^VtexIdclientAutCookie_demostore=;.*Max-Age=0/.test(text)))
})

const BACK = '/account#/orders-b2b?number=PO 4500&kind=ANY'

test('signing in leads back to the page that asked for it', async () => {
  const page = await fetch(address(`/login?returnUrl=${encodeURIComponent(BACK)}`))
  const encoded = BACK.replace(' ', '%20')
  assert.ok((await page.text()).includes(`value="${encoded.replace('&', '&amp;')}"`))
  const { location } = await submit('/sign-in', { person: DEMO_PEOPLE.ana.email, returnUrl: BACK })
  assert.equal(location, encoded)
})

for (const returnUrl of [
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '/\t/evil.example/',
  '/.//evil.example/',
  '/a/../..//evil.example/',
  'javascript:alert(1)',
  '/%0d%0aset-cookie: a=b',
  '/\r\nset-cookie: a=b',
  '',
])
  test(`signing in leads nowhere else: ${JSON.stringify(returnUrl)}`, async () => {
    const page = await fetch(address(`/login?returnUrl=${encodeURIComponent(returnUrl)}`))
    const shown = /name="returnUrl" value="([^"]*)"/.exec(await page.text())?.[1]
    const { location, cookies } = await submit('/sign-in', {
      person: DEMO_PEOPLE.ana.email,
      returnUrl,
    })
    for (const place of [shown, location]) {
      const target = new URL(place ?? 'none:', 'http://store.invalid/login')
      assert.equal(target.origin, 'http://store.invalid')
      assert.doesNotMatch(place ?? '', /[\r\n]/)
    }
    assert.equal(cookies.length, 3)
  })

test('nobody but the demo people can sign in', async () => {
  assert.equal((await submit('/sign-in', { person: 'x@evil.example' })).status, 404)
  assert.equal((await submit('/sign-in', {})).status, 404)
})

test('a person of two organizations switches between them, and to no other', async () => {
  const { cookie } = await submit('/sign-in', { person: DEMO_PEOPLE.tomas.email })
  assert.match(await home(cookie), /Switch to Andes Comercial/)
  await submit('/switch-organization', { organization: 'org-andes' }, cookie)
  assert.match(await home(cookie), /for <strong>Andes Comercial/)
  await submit('/switch-organization', { organization: 'org-harbor' }, cookie)
  assert.match(await home(cookie), /for <strong>Andes Comercial/)
})

test('signing out takes every cookie away', async () => {
  const { cookies, cookie } = await submit('/sign-out', {})
  assert.deepEqual([cookies.length, cookie], [3, ''])
})

test('the playground needs nothing from outside', async () => {
  const response = await fetch(address('/playground'))
  assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'self'/)
  const page = await response.text()
  assert.doesNotMatch(page, /https?:\/\//)
  assert.match(page, /erpOrders\(search: \$search/)
  const script = await (await fetch(address('/playground.js'))).text()
  assert.match(script, /\/_v\/private\/graphql\/v1/)
  assert.doesNotMatch(script, /interface /)
})

test('what goes into a page is escaped', () => {
  assert.equal(html`<p>${`<b a="1">'&`}</p>`.text, '<p>&lt;b a=&quot;1&quot;&gt;&#39;&amp;</p>')
})
