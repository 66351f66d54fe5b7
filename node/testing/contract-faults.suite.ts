import assert from 'node:assert/strict'

import type { Call, OrderPage } from '../connectors/connector'
import type { ConnectorErrorKind } from '../connectors/connector-error'
import { UPSTREAM_TEXT, assertRefuses, connectorErrorOf } from './connector-errors'
import {
  countCalls,
  ownOrders,
  patiently,
  queryOf,
  type ConnectorSubject,
  type Suite,
} from './connector-subject'
import {
  invoiceQueryOf,
  memberOf,
  ownInvoices,
  ownPayments,
  paymentQueryOf,
} from './contract-invoice-facts'
import type { ErpReply, Fault, FaultControls } from './erp-server'

const MEBIBYTE = 1024 * 1024
const JSON_TYPE = { 'content-type': 'application/json' }

type Operation =
  | 'findOrders'
  | 'getOrder'
  | 'check'
  | 'findInvoices'
  | 'getInvoice'
  | 'findPayments'
  | 'getPayment'

/** What the connector can do; the faults of documents are in `contract-documents.suite.ts`. */
const operationsOf = ({ connector }: ConnectorSubject): readonly Operation[] => [
  ...(['findOrders', 'getOrder', 'check'] as const),
  ...(connector.capabilities.invoiceList ? (['findInvoices', 'getInvoice'] as const) : []),
  ...(connector.capabilities.paymentList ? (['findPayments', 'getPayment'] as const) : []),
]

const isOpening = (operation: Operation): boolean => operation.startsWith('get')

interface FaultCase {
  readonly name: string
  readonly fault: Fault
  readonly kinds: readonly ConnectorErrorKind[]
}

const withStatus = (status: number, headers: ErpReply['headers'] = {}): Fault => ({
  kind: 'reply',
  status,
  headers: { ...JSON_TYPE, ...headers },
  body: JSON.stringify({ detail: UPSTREAM_TEXT }),
})

const withBody = (body: string, headers: ErpReply['headers'] = JSON_TYPE): Fault => ({
  kind: 'reply',
  status: 200,
  headers,
  body,
})

const statusCase = (status: number, kind: ConnectorErrorKind): FaultCase => ({
  name: `HTTP status ${status}`,
  fault: withStatus(status),
  kinds: [kind],
})

/** Answers that are as wrong for a search as for one order as for a check. */
const FAULTS: readonly FaultCase[] = [
  statusCase(400, 'refused-query'),
  statusCase(401, 'rejected-credentials'),
  statusCase(403, 'rejected-credentials'),
  statusCase(408, 'timeout'),
  statusCase(418, 'bad-answer'),
  statusCase(422, 'refused-query'),
  statusCase(429, 'rate-limited'),
  statusCase(500, 'unavailable'),
  statusCase(502, 'unavailable'),
  statusCase(503, 'unavailable'),
  statusCase(504, 'timeout'),
  {
    name: 'a login page with status 200',
    fault: withBody(`<!doctype html><p>${UPSTREAM_TEXT}</p>`, { 'content-type': 'text/html' }),
    kinds: ['bad-answer'],
  },
  { name: 'an empty body', fault: withBody(''), kinds: ['bad-answer'] },
  { name: 'JSON that is cut', fault: { kind: 'cut-json' }, kinds: ['bad-answer'] },
  {
    name: 'a connection that breaks within the answer',
    fault: { kind: 'cut-connection' },
    kinds: ['unavailable', 'bad-answer'],
  },
  { name: 'a connection that is reset', fault: { kind: 'reset' }, kinds: ['unavailable'] },
  {
    name: 'a giant body',
    fault: { kind: 'giant', bytes: 12 * MEBIBYTE },
    kinds: ['bad-answer'],
  },
  {
    name: 'a compressed body that unfolds to a giant one',
    fault: { kind: 'gzip-bomb', bytes: 64 * MEBIBYTE },
    kinds: ['bad-answer'],
  },
]

const WRONG_TYPES = ['[]', '7', 'true', '{}', `"${UPSTREAM_TEXT}"`, `[{"x":"${UPSTREAM_TEXT}"}]`]

export const describeFaults = ({ definition, subject, it, hasServer }: Suite): void => {
  it('takes a deadline that has passed for a timeout, and asks nothing', async () => {
    for (const operation of operationsOf(subject())) {
      const calls = await countCalls(subject(), () =>
        assertRefuses(subject(), perform(subject(), operation, aborted(subject())), 'timeout')
      )
      assert.equal(calls, 0)
    }
  })

  it('answers where nothing is wrong', async () => {
    for (const operation of operationsOf(subject()))
      await perform(subject(), operation, patiently(subject()))
  })

  if (!hasServer) {
    it('has no faults to suffer, for it asks nobody', () => {
      assert.deepEqual(definition.pathPrefixes, [])
      assert.equal(subject().server, undefined)
    })
    return
  }
  describeServerFaults({ definition, subject, it })
}

