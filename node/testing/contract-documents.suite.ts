import assert from 'node:assert/strict'

import type { Call, OpenedDocument } from '../connectors/connector'
import type { ConnectorErrorKind } from '../connectors/connector-error'
import type { CompanyRef, OrderDocument } from '../connectors/order-model'
import { assertRefuses } from './connector-errors'
import {
  countCalls,
  patiently,
  type ConnectorSubject,
  type KnownPaper,
  type Suite,
} from './connector-subject'
import { memberOf } from './contract-bills'
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
  [401, 'rejected-credentials'],
  [403, 'rejected-credentials'],
  [429, 'rate-limited'],
  [500, 'unavailable'],
  [302, 'bad-answer'],
]

const HTML = '<!doctype html><p>Please sign in</p>'

export const describeDocuments = ({ subject, it, hasServer }: Suite): void => {
  const papered = (name: string, work: (subject: ConnectorSubject) => Promise<void>): void => {
    it(name, async () => {
      const { connector } = subject()
      if (connector.capabilities.documents) return work(subject())
      assert.equal(connector.openDocument, undefined)
    })
  }

  papered('gives each paper byte for byte, or its https link', async (tried) => {
    const own = ownPapers(tried)
    assert.ok(own.length > 0, 'The capabilities need known papers.')
    for (const paper of own) assertContent(await open(tried, paper), paper.content)
  })

  papered('costs no more calls a paper than it declares', async (tried) => {
    const { callsPerDocument } = tried.connector.capabilities
    for (const paper of ownPapers(tried)) {
      const calls = await countCalls(tried, () => open(tried, paper))
      assert.ok(calls <= callsPerDocument, `${calls} calls.`)
    }
  })

  papered("never opens another company's paper", async (tried) => {
    const foreign = papersOf(tried).filter(
      ({ ownerRef }) => ownerRef === tried.known.foreignCompany
    )
    assert.ok(foreign.length > 0, 'A paper of the foreign company must be known.')
    for (const paper of foreign) assert.equal(await opened(tried, paper), null)
    const [one, other] = tried.known.companies
    const own = ownPapers(tried).find(({ ownerRef }) => ownerRef === one)
    assert.ok(own)
    assert.equal(await opened(tried, own, { companies: [other] }), null)
    for (const companies of [[], [' ']]) {
      assert.equal(await opened(tried, own, { companies }), null)
    }
  })

  papered('answers null for a paper that is gone, and for a hostile name of one', async (tried) => {
    const [own] = ownPapers(tried)
    assert.ok(own)
    for (const id of ['no-such-paper', ...hostileIds(own.document.id)]) {
      const document: OrderDocument = { ...own.document, id }
      assert.equal(await opened(tried, own, { document }), null, JSON.stringify(id))
    }
  })

  papered('takes a deadline that has passed for a timeout, and asks nothing', async (tried) => {
    const [own] = ownPapers(tried)
    assert.ok(own)
    if (typeof own.content === 'string') return
    const call = { http: tried.http, signal: AbortSignal.abort() }
    const work = () => assertRefuses(tried, open(tried, own, { call }), 'timeout')
    assert.equal(await countCalls(tried, work), 0)
  })

  if (hasServer) describeBrokenPapers(papered)
}

type Papered = (name: string, work: (subject: ConnectorSubject) => Promise<void>) => void

/** Where a connector gives a link, it is the use-case that fetches the file. */
const describeBrokenPapers = (papered: Papered): void => {
  for (const { name, fault, kinds } of BROKEN) {
    papered(`takes a paper that is ${name} for an error, not for a file`, async (tried) => {
      for (const paper of fetchedPapers(tried)) {
        await underFault(tried, fault, () => assertRefuses(tried, open(tried, paper), ...kinds))
      }
    })
  }

  for (const [status, kind] of STATUSES) {
    papered(`takes HTTP status ${status} for ${kind}`, async (tried) => {
      const fault: Fault = { kind: 'reply', status, headers: { location: '/x' }, body: HTML }
      for (const paper of fetchedPapers(tried)) {
        await underFault(tried, fault, () => assertRefuses(tried, open(tried, paper), kind))
      }
    })
  }

  papered('gives no more bytes than were announced', async (tried) => {
    for (const paper of fetchedPapers(tried)) {
      await underFault(tried, { kind: 'longer' }, async () => {
        const file = await open(tried, paper).catch(() => null)
        const size = file === null || typeof file === 'string' ? 0 : file.length
        assert.ok(size < paper.content.length)
      })
    }
  })

  papered('hangs up on a paper that stalls in the middle, at the deadline', async (tried) => {
    for (const paper of fetchedPapers(tried)) {
      await underFault(tried, { kind: 'stall' }, async () => {
        const deadline = new AbortController()
        const call = { http: tried.http, signal: deadline.signal }
        const arrived = tried.server?.nextRequest()
        const refused = assertRefuses(tried, open(tried, paper, { call }), 'timeout')
        await arrived
        deadline.abort()
        await refused
        await tried.server?.hungUp()
      })
    }
  })

  papered('hands a page of HTML over as it came, or refuses it', async (tried) => {
    const headers = { 'content-type': 'text/html' }
    const fault: Fault = { kind: 'reply', status: 200, headers, body: HTML }
    for (const paper of fetchedPapers(tried)) {
      // Whose it is may be asked first: that answer is honest, and the page stands where the file should. A login is past.
      await open(tried, paper)
      const calls = await countCalls(tried, () => open(tried, paper))
      await underFault(tried, { ...fault, after: calls - 1 }, async () => {
        const work = open(tried, paper)
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
  { parent, document }: KnownPaper,
  { call = patiently(subject), ...differing }: Opening = {}
): Promise<Uint8Array | string | null> => {
  const query = { companies: subject.known.companies, parent, document, ...differing }
  const paper = await memberOf(subject, 'openDocument')(query, call)
  return paper && readPaper(paper)
}

const readPaper = async (paper: OpenedDocument): Promise<Uint8Array | string> => {
  if (paper.type === 'link') return paper.url
  const chunks: Uint8Array[] = []
  for await (const chunk of paper.bytes) chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  assert.ok(paper.sizeBytes === null || paper.sizeBytes === bytes.length)
  return bytes
}

/** As `open`, where a refusal that names the query says as little as null. */
const opened: typeof open = (subject, paper, opening) =>
  open(subject, paper, opening).catch(async (error: unknown) => {
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

const papersOf = ({ known }: ConnectorSubject): readonly KnownPaper[] => known.papers ?? []

const ownPapers = (subject: ConnectorSubject): KnownPaper[] =>
  papersOf(subject).filter(({ ownerRef }) => subject.known.companies.includes(ownerRef))

const fetchedPapers = (subject: ConnectorSubject): KnownPaper[] =>
  ownPapers(subject)
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
