import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { NORTE_INVOICES_TWO, NORTE_IMPORT, NORTE_RETURNED } from '../../dev/erp/pinned-billing'
import { DEMO_SETTINGS } from '../../dev/local-store'
import {
  allInvoices,
  askInvoice,
  askInvoices,
  type InvoiceRow,
  invoicesOf,
  openedInvoice,
  unitsOf,
} from './invoice-lists'
import { controlErp, erpRequests, refusal, useLocalStore } from './store'

const store = useLocalStore({ settings: { ...DEMO_SETTINGS, timeZone: 'America/Sao_Paulo' } })

/** Names the request, in an answer. */
const UUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g

const idsOf = ({ invoices }: { readonly invoices: readonly InvoiceRow[] }) =>
  invoices.map(({ id }) => id)

/** The invoice of two orders. */
const ofTwo = async (): Promise<InvoiceRow> => {
  const search = { number: NORTE_INVOICES_TWO.erpOrderNumber, numberKind: 'ERP' }
  const [invoice] = (await invoicesOf(store(), 'ana', { search })).invoices
  assert.ok(invoice)
  return invoice
}

describe('a collaborator finds an invoice', () => {
  const numbersOf = (invoice: InvoiceRow) => [
    ['INVOICE', invoice.invoiceNumber],
    ['INVOICE', `${invoice.invoiceNumber}-${invoice.series}`],
    ['INVOICE', `${invoice.invoiceNumber}/${invoice.series}`],
    ['ACCESS_KEY', invoice.accessKey?.replace(/\d{4}(?=\d)/g, '$& ')],
    ['WEB', NORTE_INVOICES_TWO.webOrderNumber],
    ['WEB', NORTE_INVOICES_TWO.webOrderNumber?.toUpperCase()],
    ['ERP', NORTE_INVOICES_TWO.invoicesAlso?.erpOrderNumber],
    ['CUSTOMER', NORTE_INVOICES_TWO.customerOrderNumber],
  ]

  it('by its number with and without series, its access key, and any number of any of its orders', async () => {
    const invoice = await ofTwo()
    for (const [kind, number] of numbersOf(invoice)) {
      assert.ok(number, kind ?? '')
      const page = await invoicesOf(store(), 'ana', { search: { number } })
      assert.ok(idsOf(page).includes(invoice.id), `${kind} ${number}`)
      assert.equal(page.groups[0]?.kind, kind, number)
      const chosen = await invoicesOf(store(), 'ana', { search: { number, numberKind: kind } })
      assert.ok(idsOf(chosen).includes(invoice.id), number)
    }
  })

  it('and opens it, with what was paid of it and the names of its documents', async () => {
    const found = await ofTwo()
    const { invoice, payments } = await openedInvoice(store(), 'ana', found.id)
    assert.deepEqual(invoice, found)
    assert.equal(invoice.orders.length, 2)
    assert.ok(payments.length > 0)
    assert.ok(
      payments.every(({ settles }) => settles.some(({ invoiceId }) => invoiceId === found.id))
    )
    const [document] = invoice.documents
    assert.deepEqual(JSON.parse(Buffer.from(document?.ref ?? '', 'base64url').toString()), [
      ...['rest', null, found.id, null],
      document?.id,
    ])
  })

  it('of the others by a number that nobody has: none, and sums of nothing', async () => {
    const page = await invoicesOf(store(), 'ana', { search: { number: 'none-such' } })
    assert.deepEqual([page.invoices, page.total, page.sums, page.groups], [[], 0, [], []])
  })
})

