/** The frame of the local store's own pages: plain, readable at 375 px, nothing from outside. */
import type { ServerResponse } from 'node:http'

/** Text that is already html; anything else that gets into a page is escaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | null | readonly Html[]

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const texts = strings.map(
    (text, index) => text + (index < parts.length ? textOf(parts[index]) : '')
  )
  return new Html(texts.join(''))
}

function textOf(part: Part | undefined): string {
  if (part === null || part === undefined) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map((each) => each.text).join('\n')
  return escapeHtml(String(part))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

export interface Page {
  readonly title: string
  readonly body: Html
  /** Addresses of its scripts. */
  readonly scripts?: readonly string[]
}

export const STYLE_PATH = '/local-store.css'

export function sendPage(response: ServerResponse, { title, body, scripts = [] }: Page): void {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${STYLE_PATH}" />
        ${scripts.map((path) => html`<script src="${path}" defer></script>`)}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`
  sendText(response, 'text/html', page.text)
}

const POLICY =
  "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'"

export function sendText(response: ServerResponse, type: string, text: string): void {
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': POLICY,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  })
  response.end(text)
}

export const STYLE = `
:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #1b1b1f; background: #fff }
body { margin: 0 }
main { max-width: 60rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem }
a { color: #0b4fb3 }
ul { list-style: none; padding: 0 }
li { margin: .5rem 0 }
button { font: inherit; min-height: 2.75rem; padding: .5rem .9rem; border: 1px solid #5c5f66; border-radius: 6px;
  background: #f3f4f6; color: inherit; cursor: pointer; text-align: left }
button:hover { background: #e4e6ea }
button.primary { background: #0b4fb3; border-color: #0b4fb3; color: #fff }
:focus-visible { outline: 3px solid #0b4fb3; outline-offset: 2px }
.people button { width: 100% } .people small, .quiet { color: #52555c }
.row { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center }
textarea { box-sizing: border-box; width: 100%; font: 14px/1.45 ui-monospace, monospace; padding: .5rem;
  border: 1px solid #5c5f66; border-radius: 6px; color: inherit; background: #fff }
pre { overflow: auto; max-height: 30rem; padding: .75rem; background: #f3f4f6; border-radius: 6px; font-size: 14px }
label { display: block; margin: .75rem 0 .25rem; font-weight: 600 }
code { overflow-wrap: anywhere }
`
