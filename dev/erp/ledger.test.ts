import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { InvoiceNumberKind } from '../../node/connectors/connector'
import type { Invoice, Money } from '../../node/connectors/order-model'
import { readDay } from './calendar'
import type { InvoiceFilter, PaymentFilter } from './ledger-search'
import { ALL, NORTE, TODAY, book, sorted } from './sample-book'

const today = readDay(TODAY) ?? 0

const ANY_INVOICE: InvoiceFilter = {
  companies: ALL,
  number: null,
  state: null,
  today,
  from: null,
  to: null,
  dueFrom: null,
  dueTo: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
}
const ANY_PAYMENT: PaymentFilter = { companies: ALL, from: null, to: null, placedBy: null }

const findInvoices = (change: Partial<InvoiceFilter> = {}): readonly Invoice[] => {
  const { ids, write } = book.findInvoices({ ...ANY_INVOICE, ...change })
  return write(0, ids.length)
}
const findPayments = (change: Partial<PaymentFilter> = {}) => {
  const { ids, write } = book.findPayments({ ...ANY_PAYMENT, ...change })
  return write(0, ids.length)
}
const byNumber = (kind: InvoiceNumberKind, value: string, companies: readonly string[] = NORTE) =>
  findInvoices({ companies, number: { kind, value } }).map(({ id }) => id)

const everyInvoice = findInvoices()
const everyPayment = findPayments()
const PAID_IN_PART = 'inv-p0428831-1'
const SHARED = 'inv-p0458891-1'

const isOwed = (money: Money | null) => /[1-9]/.test(money?.amount ?? '')
const isOverdue = ({ instalments }: Invoice) =>
  instalments.some(({ dueOn, open }) => (dueOn ?? '') < TODAY && isOwed(open))
const isStanding = ({ status }: Invoice) => status === 'OPEN' || status === 'PARTLY_PAID'
const only = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).sort()

