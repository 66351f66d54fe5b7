import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import { ConnectorError } from '../connectors/connector-error'
import type { Payment } from '../connectors/order-model'
import { ALL_RIGHTS, type Rights } from '../identity/rights'
import { paymentOf, referenceOf } from '../testing/paid-order'
import { EVERYTHING, type ScriptedInvoices, scriptedInvoices } from '../testing/scripted-invoices'
import { createAskErp } from './erp'
import { createFindPayments } from './find-payments'
import type { PaymentSearchArguments } from './invoice-search'
import { createLastGood } from './last-good'
import { createOpenPayment } from './open-payment'
import type { SecurityEvent } from './ownership'

const ANA = 'ana@norte.example'
const OWN: Rights = { ...ALL_RIGHTS, scope: 'own' }

const mine = referenceOf('1', { placedBy: ANA })
const colleagues = referenceOf('2', { placedBy: 'bruno@norte.example' })

const settling = (...orders: Array<typeof mine>) => [
  { invoiceId: 'i', invoiceNumber: 'NF', amount: null, orders },
]

const PAYMENTS: readonly Payment[] = [
  paymentOf({ id: 'mine', settles: settling(mine) }),
  paymentOf({ id: 'shared', settles: [...settling(mine), ...settling(colleagues)] }),
  paymentOf({ id: 'unsaid', settles: [...settling(mine), ...settling()] }),
  paymentOf({ id: 'of no invoice', settles: [] }),
  paymentOf({ id: 'theirs', ownerRef: 'C-9' }),
]

const harness = (erp: ScriptedInvoices) => {
  const events: SecurityEvent[] = []
  const askErp = createAskErp()
  const clock = () => new Date('2026-11-25T12:00:00Z')
  const find = createFindPayments({ askErp, lastGood: createLastGood(clock) })
  const open = createOpenPayment({ askErp, lastGood: createLastGood(clock) })
  const requestScope = (rights: Rights) => ({
    ...{ erp, companies: ['C-1'], rights, email: ANA, today: '2026-11-25' },
    report: (event: SecurityEvent) => events.push(event),
  })
  return {
    events,
    find: async (args: PaymentSearchArguments, rights = ALL_RIGHTS) =>
      (await find(args, requestScope(rights))).answer,
    open: async (id: string, rights = ALL_RIGHTS) => (await open(id, requestScope(rights))).answer,
  }
}

const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.then(
    () => assert.fail('it was answered'),
    (reason: unknown) => reason
  )
  assert.ok(isAppError(error))
  return [error.code, error.details.reason].filter(Boolean).join(' ')
}

const idsOf = ({ payments }: { payments: readonly Payment[] }) => payments.map(({ id }) => id)

