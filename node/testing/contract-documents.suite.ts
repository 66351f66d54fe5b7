import assert from 'node:assert/strict'

import type { Call, OpenedDocument } from '../connectors/connector'
import type { ConnectorErrorKind } from '../connectors/connector-error'
import type { CompanyRef, OrderDocument } from '../connectors/order-model'
import { assertRefuses } from './connector-errors'
import {
  countCalls,
  patiently,
  type ConnectorSubject,
  type KnownDocument,
  type Suite,
} from './connector-subject'
import { memberOf } from './contract-invoice-facts'
import type { Fault } from './erp-server'
import { hostileIds } from './hostile-text'

/** Faults in the middle of a file, each of which would leave a broken one if nobody looked. */
const BROKEN: ReadonlyArray<{
  readonly name: string
  readonly fault: Fault
  readonly kinds: readonly ConnectorErrorKind[]
}> = [
  {
    name: 'shorter than announced',
    fault: { kind: 'cut-connection' },
    kinds: ['bad-answer', 'unavailable'],
  },
  {
    name: 'cut without an announced length',
    fault: { kind: 'cut-stream' },
    kinds: ['bad-answer', 'unavailable'],
  },
  { name: 'reset', fault: { kind: 'reset' }, kinds: ['unavailable'] },
]

const STATUSES: ReadonlyArray<readonly [status: number, kind: ConnectorErrorKind]> = [
  [400, 'refused-query'],
  [401, 'rejected-credentials'],
  [403, 'rejected-credentials'],
  [422, 'refused-query'],
  [429, 'rate-limited'],
  [500, 'unavailable'],
  [302, 'bad-answer'],
]

const HTML = '<!doctype html><p>Please sign in</p>'

export const describeDocuments = ({ subject, it, hasServer }: Suite): void => {
  const documented = (name: string, work: (subject: ConnectorSubject) => Promise<void>): void => {
    it(name, async () => {
      const { connector } = subject()
      if (connector.capabilities.documents) return work(subject())
      assert.equal(connector.openDocument, undefined)
    })
  }

  documented('gives each document byte for byte, or its https link', async (tried) => {
    const own = ownDocuments(tried)
    assert.ok(own.length > 0, 'The capabilities need known documents.')
    for (const document of own) assertContent(await open(tried, document), document.content)
  })

  documented('costs no more calls a document than it declares', async (tried) => {
    const { callsPerDocument } = tried.connector.capabilities
    for (const document of ownDocuments(tried)) {
      const calls = await countCalls(tried, () => open(tried, document))
      assert.ok(calls <= callsPerDocument, `${calls} calls.`)
    }
  })

  documented("never opens another company's document", async (tried) => {
    const foreign = documentsOf(tried).filter(
      ({ ownerRef }) => ownerRef === tried.known.foreignCompany
    )
    assert.ok(foreign.length > 0, 'A document of the foreign company must be known.')
    for (const document of foreign) assert.equal(await opened(tried, document), null)
    const [one, other] = tried.known.companies
    const own = ownDocuments(tried).find(({ ownerRef }) => ownerRef === one)
    assert.ok(own)
    assert.equal(await opened(tried, own, { companies: [other] }), null)
    for (const companies of [[], [' ']]) {
      assert.equal(await opened(tried, own, { companies }), null)
    }
  })

  documented(
    'answers null for a document that is gone, and for a hostile name of one',
    async (tried) => {
      const [own] = ownDocuments(tried)
      assert.ok(own)
      for (const id of ['no-such-document', ...hostileIds(own.document.id)]) {
        const document: OrderDocument = { ...own.document, id }
        assert.equal(await opened(tried, own, { document }), null, JSON.stringify(id))
      }
    }
  )

  documented('takes a deadline that has passed for a timeout, and asks nothing', async (tried) => {
    const [own] = ownDocuments(tried)
    assert.ok(own)
    if (typeof own.content === 'string') return
    const call = { http: tried.http, signal: AbortSignal.abort() }
    const work = () => assertRefuses(tried, open(tried, own, { call }), 'timeout')
    assert.equal(await countCalls(tried, work), 0)
  })

  if (hasServer) describeBrokenDocuments(documented)
}

type Documented = (name: string, work: (subject: ConnectorSubject) => Promise<void>) => void

