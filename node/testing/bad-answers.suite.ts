/**
 * What `contract-faults.suite.ts` leaves open, for each connector behind the client that runs in the cloud: answers that are
 * wrong in ways no HTTP server would let pass, that come in the middle of something, or that are odd and right.
 * `node/connectors/bad-answers.test.ts` says which bad answer is proved where.
 */
import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'

import type { HttpPort } from '../connectors/connector'
import type { ConnectorError } from '../connectors/connector-error'
import type { Order, OrderSummary } from '../connectors/order-model'
import {
  startFaultProxy,
  type HonestAnswer,
  type AnswerChange,
  type FaultyAnswer,
  type FaultProxy,
} from './fault-proxy'
import { describeRows } from './bad-answers-rows.suite'
import type { BadAnswersTrial } from './bad-answers-trials'
import { assertRefuses, connectorErrorOf } from './connector-errors'
import {
  findAll,
  idsOf,
  ownOrders,
  patiently,
  queryOf,
  type ConnectorSubject,
} from './connector-subject'

export interface FaultySubject {
  readonly subject: ConnectorSubject
  readonly faultProxy: FaultProxy
}

/** Opens the way out for the origin of whatever stands before the ERP. */
export type OpenPort = (origin: string, trial: BadAnswersTrial) => Promise<HttpPort>

export const startFaulty = async (
  trial: BadAnswersTrial,
  openPort: OpenPort
): Promise<FaultySubject> => {
  const faultProxy = await startFaultProxy()
  const port = await openPort(faultProxy.origin, trial)
  const subject = await trial.start((origin) => {
    faultProxy.standBefore(origin)
    return port
  })
  return { faultProxy, subject }
}

/** @param host the ERP's, as each request has to name it */
export const describeBadAnswers = (
  trial: BadAnswersTrial,
  openPort: OpenPort,
  host: string
): void => {
  describe(`Bad answers to the connector "${trial.name}"`, () => {
    let running: FaultySubject | undefined
    const faulty = (): FaultySubject => {
      assert.ok(running, 'The subject has not started.')
      return running
    }
    before(async () => {
      running = await startFaulty(trial, openPort)
    })
    afterEach(() => makeHonest(faulty()))
    after(async () => {
      await running?.subject.close()
      await running?.faultProxy.close()
    })
    describeBrokenHttp(faulty)
    describeStatuses(faulty)
    describePaging(faulty, trial)
    describeRows(faulty, trial)
    describeLinks(faulty, host)
    describeText(faulty)
    describeValues(faulty, trial)
  })
}

type Faulty = () => FaultySubject

/** A login that was refused is remembered for a while: the subject knows when it is over. */
const makeHonest = ({ faultProxy, subject }: FaultySubject): void => {
  faultProxy.changeAnswers(null)
  subject.server?.misbehave(null)
}

const find = ({ subject }: FaultySubject) =>
  subject.connector.findOrders(queryOf(subject), patiently(subject))

const openFirst = async ({ subject }: FaultySubject): Promise<Order> => {
  const { companies } = subject.known
  const id = String(ownOrders(subject)[0]?.id)
  const order = await subject.connector.getOrder({ companies, id }, patiently(subject))
  assert.ok(order)
  return order
}

const BROKEN_HTTP: ReadonlyArray<readonly [name: string, raw: string]> = [
  ['two different lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 4\r\n\r\n{}'],
  ['one length twice', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}'],
  ['a length that is no number', 'HTTP/1.1 200 OK\r\nContent-Length: two\r\n\r\n{}'],
  ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n'],
  ['endless headers', `HTTP/1.1 200 OK\r\nX-Trace: ${'x'.repeat(40_000)}\r\n\r\n{}`],
]

const describeBrokenHttp = (faulty: Faulty): void => {
  for (const [name, raw] of BROKEN_HTTP) {
    it(`are refused with ${name}, and the next answer is read`, async () => {
      const { subject, faultProxy } = faulty()
      faultProxy.changeAnswers(() => ({ raw }))
      await assertRefuses(subject, find(faulty()), 'bad-answer')
      makeHonest(faulty())
      assert.ok((await find(faulty())).orders.length > 0)
    })
  }
}

const ZERO_DATE = 'Thu, 01 Jan 1970 00:00:00 GMT'

