import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { formatQuery, parseQuery } from '../page/port'
import { viewOf } from '../page/views'
import { QUERY_KEYS } from '../search/queryKeys'
import { CURSORS_KEPT, MATCHES, nextPageOf, previousPageOf } from '../search/searchState'
import type { InvoiceSearch, InvoicesState } from './invoiceState'
import {
  firstInvoicesOf,
  INVOICE_NUMBER_KINDS,
  INVOICE_SORTS,
  INVOICE_STATES,
  isSearchingInvoices,
  readInvoices,
  toInvoiceDraft,
  toInvoiceVariables,
  writeInvoices,
} from './invoiceState'

/** Nothing is looked for. */
const EMPTY_INVOICE_SEARCH = readInvoices({}).search

const plain = { noNullPrototype: true } as const
const search: fc.Arbitrary<InvoiceSearch> = fc.record(
  {
    number: fc.string({ unit: 'grapheme' }),
    kind: fc.constantFrom(...INVOICE_NUMBER_KINDS),
    match: fc.constantFrom('' as const, ...MATCHES),
    state: fc.constantFrom('' as const, ...INVOICE_STATES),
    from: fc.string(),
    to: fc.string(),
    dueFrom: fc.string(),
    dueTo: fc.string(),
    sort: fc.constantFrom(...INVOICE_SORTS),
  },
  plain
)
const state: fc.Arbitrary<InvoicesState> = fc
  .record(
    {
      search,
      cursors: fc.array(fc.string({ minLength: 1 }), { maxLength: CURSORS_KEPT }),
      further: fc.nat(500),
      invoice: fc.string(),
    },
    plain
  )
  .map(({ cursors, further, ...rest }) => ({
    ...rest,
    cursors,
    page: cursors.length ? cursors.length + 1 + further : 1,
  }))

test('every state survives being written to an address and read back, through the text of a URL', () => {
  fc.assert(
    fc.property(state, (one) => {
      const query = parseQuery(formatQuery(writeInvoices(one)))
      assert.deepEqual(readInvoices(query), one)
      assert.equal(viewOf(query), 'invoices')
    })
  )
})

test('whatever an address says, it is read, and only our keys are written', () => {
  const key = fc.oneof(fc.constantFrom(...QUERY_KEYS), fc.string())
  fc.assert(
    fc.property(fc.dictionary(key, fc.string()), (query) => {
      const written = writeInvoices(readInvoices(query))
      for (const name of Object.keys(written)) assert.ok(QUERY_KEYS.includes(name), name)
    })
  )
})

test('the latest invoices have the shortest address', () => {
  assert.deepEqual(writeInvoices(firstInvoicesOf(EMPTY_INVOICE_SEARCH)), { view: 'invoices' })
})

test('a link to an invoice alone shows the invoices', () => {
  assert.equal(viewOf({ invoice: 'i-1' }), 'invoices')
  assert.equal(viewOf({ view: 'payments' }), 'payments')
  assert.equal(viewOf({ view: 'elsewhere' }), 'orders')
})

test('what is asked of the service is what was typed, under the names of the schema, without what is empty', () => {
  const asked = { ...EMPTY_INVOICE_SEARCH, number: ' 176436-1 ', kind: 'INVOICE' as const }
  assert.deepEqual(toInvoiceVariables(firstInvoicesOf(asked)), {
    search: { number: '176436-1', numberKind: 'INVOICE' },
  })
  assert.deepEqual(
    toInvoiceVariables({
      search: { ...EMPTY_INVOICE_SEARCH, state: 'OVERDUE', dueTo: '2026-11-30', sort: 'DUE_FIRST' },
      cursors: ['a', 'b'],
    }),
    { search: { state: 'OVERDUE', dueTo: '2026-11-30', sort: 'DUE_FIRST' }, after: 'b' }
  )
})

test('a kind without a number is no search, and sorting alone is none', () => {
  const kindOnly = { ...EMPTY_INVOICE_SEARCH, kind: 'ACCESS_KEY' as const }
  assert.deepEqual(toInvoiceVariables(firstInvoicesOf(kindOnly)), { search: {} })
  assert.equal(isSearchingInvoices({ ...kindOnly, sort: 'DUE_FIRST', number: '  ' }), false)
  assert.equal(isSearchingInvoices({ ...kindOnly, state: 'PAID' }), true)
})

test('pages turn forward and back', () => {
  const first = firstInvoicesOf({ ...EMPTY_INVOICE_SEARCH, state: 'OPEN' })
  const third = nextPageOf(nextPageOf(first, 'c1'), 'c2')
  assert.equal(third.page, 3)
  assert.deepEqual(previousPageOf(previousPageOf(third)), first)
})

test('a date box shows real days only; the address keeps what it had', () => {
  const search = { ...EMPTY_INVOICE_SEARCH, from: '2026-02-30', dueTo: '2026-02-28' }
  assert.deepEqual(toInvoiceDraft(search), { ...search, from: '' })
})