describe('A search of invoices', () => {
  it('finds one by its number with and without the series, by its key and by any number of its order', () => {
    const invoice = everyInvoice.find(({ id }) => id === PAID_IN_PART)
    assert.deepEqual([invoice?.invoiceNumber, invoice?.series], ['000176436', '1'])
    assert.deepEqual(byNumber('INVOICE', '000176436'), [PAID_IN_PART])
    assert.deepEqual(byNumber('INVOICE', '000176436-1'), [PAID_IN_PART])
    assert.deepEqual(byNumber('INVOICE', '000176436-2'), [])
    assert.deepEqual(byNumber('INVOICE', '00017643'), [])
    assert.match(invoice?.accessKey ?? '', /^\d{44}$/)
    assert.deepEqual(byNumber('ACCESS_KEY', invoice?.accessKey ?? ''), [PAID_IN_PART])
    assert.deepEqual(byNumber('WEB', 'V10428831NRT-01'), [PAID_IN_PART])
    assert.deepEqual(byNumber('ERP', '0000458812'), [PAID_IN_PART])
    assert.deepEqual(byNumber('CUSTOMER', 'po-4500'), [PAID_IN_PART])
    assert.deepEqual(byNumber('CUSTOMER', 'PO-4500', ['C-1002']), [])
  })

  it('finds one of two orders by the numbers of either, once', () => {
    for (const number of ['0000458891', '0000458892']) {
      assert.deepEqual(byNumber('ERP', number), [SHARED])
    }
  })

  it('has keys of their own for all that have one', () => {
    const keys = everyInvoice.flatMap(({ accessKey }) => accessKey ?? [])
    assert.ok(keys.length > 1000)
    assert.equal(new Set(keys).size, keys.length)
  })

  it('takes hostile text for plain text', () => {
    for (const value of ['%', '_', '*', "' OR '1'='1", '\\', '\n', '😀', 'x'.repeat(200)]) {
      for (const kind of ['INVOICE', 'ACCESS_KEY', 'WEB', 'ERP', 'CUSTOMER'] as const) {
        assert.deepEqual(byNumber(kind, value, ALL), [])
      }
    }
  })

  it('by state finds the open, the overdue and the paid ones', () => {
    const standing = everyInvoice.filter(isStanding)
    assert.deepEqual(only(findInvoices({ state: 'OPEN' })), only(standing))
    assert.deepEqual(only(findInvoices({ state: 'OVERDUE' })), only(standing.filter(isOverdue)))
    const paid = everyInvoice.filter(({ status }) => status === 'PAID')
    assert.deepEqual(only(findInvoices({ state: 'PAID' })), only(paid))
    for (const list of [standing, standing.filter(isOverdue), paid]) assert.ok(list.length > 5)
  })

  it('takes what is due today for not overdue, and tomorrow for overdue', () => {
    const [invoice] = findInvoices({ state: 'OPEN', sort: 'DUE_FIRST' }).filter(
      (candidate) => !isOverdue(candidate)
    )
    const due = invoice?.instalments.find(({ open }) => isOwed(open))?.dueOn ?? ''
    const overdueOn = (day: number) =>
      only(findInvoices({ state: 'OVERDUE', today: day })).includes(invoice?.id ?? '')
    const dueDay = readDay(due) ?? 0
    assert.deepEqual([overdueOn(dueDay), overdueOn(dueDay + 1)], [false, true])
  })

  it('includes both bounds of the days of issue and of the due days', () => {
    const [from, to] = ['2026-10-01', '2026-10-10'].map((day) => readDay(day))
    const isWithin = (day: string | null) =>
      day !== null && day >= '2026-10-01' && day <= '2026-10-10'
    const issued = everyInvoice.filter(({ issuedOn }) => isWithin(issuedOn))
    assert.ok(issued.some(({ issuedOn }) => issuedOn === '2026-10-01'))
    assert.ok(issued.some(({ issuedOn }) => issuedOn === '2026-10-10'))
    assert.deepEqual(only(findInvoices({ from, to })), only(issued))
    const due = everyInvoice.filter(({ instalments }) =>
      instalments.some(({ dueOn }) => isWithin(dueOn))
    )
    assert.deepEqual(only(findInvoices({ dueFrom: from, dueTo: to })), only(due))
  })

  it('by the person finds only what invoices nobody else’s order', () => {
    const email = 'bruno.lima@norte.example'
    const own = findInvoices({ companies: NORTE, placedBy: email.toUpperCase() })
    assert.ok(own.length > 10)
    assert.ok(own.every(({ orders }) => orders.every(({ placedBy }) => placedBy === email)))
    assert.ok(!only(own).includes(SHARED))
    assert.ok(only(everyInvoice).includes(SHARED))
  })

  it('sorts by day and id, the other way round, and by what is to be paid first', () => {
    const keys = everyInvoice.map(({ issuedOn, id }) => `${issuedOn}/${id}`)
    assert.deepEqual(keys, [...keys].sort().reverse())
    assert.deepEqual(
      findInvoices({ sort: 'OLDEST_FIRST' }).map(({ id }) => id),
      everyInvoice.map(({ id }) => id).reverse()
    )
    const firstDue = findInvoices({ sort: 'DUE_FIRST' }).map(
      ({ instalments }) => instalments.find(({ open }) => isOwed(open))?.dueOn ?? '9999'
    )
    assert.deepEqual(firstDue, [...firstDue].sort())
    assert.ok(firstDue.at(-1) === '9999' && firstDue[0] !== '9999')
  })

  it('adds up what is open and overdue of everything found, to the cent', () => {
    const minor = (money: Money | null) => BigInt((money?.amount ?? '0').replace('.', ''))
    const searches: Partial<InvoiceFilter>[] = [
      {},
      { companies: NORTE },
      { companies: ['C-2001'], state: 'OVERDUE' },
      { companies: ['C-4001'] },
      { companies: ['C-1001'], from: today - 90 },
    ]
    for (const change of searches) {
      const open = new Map<string, bigint>()
      const overdue = new Map<string, bigint>()
      for (const invoice of findInvoices(change)) {
        if (invoice.status === 'CANCELLED') continue
        const currency = invoice.total?.currency ?? ''
        const sign = invoice.kind === 'CREDIT_NOTE' ? -1n : 1n
        const late = invoice.instalments.filter(({ dueOn }) => (dueOn ?? '') < TODAY)
        const lateSum = late.reduce((sum, instalment) => sum + minor(instalment.open), 0n)
        open.set(currency, (open.get(currency) ?? 0n) + sign * minor(invoice.open))
        overdue.set(currency, (overdue.get(currency) ?? 0n) + sign * lateSum)
      }
      const { sums } = book.findInvoices({ ...ANY_INVOICE, ...change })
      assert.deepEqual(
        sums.map((sum) => [sum.open.currency, minor(sum.open), minor(sum.overdue)]),
        [...open.keys()].sort().map((code) => [code, open.get(code), overdue.get(code)])
      )
    }
  })

  it('adds up credit notes alone to less than nothing', () => {
    const { sums } = book.findInvoices({
      ...ANY_INVOICE,
      companies: ['C-1001'],
      number: { kind: 'ERP', value: '0000458482' },
    })
    assert.match(sums[0]?.open.amount ?? '', /^-\d+\.\d\d$/)
  })
})

