import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { InvoiceQuery } from '../connectors/connector'
import type { OrderReference, Payment } from '../connectors/order-model'
import { ALL_RIGHTS, type Rights } from '../identity/rights'
import { ANA, invoiceNamed, idsOf, invoiceHarness, refusal } from '../testing/invoice-harness'
import { invoiceOf, paidOrder, paymentOf, referenceOf } from '../testing/paid-order'
import { scriptedInvoices } from '../testing/scripted-invoices'
import { scriptedErp } from '../testing/scripted-erp'
import { createAskErp } from './erp'
import { createLastGood } from './last-good'
import { createOpenOrder } from './open-order'

const OWN: Rights = { ...ALL_RIGHTS, scope: 'own' }
const COST_CENTER: Rights = { ...ALL_RIGHTS, scope: 'cost-center' }

describe('one who may not see all of the company’s orders', () => {
  const mine = referenceOf('1', { placedBy: 'Ana@Norte.example' })
  const colleagues = referenceOf('2', { placedBy: 'bruno@norte.example' })
  const foreign = referenceOf('3', { ownerRef: 'C-9', placedBy: ANA })
  const unsaid = referenceOf('4', { ownerRef: null, placedBy: null })
  const invoices = () =>
    scriptedInvoices({
      invoices: [
        invoiceNamed('mine', { orders: [mine, mine] }),
        invoiceNamed('shared', { orders: [mine, colleagues] }),
        invoiceNamed('foreign', { orders: [mine, foreign] }),
        invoiceNamed('unsaid', { orders: [unsaid] }),
        invoiceNamed('none', { orders: [] }),
      ],
    })

  it('under the right to their own sees what proves to be theirs alone, is told so, and the ERP is asked for it', async () => {
    const erp = invoices()
    const { find, events } = invoiceHarness(erp)
    const { answer } = await find({}, OWN)
    assert.deepEqual([idsOf(answer), answer.total], [['mine'], null])
    assert.deepEqual(answer.warnings, ['SHARED_DOCUMENTS_HIDDEN'])
    assert.equal((erp.asked[0] as InvoiceQuery).placedBy, ANA)
    assert.deepEqual(events, [
      { event: 'colleague-record', connector: 'scripted', operation: 'findInvoices', count: 1 },
    ])
  })

  it('under the right to a cost center sees those all of whose orders are its customers’', async () => {
    const { answer } = await invoiceHarness(invoices()).find({}, COST_CENTER)
    assert.deepEqual(idsOf(answer), ['mine', 'shared'])
    assert.deepEqual(answer.warnings, ['SHARED_DOCUMENTS_HIDDEN'])
  })

  it('opens those, and any other is as if it never was', async () => {
    const { open } = invoiceHarness(invoices())
    assert.equal((await open('mine', OWN)).answer.id, 'mine')
    for (const id of ['shared', 'foreign', 'unsaid', 'none', 'never was']) {
      assert.equal(await refusal(open(id, OWN)), 'NOT_FOUND')
    }
  })

  it('sees of an invoice’s payments those that settle nothing else', async () => {
    const settles = (invoiceId: string, ...orders: Array<typeof mine>) => ({
      ...{ invoiceId, invoiceNumber: null, amount: null, orders },
    })
    const payments = [
      paymentOf({ id: 'this', settles: [settles('mine')] }),
      paymentOf({ id: 'this and another of mine', settles: [settles('mine'), settles('x', mine)] }),
      paymentOf({ id: 'a colleague’s too', settles: [settles('mine'), settles('y', colleagues)] }),
      paymentOf({ id: 'an unsaid one too', settles: [settles('mine'), settles('z')] }),
      paymentOf({ id: 'nothing', settles: [] }),
    ]
    const erp = scriptedInvoices({
      invoices: [{ ...invoiceNamed('mine', { orders: [mine] }), payments }],
    })
    const seen = async (rights: Rights) =>
      (await invoiceHarness(erp).open('mine', rights)).answer.payments.map(({ id }) => id)
    assert.deepEqual(await seen(OWN), ['this', 'this and another of mine'])
    assert.equal((await seen(ALL_RIGHTS)).length, 5)
    assert.deepEqual(await seen({ ...OWN, canViewReceipts: false }), [])
  })

  it('gets on past a page of which nothing is theirs', async () => {
    const invoices = [
      invoiceNamed('shared', { orders: [colleagues] }),
      invoiceNamed('mine', { orders: [mine] }),
    ]
    const { find } = invoiceHarness(scriptedInvoices({ invoices }))
    const { answer } = await find({ first: 1 }, OWN)
    assert.deepEqual(answer.invoices, [])
    assert.ok(answer.endCursor)
    const next = await find({ first: 1, after: answer.endCursor }, OWN)
    assert.deepEqual(idsOf(next.answer), ['mine'])
  })

  it('of an ERP that cannot tell is shown none, is told why, and the ERP is not asked', async () => {
    const erp = scriptedInvoices({ invoices: [invoiceNamed('a')] }, { invoiceList: true })
    const { answer } = await invoiceHarness(erp).find({}, OWN)
    assert.deepEqual(
      [answer.invoices, answer.sums, answer.warnings],
      [[], null, ['OWN_ORDERS_UNKNOWN']]
    )
    assert.equal(erp.asked.length, 0)
  })
})

describe('documents of ours that name orders of another company', () => {
  const ours = referenceOf('1')
  const unsaid = referenceOf('2', { ownerRef: null })
  const theirs = referenceOf('3', { ownerRef: 'C-9' })
  const orders = [ours, unsaid, theirs]
  const settled = (invoiceId: string, of: readonly OrderReference[]) => ({
    ...{ invoiceId, invoiceNumber: `NF-${invoiceId}`, amount: null, orders: of },
  })
  const payment = paymentOf({
    settles: [settled('shared', orders), settled('theirs', [theirs]), settled('silent', [])],
  })
  const idsIn = (references: readonly OrderReference[]) => references.map(({ id }) => id)
  const seenIn = ({ settles }: Payment) =>
    settles.map((one) => [one.invoiceId, one.invoiceNumber, idsIn(one.orders)])
  const SETTLES = [
    ['shared', 'NF-shared', ['1', '2']],
    [null, null, []],
    ['silent', 'NF-silent', []],
  ]

  it('are shown, without those orders and their invoices: in a list and opened', async () => {
    const invoice = invoiceNamed('shared', { orders })
    const erp = scriptedInvoices({ invoices: [{ ...invoice, payments: [payment] }] })
    const { find, open } = invoiceHarness(erp)
    const listed = (await find({})).answer.invoices[0]
    assert.deepEqual(idsIn(listed?.orders ?? []), ['1', '2'])
    const { answer } = await open('shared')
    assert.deepEqual(idsIn(answer.orders), ['1', '2'])
    assert.deepEqual(answer.payments.map(seenIn), [SETTLES])
  })

  it('are so within an order', async () => {
    const order = { ...paidOrder(), invoices: [invoiceOf({ orders })], payments: [payment] }
    const openOrder = createOpenOrder({
      askErp: createAskErp(),
      lastGood: createLastGood(() => new Date(0)),
    })
    const { answer } = await openOrder(order.id, {
      ...{ erp: scriptedErp([order]), companies: ['C-1'], rights: ALL_RIGHTS, email: ANA },
      ...{ today: '2026-11-25', report: () => {} },
    })
    assert.deepEqual(idsIn(answer.invoices[0]?.orders ?? []), ['1', '2'])
    assert.deepEqual(answer.payments.map(seenIn), [SETTLES])
  })
})