describe('the payments of a company', () => {
  it('are listed whether they fit an invoice or not, without those of another company', async () => {
    const { find, events } = harness(scriptedInvoices({ payments: PAYMENTS }))
    const answer = await find({})
    assert.deepEqual(idsOf(answer), ['mine', 'shared', 'unsaid', 'of no invoice'])
    assert.deepEqual([answer.total, answer.warnings], [null, []])
    assert.deepEqual(events, [
      { event: 'foreign-record', connector: 'scripted', operation: 'findPayments', count: 1 },
    ])
  })

  it('join page by page to the whole set', async () => {
    const { find } = harness(scriptedInvoices({ payments: PAYMENTS.slice(0, 4) }))
    const first = await find({ first: 3 })
    assert.ok(first.endCursor)
    const second = await find({ first: 3, after: first.endCursor })
    assert.deepEqual([second.endCursor, first.total], [null, 4])
    assert.deepEqual([...idsOf(first), ...idsOf(second)].length, 4)
    const other = find({ first: 3, after: first.endCursor, search: { from: '2026-01-01' } })
    assert.equal(await refusal(other), 'INVALID_QUERY CURSOR')
  })

  it('of one who may see their own orders are those of which all orders are', async () => {
    const { find, open } = harness(scriptedInvoices({ payments: PAYMENTS }))
    const answer = await find({}, OWN)
    assert.deepEqual([idsOf(answer), answer.warnings], [['mine'], ['SHARED_DOCUMENTS_HIDDEN']])
    assert.equal((await open('mine', OWN)).id, 'mine')
    for (const id of ['shared', 'unsaid', 'of no invoice', 'theirs', 'never was']) {
      assert.equal(await refusal(open(id, OWN)), 'NOT_FOUND')
    }
  })

  it('are refused without the right to see receipts, and the ERP is not asked', async () => {
    const erp = scriptedInvoices({ payments: PAYMENTS })
    const { find, open } = harness(erp)
    const rights = { ...ALL_RIGHTS, canViewReceipts: false }
    assert.equal(await refusal(find({}, rights)), 'NO_ACCESS NO_RIGHTS')
    assert.equal(await refusal(open('mine', rights)), 'NO_ACCESS NO_RIGHTS')
    assert.equal(erp.asked.length, 0)
  })

  it('have no amount without the right to see prices', async () => {
    const rights = { ...ALL_RIGHTS, canViewPrices: false }
    const { find, open } = harness(scriptedInvoices({ payments: PAYMENTS }))
    const seen = JSON.stringify([await find({}, rights), await open('mine', rights)])
    assert.doesNotMatch(seen, /"currency"/)
  })

  it('are refused in ways that the ERP does not declare', async () => {
    const erp = scriptedInvoices({ payments: PAYMENTS }, { paymentList: true })
    const search = { from: '2026-01-01' }
    assert.equal(await refusal(harness(erp).find({ search })), 'UNSUPPORTED')
    const none = harness(scriptedInvoices({}, {}))
    assert.equal(await refusal(none.find({})), 'UNSUPPORTED')
    assert.equal(await refusal(none.open('mine')), 'UNSUPPORTED')
    assert.equal(erp.asked.length, 0)
  })

  it('are answered for with the last good answer while the ERP is down', async () => {
    const erp = scriptedInvoices({ payments: PAYMENTS })
    const { find } = harness(erp)
    const before = await find({})
    erp.failure = new ConnectorError('timeout', 'slow')
    assert.deepEqual(await find({}), before)
    await assert.rejects(find({}, OWN), { kind: 'timeout' })
  })
})

describe('a look-up of payments by a number', () => {
  const payments = [
    paymentOf({ id: 'a', reference: 'PG1001' }),
    paymentOf({
      id: 'b',
      reference: 'PG2',
      settles: [{ invoiceId: 'i', invoiceNumber: '000176436', amount: null, orders: [mine] }],
    }),
  ]
  const erp = () =>
    scriptedInvoices({ payments }, { ...EVERYTHING, paymentNumberKinds: ['REFERENCE', 'INVOICE'] })
  const found = async (number: string, rights = ALL_RIGHTS) => {
    const one = erp()
    const answer = await harness(one).find({ search: { number } }, rights)
    return { ids: answer.payments.map(({ id }) => id), asked: one.asked }
  }

  for (const [number, id] of [
    ['PG1001', 'a'],
    ['pg 1001', 'a'],
    ['000176436', 'b'],
    ['176436', 'b'],
    ['NF-e 000.176.436-1', 'b'],
  ] as const) {
    it(`finds ${id} by ${number}`, async () => assert.deepEqual((await found(number)).ids, [id]))
  }

  it('finds nothing by what nobody has, in four questions at most', async () => {
    const { ids, asked } = await found('PG9')
    assert.deepEqual(ids, [])
    assert.ok(asked.length <= 6)
  })

  it('never asks for invoice numbers for one who may not see invoices', async () => {
    const { ids, asked } = await found('176436', { ...ALL_RIGHTS, canViewInvoices: false })
    assert.deepEqual(ids, [])
    assert.ok(!JSON.stringify(asked).includes('INVOICE'))
  })

  it('is refused where the ERP has no such search', async () => {
    const refused = harness(scriptedInvoices({ payments })).find({ search: { number: '1' } })
    assert.equal(await refusal(refused), 'UNSUPPORTED')
  })
})