const describeStatuses = (faulty: Faulty): void => {
  const refusedWith = async (headers: Record<string, string>): Promise<ConnectorError> => {
    const { subject, faultProxy } = faulty()
    await find(faulty())
    faultProxy.changeAnswers(() => ({ status: 429, headers, body: '{}' }))
    const error = await connectorErrorOf(subject, find(faulty()))
    makeHonest(faulty())
    return error
  }

  it('of status 429 say when to come back only where the ERP says so, and never in hours', async () => {
    for (const [headers, expected] of [
      [{}, undefined],
      [{ 'retry-after': '' }, undefined],
      [{ 'retry-after': '-5' }, undefined],
      [{ 'retry-after': '30' }, 30_000],
      [{ 'retry-after': ZERO_DATE }, 0],
      [{ 'retry-after': '86400' }, 600_000],
    ] as const) {
      const { kind, retryAfterMs } = await refusedWith({ ...headers })
      assert.deepEqual([kind, retryAfterMs], ['rate-limited', expected], JSON.stringify(headers))
    }
  })
}

const FIRST = 4

const describePaging = (faulty: Faulty, { hasLogin }: BadAnswersTrial): void => {
  const pageBehind = (after: string | null) => {
    const { subject } = faulty()
    return subject.connector.findOrders(
      queryOf(subject, { first: FIRST, after }),
      patiently(subject)
    )
  }

  it('of status 401 in the middle of paging end that page, and the list is read on later', async () => {
    const { subject, faultProxy } = faulty()
    const first = await pageBehind(null)
    assert.ok(first.cursor)
    faultProxy.changeAnswers(() => ({ status: 401, body: '{}' }))
    await assertRefuses(subject, pageBehind(first.cursor), 'rejected-credentials')
    makeHonest(faulty())
    const second = await pageBehind(first.cursor)
    const both = idsOf([...first.orders, ...second.orders])
    assert.equal(new Set(both).size, 2 * FIRST)
    assert.deepEqual(both, idsOf((await findAll(subject, { first: FIRST })).slice(0, 2 * FIRST)))
  })

  it('of status 401 once log in once more in the middle of paging, where there is a login', async () => {
    const { subject, faultProxy } = faulty()
    const { cursor } = await pageBehind(null)
    assert.ok(cursor)
    let isRefused = false
    faultProxy.changeAnswers((honest) => {
      if (isRefused) return honest
      isRefused = true
      return { status: 401, body: '{}' }
    })
    const second = pageBehind(cursor)
    if (hasLogin) assert.equal((await second).orders.length, FIRST)
    else await assertRefuses(subject, second, 'rejected-credentials')
    assert.ok(isRefused)
  })
}

const describeLinks = (faulty: Faulty, host: string): void => {
  it('that lead elsewhere, by a link or a redirect, lead nowhere', async () => {
    const { subject, faultProxy } = faulty()
    const before = faultProxy.requests.length
    faultProxy.changeAnswers((honest) => leadingElsewhere(honest))
    const page = await subject.connector
      .findOrders(queryOf(subject, { first: FIRST }), patiently(subject))
      .catch(() => null)
    if (page?.cursor) {
      const query = queryOf(subject, { first: FIRST, after: page.cursor })
      await subject.connector.findOrders(query, patiently(subject)).catch(() => null)
    }
    const asked = faultProxy.requests.slice(before)
    assert.ok(asked.length > 0)
    assert.deepEqual([...new Set(asked.map((request) => request.host))], [host])
    assert.ok(asked.every(({ path }) => !path.includes('elsewhere')))
    faultProxy.changeAnswers(() => ({ status: 302, headers: { location: ELSEWHERE }, body: '' }))
    await assertRefuses(subject, find(faulty()), 'bad-answer')
    assert.ok(faultProxy.requests.every((request) => request.host === host))
  })
}

const ELSEWHERE = 'http://elsewhere.example/elsewhere?cursor=2'