describe('the list of invoices', () => {
  it('shows the latest first, of all ERP customers of the company and no other', async () => {
    const { invoices, total } = await invoicesOf(store(), 'ana')
    assert.equal(invoices.length, 25)
    assert.ok(total !== null && total > 25)
    const days = invoices.map(({ issuedOn }) => issuedOn)
    assert.deepEqual(days, [...days].sort().reverse())
    for (const { company } of invoices) assert.ok(['C-1001', 'C-1002'].includes(company.ref))
  })

  it('joins page by page to the whole set, one call to the ERP each', async () => {
    await erpRequests(store())
    const rows = await allInvoices(store(), 'ana')
    const sent = (await erpRequests(store())).filter(({ path }) => path.includes('/invoices'))
    const { total } = await invoicesOf(store(), 'ana', { first: 1 })
    assert.equal(new Set(rows.map(({ cacheId }) => cacheId)).size, total)
    assert.equal(sent.length, Math.ceil(rows.length / 100))
  })

  it('keeps to open, overdue or paid ones, by the day in the store’s time zone', async () => {
    const all = await allInvoices(store(), 'ana')
    const { today } = await invoicesOf(store(), 'ana', { first: 1 })
    const inBrazil = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo' })
    assert.equal(today, inBrazil.format(new Date()))
    const isOpen = ({ status }: InvoiceRow) => ['OPEN', 'PARTLY_PAID'].includes(status)
    const isLate = ({ instalments }: InvoiceRow) =>
      instalments.some(({ dueOn, open }) => dueOn < today && unitsOf(open?.amount ?? '0') > 0n)
    for (const [state, belongs] of [
      ['OPEN', isOpen],
      ['OVERDUE', (invoice: InvoiceRow) => isOpen(invoice) && isLate(invoice)],
      ['PAID', ({ status }: InvoiceRow) => status === 'PAID'],
    ] as const) {
      const rows = await allInvoices(store(), 'ana', { state })
      assert.ok(rows.length > 0, state)
      const expected = all.filter(belongs).map(({ id }) => id)
      assert.deepEqual(rows.map(({ id }) => id).sort(), expected.sort(), state)
    }
    const overdue = await allInvoices(store(), 'ana', { state: 'OVERDUE' })
    assert.ok(overdue.every(({ instalments }) => instalments.some(({ isOverdue }) => isOverdue)))
  })

  it('keeps days of issue and of payment inclusive on both sides', async () => {
    const [newest] = (await invoicesOf(store(), 'ana')).invoices
    const day = newest?.issuedOn
    const issued = await invoicesOf(store(), 'ana', { search: { from: day, to: day } })
    assert.ok(issued.invoices.length > 0)
    assert.ok(issued.invoices.every(({ issuedOn }) => issuedOn === day))
    const due = newest?.instalments[0]?.dueOn
    const dueThen = await invoicesOf(store(), 'ana', { search: { dueFrom: due, dueTo: due } })
    assert.ok(idsOf(dueThen).includes(newest?.id ?? ''))
    for (const { instalments } of dueThen.invoices) {
      assert.ok(instalments.some(({ dueOn }) => dueOn === due))
    }
  })

  it('is sorted by what must be paid first', async () => {
    const search = { state: 'OPEN', sort: 'DUE_FIRST' }
    const { invoices } = await invoicesOf(store(), 'ana', { search })
    const days = invoices.map(({ instalments }) =>
      instalments
        .filter(({ open }) => unitsOf(open?.amount ?? '0') > 0n)
        .map(({ dueOn }) => dueOn)
        .sort()
        .at(0)
    )
    assert.ok(days.length > 1)
    assert.deepEqual(days, [...days].sort())
    const oldest = await invoicesOf(store(), 'ana', { search: { sort: 'OLDEST_FIRST' } })
    const issued = oldest.invoices.map(({ issuedOn }) => issuedOn)
    assert.deepEqual(issued, [...issued].sort())
  })
})

describe('the sums of open and overdue', () => {
  it('are what all pages come to, per currency, credit notes taken off', async () => {
    const { sums } = await invoicesOf(store(), 'ana', { first: 5 })
    const expected = new Map<string, { open: bigint; overdue: bigint }>()
    for (const { kind, status, open, overdue } of await allInvoices(store(), 'ana')) {
      if (status === 'CANCELLED') continue
      assert.ok(open && overdue)
      const sign = kind === 'CREDIT_NOTE' ? -1n : 1n
      const sum = expected.get(open.currency) ?? { open: 0n, overdue: 0n }
      expected.set(open.currency, {
        open: sum.open + sign * unitsOf(open.amount),
        overdue: sum.overdue + sign * unitsOf(overdue.amount),
      })
    }
    assert.ok(expected.has(NORTE_IMPORT.currency ?? ''), 'there are two currencies')
    const told = (sums ?? []).map(
      ({ open, overdue }): [string, { open: bigint; overdue: bigint }] => [
        open.currency,
        { open: unitsOf(open.amount), overdue: unitsOf(overdue.amount) },
      ]
    )
    assert.deepEqual(new Map(told), expected)
  })

  it('of a credit note alone are negative', async () => {
    const search = { number: NORTE_RETURNED.erpOrderNumber, numberKind: 'ERP', state: 'OPEN' }
    const { invoices, sums } = await invoicesOf(store(), 'ana', { search })
    assert.deepEqual(
      invoices.map(({ kind }) => kind),
      ['CREDIT_NOTE']
    )
    assert.deepEqual(sums?.[0]?.open.amount, `-${invoices[0]?.open?.amount}`)
  })
})

