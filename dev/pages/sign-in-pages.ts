/**
 * `/`: sign in as one of the demo store's people, see who is signed in, change organization, sign out.
 * `/login?returnUrl=`: the same, and back to there once signed in, as VTEX's own sign-in page does.
 */
import type { ServerResponse } from 'node:http'
import { usersOf } from '../platform/account-data'
import type { AccountData, Person } from '../platform/account-data'
import { cookieOf } from '../platform/exchange'
import type { PlatformState } from '../platform/start-platform'
import { readBody } from '../runtime/relay'
import type { Exchange } from '../runtime/relay'
import { signIn, switchOrganization, whoIs } from '../router/sign-in'
import type { SignedIn } from '../router/sign-in'
import type { PageHandler } from '../router/start-router'
import { html, sendPage, sendText, STYLE, STYLE_PATH } from './html'

export interface PageLink {
  readonly href: string
  readonly label: string
}

export interface SignInPagesOptions {
  readonly state: PlatformState
  readonly account: string
  /** Where one goes from here. */
  readonly links: readonly PageLink[]
}

const MAX_FORM_BYTES = 10_000

export function signInPages(options: SignInPagesOptions): PageHandler {
  return async ({ request, response }, url) => {
    const address = `${request.method} ${url.pathname}`
    if (address === 'GET /') showHome({ request, response }, options)
    else if (address === 'GET /login') showHome({ request, response }, options, returnUrlOf(url))
    else if (address === `GET ${STYLE_PATH}`) sendText(response, 'text/css', STYLE)
    else if (address === 'POST /sign-in') await doSignIn({ request, response }, options)
    else if (address === 'POST /sign-out') signOut(response, options)
    else if (address === 'POST /switch-organization') await doSwitch({ request, response }, options)
    else return false
    return true
  }
}

const returnUrlOf = (url: URL) => pathWithin(url.searchParams.get('returnUrl'))

/** The same address as a path of this store, always safe to go to; the home page for any other origin. */
function pathWithin(address: string | null) {
  const store = 'http://store.invalid'
  if (!address?.startsWith('/') || !URL.canParse(address, store)) return '/'
  const { origin, pathname, search, hash } = new URL(address, store)
  return origin === store && !pathname.startsWith('//') ? pathname + search + hash : '/'
}

function showHome({ request, response }: Exchange, options: SignInPagesOptions, returnUrl = '/') {
  const { state, account, links } = options
  const data = state.accounts.get(account)
  const signedIn = whoIs(state, account, request)
  sendPage(response, {
    title: 'B2B Orders, local store',
    body: html`
      ${data ? statusOf(signedIn, data) : null}
      <nav aria-label="Pages">
        <ul class="row">
          ${links.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}
        </ul>
      </nav>
      <h2 id="people">Sign in as</h2>
      <form method="post" action="/sign-in">
        <input type="hidden" name="returnUrl" value="${returnUrl}" />
        <ul class="people" aria-labelledby="people">
          ${(data?.people ?? []).map(personButton)}
        </ul>
      </form>
    `,
  })
}

const personButton = ({ email, name, note }: Person) =>
  html`<li>
    <button name="person" value="${email}">${name}<br /><small>${note}</small></button>
  </li>`

function statusOf(signedIn: SignedIn | null, data: AccountData) {
  if (!signedIn) return html`<p>Nobody is signed in.</p>`
  const { person, organizationId } = signedIn
  const organization = data.organizations.find(({ id }) => id === organizationId)
  return html`
    <p>
      Signed in:
      <strong>${person.name}</strong
      >${organization ? html`, for <strong>${organization.name}</strong>` : null}
    </p>
    ${switchForm(signedIn, data)}
    <form method="post" action="/sign-out"><button>Sign out</button></form>
  `
}

function switchForm({ person, organizationId }: SignedIn, data: AccountData) {
  const others = usersOf(data, person.email).filter(({ orgId }) => orgId !== organizationId)
  if (others.length === 0) return null
  return html`<form method="post" action="/switch-organization" class="row">
    ${others.map(
      ({ orgId }) =>
        html`<button name="organization" value="${orgId}">
          Switch to ${data.organizations.find(({ id }) => id === orgId)?.name ?? orgId}
        </button>`
    )}
  </form>`
}

async function doSignIn({ request, response }: Exchange, { state, account }: SignInPagesOptions) {
  const form = await formOf(request)
  const email = form.get('person')
  const person = state.accounts.get(account)?.people.find((each) => each.email === email)
  if (!person)
    return void response
      .writeHead(404, { 'content-type': 'text/plain' })
      .end('Nobody of that name\n')
  const fresh = Object.entries(signIn(state, account, person)).map(([name, value]) =>
    cookie(name, value)
  )
  const old = cookieNames(account).map((name) => cookie(name, ''))
  const cookies = [...old.filter((text) => !fresh.some((kept) => sameName(kept, text))), ...fresh]
  goTo(response, pathWithin(form.get('returnUrl')), cookies)
}

function signOut(response: ServerResponse, { account }: SignInPagesOptions) {
  goTo(
    response,
    '/',
    cookieNames(account).map((name) => cookie(name, ''))
  )
}

async function doSwitch({ request, response }: Exchange, { state, account }: SignInPagesOptions) {
  const organizationId = (await formOf(request)).get('organization') ?? ''
  const email = whoIs(state, account, request)?.person.email
  const sessionToken = cookieOf(request.headers, 'vtex_session')
  if (email) switchOrganization(state, account, { sessionToken, email, organizationId })
  goTo(response, '/', [])
}

const formOf = async (request: Exchange['request']) =>
  new URLSearchParams((await readBody(request, MAX_FORM_BYTES)).toString('utf8'))

const cookieNames = (account: string) => [
  `VtexIdclientAutCookie_${account}`,
  'VtexIdclientAutCookie',
  'vtex_session',
]

const cookie = (name: string, value: string) =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${value ? '' : '; Max-Age=0'}`

const sameName = (one: string, other: string) => one.split('=')[0] === other.split('=')[0]

function goTo(response: ServerResponse, location: string, cookies: readonly string[]) {
  response.writeHead(303, { location, 'set-cookie': [...cookies] }).end()
}
