/**
 * The companies are in the ERP's own query of every operation, opening included: what it answered to a question about
 * another company's record held nothing of it. What is dropped only here is a leak that waits to happen.
 */
import assert from 'node:assert/strict'

import {
  findAll,
  foreignOrders,
  ownOrders,
  patiently,
  type ConnectorSubject,
  type KnownDocument,
  type Suite,
} from './connector-subject'
import {
  findInvoices,
  findPayments,
  foreignInvoices,
  foreignPayments,
  memberOf,
} from './contract-invoice-facts'
import type { ErpReply, FaultControls } from './erp-server'

export const describeOwnQueries = ({ subject, it, hasServer }: Suite): void => {
  if (!hasServer) {
    it('asks nobody', () => assert.equal(subject().server, undefined))
    return
  }

  it('has the companies in the query that opens a record or a document', async () => {
    for (const { record, signs, open } of openingsOf(subject())) {
      const answers = await serverOf(subject()).answersTo(open)
      assertHoldsNone(answers, signs, `The query that opens ${record}`)
    }
  })

  it('has the companies in the query that lists or searches', async () => {
    const tried = subject()
    const { connector } = tried
    const signs = signsOfForeign(tried)
    const lists: Array<readonly [list: string, find: () => Promise<unknown>]> = [
      ['orders', () => findAll(tried)],
      ...(connector.capabilities.invoiceList
        ? [['invoices', () => findInvoices(tried)] as const]
        : []),
      ...(connector.capabilities.paymentList
        ? [['payments', () => findPayments(tried)] as const]
        : []),
    ]
    for (const [list, find] of lists) {
      const answers = await serverOf(tried).answersTo(find)
      assertHoldsNone(answers, signs, `The query for the list of ${list}`)
    }
    for (const kind of connector.capabilities.numberKinds) {
      const [value] = foreignOrders(tried).flatMap(({ numbers }) => numbers[kind])
      if (value === undefined) continue
      const find = () => findAll(tried, { number: { kind, match: 'exact', values: [value] } })
      const answers = await serverOf(tried).answersTo(find)
      const others = signs.filter((sign) => sign !== value)
      assertHoldsNone(answers, others, `The search for the ${kind} number ${value}`)
    }
  })
}

interface Opening {
  readonly record: string
  /** Values of the foreign record by which it would be known in an answer. */
  readonly signs: ReadonlyArray<string | Uint8Array>
  readonly open: () => Promise<unknown>
}

/** Own companies' questions about foreign records, by their true ids. */
const openingsOf = (subject: ConnectorSubject): Opening[] => {
  const { connector, known } = subject
  const { companies, foreignCompany, documents = [] } = known
  const { invoiceList, paymentList } = connector.capabilities
  const [order] = foreignOrders(subject)
  assert.ok(order, 'An order of the foreign company must be known.')
  const invoice = invoiceList ? foreignInvoices(subject)[0] : undefined
  const payment = paymentList ? foreignPayments(subject)[0] : undefined
  const listed = documents.find(({ ownerRef }) => ownerRef === foreignCompany)
  const signs = signsOfForeign(subject)
  const call = patiently(subject)
  return [
    {
      record: `the order ${order.id}`,
      signs,
      open: () => connector.getOrder({ companies, id: order.id }, call),
    },
    ...(invoice === undefined ? [] : [invoice]).map(({ id }) => ({
      record: `the invoice ${id}`,
      signs,
      open: () => memberOf(subject, 'getInvoice')({ companies, id }, call),
    })),
    ...(payment === undefined ? [] : [payment]).map(({ id }) => ({
      record: `the payment ${id}`,
      signs,
      open: () => memberOf(subject, 'getPayment')({ companies, id }, call),
    })),
    ...(listed === undefined ? [] : [listed]).map((one) => ({
      record: `the document ${one.document.id}`,
      signs: [one.content],
      open: () => readDocument(subject, one),
    })),
  ]
}

/** A refusal asks for nothing, or for nothing more. */
const readDocument = async (subject: ConnectorSubject, { parent, document }: KnownDocument) => {
  const query = { companies: subject.known.companies, parent, document }
  const open = memberOf(subject, 'openDocument')
  const opened = await open(query, patiently(subject)).catch(() => null)
  let size = 0
  if (opened?.type === 'file') for await (const chunk of opened.bytes) size += chunk.length
  return size
}

/** The foreign company, and the numbers of its orders: what no own order has. */
const signsOfForeign = (subject: ConnectorSubject): string[] => {
  const own = new Set(ownOrders(subject).flatMap(({ id, numbers }) => [id, ...valuesOf(numbers)]))
  const foreign = foreignOrders(subject).flatMap(({ numbers }) => valuesOf(numbers))
  const signs = [subject.known.foreignCompany, ...foreign].filter((sign) => !own.has(sign))
  assert.ok(signs.length > 0, 'The foreign company must have numbers of its own.')
  return signs
}

const valuesOf = (numbers: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.values(numbers).flat()

const assertHoldsNone = (
  answers: readonly ErpReply[],
  signs: ReadonlyArray<string | Uint8Array>,
  question: string
): void => {
  const texts = new Set(signs.filter((sign) => typeof sign === 'string'))
  const files = signs.filter((sign) => typeof sign !== 'string')
  for (const { status, body } of answers.filter((answer) => answer.status < 300)) {
    const found = valuesIn(body).find((value) => texts.has(value))
    assert.ok(
      found === undefined,
      `${question} is not restricted to the companies: with status ${status} it was answered "${found}", which is another company's.`
    )
    const isFile = files.some((file) => holdsFile(body, file))
    assert.ok(!isFile, `${question} is not restricted to the companies: the file was answered.`)
  }
}

/** Every text and number of a JSON answer, at any depth. */
const valuesIn = (body: ErpReply['body']): string[] => {
  const values: string[] = []
  try {
    JSON.parse(String(body), (_name, value: unknown) => {
      if (typeof value === 'string' || typeof value === 'number') values.push(String(value))
      return value
    })
  } catch {
    return []
  }
  return values
}

/** As it is, or in base64 within JSON, whose first letters are enough. */
const holdsFile = (body: ErpReply['body'], file: Uint8Array): boolean =>
  Buffer.from(body).includes(Buffer.from(file)) ||
  String(body).includes(Buffer.from(file).subarray(0, 30).toString('base64'))

const serverOf = ({ server }: ConnectorSubject): FaultControls => {
  assert.ok(server, 'The suite was told that there is a server.')
  return server
}
