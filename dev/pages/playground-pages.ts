/** `/playground`: type a GraphQL query, run it against the store's real endpoint as whoever is signed in. */
import { transform } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlatformState } from '../platform/start-platform'
import { whoIs } from '../router/sign-in'
import type { PageHandler } from '../router/start-router'
import { html, sendPage, sendText } from './html'
import { EXAMPLES } from './playground-examples'

export interface PlaygroundOptions {
  readonly state: PlatformState
  readonly account: string
}

const SCRIPT_PATH = '/playground.js'

export function playgroundPages({ state, account }: PlaygroundOptions): PageHandler {
  const script = memo(compileScript)
  return async ({ request, response }, url) => {
    if (request.method !== 'GET') return false
    if (url.pathname === SCRIPT_PATH) sendText(response, 'text/javascript', await script())
    else if (url.pathname === '/playground')
      sendPage(response, page(whoIs(state, account, request)?.person.name ?? null))
    else return false
    return true
  }
}

const page = (name: string | null) => ({
  title: 'GraphQL playground',
  scripts: [SCRIPT_PATH],
  body: html`
    <p>
      ${name === null ? 'Nobody is signed in.' : html`Asking as <strong>${name}</strong>.`}
      <a href="/">Sign in as somebody else</a>
    </p>
    <h2 id="examples">Examples</h2>
    <ul class="row" aria-labelledby="examples">
      ${EXAMPLES.map(
        ({ label, query, variables }) =>
          html`<li>
            <button type="button" data-query="${query}" data-variables="${variables}">
              ${label}
            </button>
          </li>`
      )}
    </ul>
    <form id="playground">
      <label for="query">Query</label>
      <textarea id="query" rows="14" spellcheck="false">${EXAMPLES[0].query}</textarea>
      <label for="variables">Variables (JSON)</label>
      <textarea id="variables" rows="4" spellcheck="false">${EXAMPLES[0].variables}</textarea>
      <p><button class="primary">Run (Ctrl+Enter)</button></p>
    </form>
    <h2 id="answer-title">Answer</h2>
    <p id="status" role="status" class="quiet"></p>
    <pre id="answer" tabindex="0" aria-labelledby="answer-title"></pre>
    <h2 id="schema-title">What can be asked</h2>
    <pre id="schema" tabindex="0" aria-labelledby="schema-title"></pre>
  `,
})

async function compileScript() {
  const source = await readFile(join(__dirname, 'playground-client.ts'), 'utf8')
  const { code } = await transform(source, { loader: 'ts', format: 'iife', target: 'es2020' })
  return code
}

function memo<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => (made ??= make())
}