describe("another company's invoice does not exist", () => {
  const foreign = async () => {
    const [invoice] = (await invoicesOf(store(), 'carla')).invoices
    assert.ok(invoice)
    return invoice
  }

  it('by its number, its key and its orders', async () => {
    const { accessKey, id, orders } = await foreign()
    for (const number of [accessKey, orders[0]?.erpOrderNumber, orders[0]?.webOrderNumber]) {
      if (!number) continue
      const page = await invoicesOf(store(), 'ana', { search: { number } })
      assert.ok(!idsOf(page).includes(id))
    }
  })

  it('by its id: the answer is the one for an id that never was, to the byte but the request id', async () => {
    const { id } = await foreign()
    const answers: unknown[] = []
    for (const asked of [id, 'inv-never-was', '../orders/so-p0458812', `${id}?company=C-2001`]) {
      await erpRequests(store())
      const { status, data, errors } = await askInvoice(store(), 'ana', asked)
      const said = JSON.stringify(errors).replaceAll(JSON.stringify(asked).slice(1, -1), 'ID')
      answers.push([status, data, said.replace(UUID, 'UUID')])
      assert.ok((await erpRequests(store())).length <= 1)
    }
    assert.match(JSON.stringify(answers[0]), /NOT_FOUND/)
    for (const answer of answers) assert.deepEqual(answer, answers[0])
  })

  it('though the ERP returns it: it is withheld, and neither count nor sum is told', async () => {
    const { total } = await invoicesOf(store(), 'ana', { first: 100 })
    await controlErp(store(), { fault: 'foreign-record' })
    try {
      const page = await invoicesOf(store(), 'ana', { first: 99 })
      assert.ok(page.invoices.every(({ company }) => company.ref.startsWith('C-100')))
      assert.ok(total !== null && page.total === null)
      assert.equal(page.sums, null)
    } finally {
      await controlErp(store(), { fault: null })
    }
  })

  it('by the cursor of another person’s list', async () => {
    const { endCursor } = await invoicesOf(store(), 'carla', { first: 2 })
    const refused = await askInvoices(store(), 'ana', { first: 2, after: endCursor })
    assert.equal(refusal(refused), 'INVALID_QUERY after CURSOR')
    const orders = await store().fetchGraphql({
      as: undefined,
      query: '{ erpInvoices { total } }',
    })
    assert.equal(refusal(orders), 'UNAUTHENTICATED')
  })
})

describe('a search for invoices is refused', () => {
  for (const [what, search, expected] of [
    ['a day that does not exist', { from: '2026-02-30' }, 'INVALID_QUERY from DATE_ILL_FORMED'],
    [
      'due days turned round',
      { dueFrom: '2026-02-02', dueTo: '2026-02-01' },
      'INVALID_QUERY dueFrom DATES_REVERSED',
    ],
    [
      'a number of 61 characters',
      { number: '1'.repeat(61) },
      'INVALID_QUERY number NUMBER_TOO_LONG',
    ],
    [
      'a key that is none',
      { number: "3' or '1'='1", numberKind: 'ACCESS_KEY' },
      'INVALID_QUERY number NUMBER_ILL_FORMED',
    ],
  ] as const) {
    it(`with ${what}, and the ERP is not asked`, async () => {
      await erpRequests(store())
      assert.equal(refusal(await askInvoices(store(), 'ana', { search })), expected)
      assert.deepEqual(await erpRequests(store()), [])
    })
  }

  for (const hostile of [
    "' or 1=1 --",
    '%',
    '*',
    '176436&company=C-2001',
    '../',
    '\\',
    '📦',
    'C-2001',
  ]) {
    it(`never, but finds nothing, for ${hostile}`, async () => {
      const page = await invoicesOf(store(), 'ana', { search: { number: hostile } })
      assert.deepEqual([page.invoices, page.total], [[], 0])
    })
  }
})