/** Every way to name a next page that a protocol has, beside what the ERP answers. */
const leadingElsewhere = ({ status, body }: HonestAnswer): FaultyAnswer => {
  const links = {
    next: ELSEWHERE,
    cursor: ELSEWHERE,
    '@odata.nextLink': ELSEWHERE,
    __next: ELSEWHERE,
    links: [{ rel: 'next', href: ELSEWHERE }],
  }
  const answer = JSON.parse(body) as Record<string, unknown>
  const inner = typeof answer.d === 'object' ? { d: { ...answer.d, ...links } } : {}
  const headers = { 'content-type': 'application/json', link: `<${ELSEWHERE}>; rel="next"` }
  return { status, headers, body: JSON.stringify({ ...answer, ...links, ...inner }) }
}

const ACCENTED = 'Ação Ltda, Müller & Söhne'

/** The answer with a name in it that is no ASCII, which each of the ERPs has somewhere in an order. */
const accented = ({ body }: HonestAnswer): string =>
  body.replaceAll(/Norte|Ball bearing/g, ACCENTED)

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1')

const describeText = (faulty: Faulty): void => {
  const ENCODINGS: ReadonlyArray<readonly [name: string, type: string, (text: string) => Buffer]> =
    [
      ['behind a byte order mark', 'application/json', (text) => Buffer.from(`\uFEFF${text}`)],
      ['in Latin-1', 'application/json; charset=ISO-8859-1', latin1],
      ['in Latin-1 without saying so', 'application/json', latin1],
      ['in Latin-1 that is said to be UTF-8', 'application/json; charset=utf-8', latin1],
      ['as plain text', 'text/plain', (text) => Buffer.from(text)],
    ]
  for (const [name, type, encode] of ENCODINGS) {
    it(`are read ${name}`, async () => {
      const { faultProxy } = faulty()
      faultProxy.changeAnswers((honest) => ({ status: honest.status, body: accented(honest) }))
      const expected = await openFirst(faulty())
      assert.ok(JSON.stringify(expected).includes('Ação'))
      faultProxy.changeAnswers((honest) => ({
        status: honest.status,
        headers: { 'content-type': type },
        body: encode(accented(honest)),
      }))
      assert.deepEqual(await openFirst(faulty()), expected)
    })
  }
}

/** Every value of this name, at any depth. */
const rewritten =
  (field: string, write: () => unknown): AnswerChange =>
  ({ status, body }) => ({
    status,
    body: JSON.stringify(JSON.parse(body), (name, value: unknown) =>
      name === field ? write() : value
    ),
  })

const describeValues = (faulty: Faulty, { wire }: BadAnswersTrial): void => {
  it('with a negative quantity are a return, and stay below zero', async () => {
    const [field, minusThree] = wire.quantity
    faulty().faultProxy.changeAnswers(rewritten(field, () => minusThree))
    const { lines } = await openFirst(faulty())
    assert.ok(lines.length > 0)
    assert.ok(lines.every(({ ordered }) => ordered === '-3'))
  })

  it('write a day in many forms: the same day, or none', async () => {
    for (const [written, expected] of wire.days) {
      faulty().faultProxy.changeAnswers(rewritten(wire.day, () => written))
      assert.equal((await openFirst(faulty())).orderedOn, expected, JSON.stringify(written))
    }
  })

  it('without a currency are in the one of the settings, or have no amounts', async () => {
    const { currency, withoutCurrency } = wire
    const was = await openFirst(faulty())
    if (currency !== null) faulty().faultProxy.changeAnswers(rewritten(currency, () => null))
    const { total, totalNet, lines } = await openFirst(faulty())
    const amounts = [total, totalNet, ...lines.map((line) => line.total)]
    if (withoutCurrency === null) return assert.ok(amounts.every((money) => money === null))
    assert.ok(was.total !== null && total !== null)
    assert.equal(Number(total.amount), Number(was.total.amount))
    assert.ok(amounts.every((money) => money === null || money.currency === withoutCurrency))
  })

  it('with one number for several orders keep each of them', async () => {
    const [field, of] = wire.number
    const numbersOf = (order: OrderSummary) => order[of] ?? []
    const honest = (await find(faulty())).orders
    faulty().faultProxy.changeAnswers(rewritten(field, () => 'TWICE-1'))
    const { orders } = await find(faulty())
    assert.deepEqual(idsOf(orders), idsOf(honest))
    const numbers = orders.flatMap(numbersOf)
    assert.ok(numbers.length > 1)
    assert.deepEqual([...new Set(numbers)], ['TWICE-1'])
  })
}