const describeServerFaults = ({ definition, subject, it }: Omit<Suite, 'hasServer'>): void => {
  it('asks for paths that it declares, and for no other', async () => {
    const { requests } = serverOf(subject())
    const before = requests.length
    for (const operation of operationsOf(subject()))
      await perform(subject(), operation, patiently(subject()))
    const paths = requests.slice(before).map(({ path }) => path)
    assert.ok(paths.length > 0)
    assert.ok(
      paths.every((path) => definition.pathPrefixes.some((start) => path.startsWith(start)))
    )
  })

  for (const { name, fault, kinds } of FAULTS) {
    it(`takes ${name} for ${kinds.join(' or ')}, and recovers`, async () => {
      for (const operation of operationsOf(subject())) {
        await underFault(subject(), fault, () =>
          assertRefuses(subject(), perform(subject(), operation, patiently(subject())), ...kinds)
        )
        await perform(subject(), operation, patiently(subject()))
      }
    })
  }

  it('takes HTTP status 404 for a record that does not exist, and else for an error', async () => {
    for (const operation of operationsOf(subject())) {
      await underFault(subject(), withStatus(404), async () => {
        const work = perform(subject(), operation, patiently(subject()))
        if (isOpening(operation)) assert.equal(await work, null)
        else if (!subject().mayFindNothingBy404) await assertRefuses(subject(), work, 'not-found')
        else if (operation === 'check') await work
        else assert.deepEqual(((await work) as OrderPage).orders, [])
      })
    }
  })

  for (const body of WRONG_TYPES) {
    it(`takes ${body} for a bad answer`, async () => {
      await underFault(subject(), withBody(body), async () => {
        for (const operation of operationsOf(subject())) {
          if (operation === 'check') continue
          const work = perform(subject(), operation, patiently(subject()))
          if (operation === 'getOrder' && body === subject().noSuchOrder) {
            assert.equal(await work, null)
          } else await assertRefuses(subject(), work, 'bad-answer')
        }
      })
    })
  }

  it('passes on when to come back, and makes nothing up', async () => {
    for (const [header, expected] of [
      ['7', 7000],
      ['soon', undefined],
    ] as const) {
      await underFault(subject(), withStatus(429, { 'retry-after': header }), async () => {
        const work = perform(subject(), 'findOrders', patiently(subject()))
        assert.equal((await connectorErrorOf(subject(), work)).retryAfterMs, expected)
      })
    }
  })

  it('follows no redirect', async () => {
    const { requests } = serverOf(subject())
    const before = requests.length
    await underFault(subject(), withStatus(302, { location: '/elsewhere' }), async () => {
      for (const operation of operationsOf(subject())) {
        await assertRefuses(
          subject(),
          perform(subject(), operation, patiently(subject())),
          'bad-answer'
        )
      }
    })
    assert.ok(requests.slice(before).every(({ path }) => path !== '/elsewhere'))
  })

  it('asks an ERP that fails only once', async () => {
    const calls = await countCalls(subject(), () =>
      underFault(subject(), withStatus(503), () =>
        assertRefuses(
          subject(),
          perform(subject(), 'findOrders', patiently(subject())),
          'unavailable'
        )
      )
    )
    assert.ok(calls <= (subject().callsPerPage?.orders ?? 1))
  })

  for (const fault of [{ kind: 'never' }, { kind: 'drip' }] as const) {
    it(`hangs up at the deadline on an ERP that does this: ${fault.kind}`, async () => {
      for (const operation of operationsOf(subject())) {
        await underFault(subject(), fault, () => assertHangsUp(subject(), operation))
      }
    })
  }
}

const assertHangsUp = async (subject: ConnectorSubject, operation: Operation): Promise<void> => {
  const server = serverOf(subject)
  const deadline = new AbortController()
  const arrived = server.nextRequest()
  const refused = assertRefuses(
    subject,
    perform(subject, operation, { http: subject.http, signal: deadline.signal }),
    'timeout'
  )
  await arrived
  deadline.abort()
  await refused
  await server.hungUp()
}

const perform = (subject: ConnectorSubject, operation: Operation, call: Call): Promise<unknown> => {
  const { connector, known } = subject
  if (operation === 'check') return connector.check(call)
  if (operation === 'findOrders') return connector.findOrders(queryOf(subject), call)
  if (operation === 'findInvoices')
    return memberOf(subject, operation)(invoiceQueryOf(subject), call)
  if (operation === 'findPayments')
    return memberOf(subject, operation)(paymentQueryOf(subject), call)
  const { companies } = known
  if (operation === 'getOrder') {
    return connector.getOrder({ companies, id: firstId(ownOrders(subject)) }, call)
  }
  const own = operation === 'getInvoice' ? ownInvoices(subject) : ownPayments(subject)
  return memberOf(subject, operation)({ companies, id: firstId(own) }, call)
}

const firstId = (records: ReadonlyArray<{ readonly id: string }>): string => String(records[0]?.id)

const underFault = async (
  subject: ConnectorSubject,
  fault: Fault,
  work: () => Promise<unknown>
): Promise<void> => {
  const server = serverOf(subject)
  server.misbehave(fault)
  try {
    await work()
  } finally {
    server.misbehave(null)
  }
}

const serverOf = ({ server }: ConnectorSubject): FaultControls => {
  assert.ok(server, 'The suite was told that there is a server.')
  return server
}

const aborted = ({ http }: ConnectorSubject): Call => {
  const controller = new AbortController()
  controller.abort()
  return { http, signal: controller.signal }
}
