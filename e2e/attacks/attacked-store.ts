/** The running store of a file of attacks, and requests of any shape against it. */
import { randomUUID } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before } from 'node:test'

import {
  type LocalStore,
  type LocalStoreOptions,
  REPOSITORY_FOLDER,
  startLocalStore,
} from '../../dev/local-store'
import type { DemoPerson } from '../../dev/platform/people'
import { credentialOf } from '../../dev/platform/exchange'
import { cookieHeader } from '../../dev/store-front'
import { person } from '../service/store'

export interface AttackedStore extends LocalStore {
  /** What the service has printed so far. */
  readLog(): Promise<string>
}

/** Starts one store before the file's first test and ends it after the last. */
export const useAttackedStore = (options?: LocalStoreOptions): (() => AttackedStore) => {
  const serviceFolder = join(REPOSITORY_FOLDER, '.local', `attacked-${randomUUID()}`)
  let running: AttackedStore | undefined
  before(async () => {
    const store = await startLocalStore({ ...options, serviceFolder })
    const readLog = () => readFile(join(serviceFolder, 'service.log'), 'utf8')
    running = { ...store, readLog }
  })
  after(async () => {
    await running?.close()
    await rm(serviceFolder, { recursive: true, force: true })
  })
  return () => {
    if (running === undefined) throw new Error('The local store has not started.')
    return running
  }
}

export interface RawRequest {
  /** Nobody if left out. */
  readonly as?: DemoPerson
  readonly method?: string
  readonly path?: string
  readonly body?: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

export interface RawAnswer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

const GATEWAY = '/_v/private/graphql/v1'

/** One request at the store's public address, as a browser or a script may send it. */
export const send = async (store: LocalStore, request: RawRequest): Promise<RawAnswer> => {
  const { as, method = 'POST', path = GATEWAY, body, headers } = request
  const cookie = as ? cookieHeader(store.cookiesOf(person(as))) : ''
  return exchange(store.url.replace('localhost', '127.0.0.1') + path, {
    method,
    body: method === 'GET' ? undefined : body,
    headers: { 'content-type': 'application/json', cookie, ...headers },
  })
}

/** One request at the port of the service, past the edge: with what the edge would have said, but for `headers`. */
export const sendInside = (
  store: LocalStore,
  { as = 'ana', method = 'POST', body, headers, path = '/demostore/local/_v/graphql' }: RawRequest
): Promise<RawAnswer> => {
  const cookies = store.cookiesOf(person(as))
  return exchange(`http://127.0.0.1:${store.service.port}${path}`, {
    method,
    body,
    headers: {
      'content-type': 'application/json',
      cookie: cookieHeader(cookies),
      'x-vtex-account': 'demostore',
      'x-vtex-workspace': 'local',
      'x-vtex-credential': credentialOf({
        account: 'demostore',
        workspace: 'local',
        kind: 'app',
      }),
      'x-vtex-session': cookies['vtex_session'] ?? '',
      'x-request-id': randomUUID(),
      ...headers,
    },
  })
}

const exchange = async (url: string, init: RequestInit): Promise<RawAnswer> => {
  const response = await fetch(url, init)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

export const graphqlBody = (query: string, variables?: unknown): string =>
  JSON.stringify({ query, variables })

interface Parsed {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: ReadonlyArray<{
    readonly message: string
    readonly extensions?: Readonly<Record<string, unknown>>
  }>
}

export const parsed = ({ text }: RawAnswer): Parsed => JSON.parse(text) as Parsed

/** `extensions.code` of the first error; empty when there is none. */
export const codeOf = (answer: RawAnswer): string =>
  String(parsed(answer).errors?.[0]?.extensions?.['code'] ?? '')

/** What no answer and no log may hold: secrets of the settings, tokens, places in the code, the ERP's address. */
export const hiddenFrom = (store: LocalStore): readonly string[] => [
  'demo-erp-key',
  'credential-of',
  'erp.demo.example',
  'node_modules',
  '\n    at ',
  '\\n    at ',
  'axios',
  String(store.erp?.url.slice('http://'.length)),
]