/** Where a connector gives a link, it is the use-case that fetches the file. */
const describeBrokenDocuments = (documented: Documented): void => {
  for (const { name, fault, kinds } of BROKEN) {
    documented(`takes a document that is ${name} for an error, not for a file`, async (tried) => {
      for (const document of fetchedDocuments(tried)) {
        await underFault(tried, fault, () => assertRefuses(tried, open(tried, document), ...kinds))
      }
    })
  }

  for (const [status, kind] of STATUSES) {
    documented(`takes HTTP status ${status} for ${kind}`, async (tried) => {
      const fault: Fault = { kind: 'reply', status, headers: { location: '/x' }, body: HTML }
      for (const document of fetchedDocuments(tried)) {
        // So that it is the document that is refused, and no login.
        await open(tried, document)
        await underFault(tried, fault, () => assertRefuses(tried, open(tried, document), kind))
      }
    })
  }

  documented('gives no more bytes than were announced', async (tried) => {
    for (const document of fetchedDocuments(tried)) {
      await underFault(tried, { kind: 'longer' }, async () => {
        const file = await open(tried, document).catch(() => null)
        const size = file === null || typeof file === 'string' ? 0 : file.length
        assert.ok(size < document.content.length)
      })
    }
  })

  documented('hangs up on a document that stalls in the middle, at the deadline', async (tried) => {
    for (const document of fetchedDocuments(tried)) {
      await underFault(tried, { kind: 'stall' }, async () => {
        const deadline = new AbortController()
        const call = { http: tried.http, signal: deadline.signal }
        const arrived = tried.server?.nextRequest()
        const refused = assertRefuses(tried, open(tried, document, { call }), 'timeout')
        await arrived
        deadline.abort()
        await refused
        await tried.server?.hungUp()
      })
    }
  })

  documented('hands a page of HTML over as it came, or refuses it', async (tried) => {
    const headers = { 'content-type': 'text/html' }
    const fault: Fault = { kind: 'reply', status: 200, headers, body: HTML }
    for (const document of fetchedDocuments(tried)) {
      // Whose it is may be asked first: that answer is honest, and the page stands where the file should. A login is past.
      await open(tried, document)
      const calls = await countCalls(tried, () => open(tried, document))
      await underFault(tried, { ...fault, after: calls - 1 }, async () => {
        const work = open(tried, document)
        if (tried.connector.capabilities.buffersDocuments) {
          return assertRefuses(tried, work, 'bad-answer')
        }
        const file = await work
        assert.ok(file instanceof Uint8Array)
        assert.equal(Buffer.from(file).toString(), HTML)
      })
    }
  })
}

interface Opening {
  readonly companies?: readonly CompanyRef[]
  readonly document?: OrderDocument
  readonly call?: Call
}

/** The bytes, read to their end, or the link. */
const open = async (
  subject: ConnectorSubject,
  { parent, document }: KnownDocument,
  { call = patiently(subject), ...differing }: Opening = {}
): Promise<Uint8Array | string | null> => {
  const query = { companies: subject.known.companies, parent, document, ...differing }
  const opened = await memberOf(subject, 'openDocument')(query, call)
  return opened && readDocument(opened)
}

const readDocument = async (document: OpenedDocument): Promise<Uint8Array | string> => {
  if (document.type === 'link') return document.url
  const chunks: Uint8Array[] = []
  for await (const chunk of document.bytes) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  assert.ok(document.sizeBytes === null || document.sizeBytes === bytes.length)
  return bytes
}

/** As `open`, where a refusal that names the query says as little as null. */
const opened: typeof open = (subject, document, opening) =>
  open(subject, document, opening).catch(async (error: unknown) => {
    await assertRefuses(subject, Promise.reject(error), 'invalid-query', 'not-found')
    return null
  })

const assertContent = (found: Uint8Array | string | null, expected: Uint8Array | string): void => {
  if (typeof expected === 'string') {
    assert.equal(found, expected)
    assert.match(expected, /^https:\/\//)
    return
  }
  assert.ok(found instanceof Uint8Array)
  assert.ok(Buffer.from(expected).equals(found), 'The bytes differ.')
}

const documentsOf = ({ known }: ConnectorSubject): readonly KnownDocument[] => known.documents ?? []

const ownDocuments = (subject: ConnectorSubject): KnownDocument[] =>
  documentsOf(subject).filter(({ ownerRef }) => subject.known.companies.includes(ownerRef))

const fetchedDocuments = (subject: ConnectorSubject): KnownDocument[] =>
  ownDocuments(subject)
    .filter(({ content }) => typeof content !== 'string')
    .slice(0, 2)

const underFault = async (
  { server }: ConnectorSubject,
  { after = 0, ...fault }: Fault & { readonly after?: number },
  work: () => Promise<unknown>
): Promise<void> => {
  assert.ok(server, 'The suite was told that there is a server.')
  server.misbehave(fault, after)
  try {
    await work()
  } finally {
    server.misbehave(null)
  }
}