describe('The invoices', () => {
  it('are of every kind and state, in series, one company in two currencies', () => {
    assert.deepEqual(sorted(everyInvoice.map(({ kind }) => kind)).length, 3)
    assert.deepEqual(sorted(everyInvoice.map(({ status }) => status)).length, 4)
    assert.deepEqual(sorted(everyInvoice.map(({ series }) => series ?? 'none')), ['1', '2', 'none'])
    const { sums } = book.findInvoices({ ...ANY_INVOICE, companies: NORTE })
    assert.deepEqual(
      sums.map(({ open }) => open.currency),
      ['BRL', 'USD']
    )
  })

  it('are the same in the list, opened, and within each of their orders', () => {
    for (const invoice of [
      ...everyInvoice.slice(0, 50),
      ...findInvoices({ companies: ['C-4001'] }),
    ]) {
      const opened = book.openInvoice(invoice.id, [invoice.ownerRef])
      assert.ok(opened)
      const { payments, ...own } = opened
      assert.deepEqual(own, invoice)
      for (const payment of payments) {
        assert.ok(payment.settles.some(({ invoiceId }) => invoiceId === invoice.id))
      }
      for (const { id } of invoice.orders) {
        const order = book.open(id, [invoice.ownerRef])
        assert.deepEqual(
          order?.invoices.find((listed) => listed.id === invoice.id),
          invoice
        )
      }
    }
  })

  it('of the company on hold are all unpaid, some overdue', () => {
    const standing = findInvoices({ companies: ['C-4001'], state: 'OPEN' })
    const own = findInvoices({ companies: ['C-4001'] }).filter(
      ({ status }) => status !== 'CANCELLED'
    )
    assert.deepEqual(own, standing)
    assert.ok(own.length >= 3 && own.every(({ status }) => status === 'OPEN'))
    assert.ok(own.some(isOverdue) && !own.every(isOverdue))
  })

  it('and payments are opened for nobody else', () => {
    for (const { id, ownerRef } of everyInvoice.slice(0, 200)) {
      const others = ALL.filter((ref) => ref !== ownerRef)
      assert.equal(book.openInvoice(id, others), null)
      assert.equal(book.openInvoice(id, ['', `${ownerRef} `]), null)
    }
    for (const { id, ownerRef } of everyPayment.slice(0, 200)) {
      assert.equal(
        book.openPayment(
          id,
          ALL.filter((ref) => ref !== ownerRef)
        ),
        null
      )
      assert.equal(book.openPayment(id, [ownerRef])?.id, id)
    }
  })
})

describe('A search of payments', () => {
  it('lists them newest first, each once, within the days asked for', () => {
    const keys = everyPayment.map(({ paidOn, id }) => `${paidOn}/${id}`)
    assert.deepEqual(keys, [...keys].sort().reverse())
    assert.equal(new Set(everyPayment.map(({ id }) => id)).size, everyPayment.length)
    const [from, to] = [today - 30, today - 20]
    const expected = everyPayment.filter(
      ({ paidOn }) => (paidOn ?? '') >= '2026-10-24' && (paidOn ?? '') <= '2026-11-03'
    )
    assert.ok(expected.length > 10)
    assert.deepEqual(only(findPayments({ from, to })), only(expected))
  })

  it('has some that fit no invoice, and some that settle several, with their orders', () => {
    const counts = everyPayment.map(({ settles }) => settles.length)
    assert.ok(counts.includes(0) && counts.some((count) => count > 1))
    const together = everyPayment.find(({ settles }) =>
      settles.some(({ invoiceId }) => invoiceId === 'inv-p0458690-1')
    )
    assert.ok(together?.settles.some(({ invoiceId }) => invoiceId === 'inv-p0458691-1'))
    const people = together?.settles.flatMap(({ orders }) => orders.map(({ placedBy }) => placedBy))
    assert.deepEqual(sorted(people ?? []), ['ana.souza@norte.example', 'bruno.lima@norte.example'])
    for (const { amount, settles } of everyPayment.filter(
      (payment) => payment.settles.length > 0
    )) {
      const minor = (money: Money | null) => Number((money?.amount ?? '').replace('.', ''))
      assert.equal(
        settles.reduce((sum, settled) => sum + minor(settled.amount), 0),
        minor(amount)
      )
    }
  })

  it('by the person leaves out what pays for somebody else, and what fits no invoice', () => {
    const own = findPayments({ companies: NORTE, placedBy: 'bruno.lima@norte.example' })
    assert.ok(own.length > 10)
    for (const { settles } of own) {
      const orders = settles.flatMap((settled) => settled.orders)
      assert.ok(orders.length > 0)
      assert.ok(orders.every(({ placedBy }) => placedBy === 'bruno.lima@norte.example'))
    }
  })
})

describe('An order whose parts do not add up', () => {
  it('is two cents off, and only that', () => {
    const order = book.open('so-p0458856', ['C-1001'])
    assert.ok(order)
    const minor = (money: Money | null) => Number((money?.amount ?? '0').replace('.', ''))
    const { items, discount, freight, tax, total } = order.totals
    assert.equal(minor(total) - (minor(items) - minor(discount) + minor(freight) + minor(tax)), 2)
  })
})
