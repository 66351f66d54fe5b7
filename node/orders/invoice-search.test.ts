import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import { readInvoiceSearch, readPaymentSearch } from './invoice-search'

const reasonOf = (read: () => unknown): unknown => {
  try {
    read()
  } catch (error) {
    assert.ok(isAppError(error) && error.code === 'INVALID_QUERY')
    return [error.details.field, error.details.reason]
  }
  return assert.fail('it was accepted')
}

describe('a search for invoices', () => {
  it('has defaults for all that was left out', () => {
    assert.deepEqual(readInvoiceSearch({}), {
      number: null,
      numberKind: 'ANY',
      numberMatch: null,
      state: null,
      from: null,
      to: null,
      dueFrom: null,
      dueTo: null,
      sort: 'NEWEST_FIRST',
    })
    assert.deepEqual(
      readInvoiceSearch({ search: { number: ' ', from: '' } }),
      readInvoiceSearch({})
    )
  })

  it('takes an access key in groups, at the length of the longest', () => {
    const grouped = Array.from({ length: 11 }, () => '3526').join(' ')
    const search = { number: grouped, numberKind: 'ACCESS_KEY' as const }
    assert.equal(readInvoiceSearch({ search }).number, '3526'.repeat(11))
  })

  for (const [search, field, reason] of [
    [{ number: '1'.repeat(61) }, 'number', 'NUMBER_TOO_LONG'],
    [{ number: '17\n64' }, 'number', 'NUMBER_ILL_FORMED'],
    [{ number: "1' or '1'='1", numberKind: 'ACCESS_KEY' }, 'number', 'NUMBER_ILL_FORMED'],
    [{ from: '2026-02-30' }, 'from', 'DATE_ILL_FORMED'],
    [{ to: '28/02/2026' }, 'to', 'DATE_ILL_FORMED'],
    [{ dueFrom: 'today' }, 'dueFrom', 'DATE_ILL_FORMED'],
    [{ dueTo: '2026-2-8' }, 'dueTo', 'DATE_ILL_FORMED'],
    [{ from: '2026-02-02', to: '2026-02-01' }, 'from', 'DATES_REVERSED'],
    [{ dueFrom: '2026-02-02', dueTo: '2026-02-01' }, 'dueFrom', 'DATES_REVERSED'],
  ] as const) {
    it(`is refused by the name of the field: ${JSON.stringify(search).slice(0, 60)}`, () => {
      assert.deepEqual(
        reasonOf(() => readInvoiceSearch({ search })),
        [field, reason]
      )
    })
  }
})

describe('a search for payments', () => {
  it('is a span of days', () => {
    assert.deepEqual(readPaymentSearch({ search: { from: '2026-01-01' } }), {
      number: null,
      from: '2026-01-01',
      to: null,
    })
    assert.deepEqual(
      reasonOf(() => readPaymentSearch({ search: { from: '2026-01-02', to: '2026-01-01' } })),
      ['from', 'DATES_REVERSED']
    )
  })
})
