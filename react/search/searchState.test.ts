import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  CHANNELS,
  CURSORS_KEPT,
  firstPageOf,
  isSearching,
  MATCHES,
  nextPageOf,
  NUMBER_KINDS,
  previousPageOf,
  readQuery,
  SORTS,
  STATUSES,
  toDraft,
  toVariables,
  writeQuery,
} from './searchState'
import { QUERY_KEYS } from './queryKeys'
import type { Search, SearchState } from './searchState'
import { isWebOrderNumber } from './webOrderNumber'
import { formatQuery, parseQuery } from '../page/port'

/** Nothing is looked for. */
const EMPTY_SEARCH = readQuery({}).search

const plain = { noNullPrototype: true } as const
const search: fc.Arbitrary<Search> = fc.record(
  {
    number: fc.string(),
    kind: fc.constantFrom(...NUMBER_KINDS),
    match: fc.constantFrom('' as const, ...MATCHES),
    from: fc.string(),
    to: fc.string(),
    status: fc.constantFrom('' as const, ...STATUSES),
    channel: fc.constantFrom('' as const, ...CHANNELS),
    product: fc.string({ unit: 'grapheme' }),
    sort: fc.constantFrom(...SORTS),
  },
  plain
)
const state: fc.Arbitrary<SearchState> = fc
  .record(
    {
      search,
      cursors: fc.array(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: CURSORS_KEPT }),
      further: fc.nat(500),
      order: fc.string(),
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
      assert.deepEqual(readQuery(parseQuery(formatQuery(writeQuery(one)))), one)
    })
  )
})

test('any query at all is read without an error, and reads the same again', () => {
  const key = fc.oneof(fc.constantFrom(...QUERY_KEYS), fc.string())
  fc.assert(
    fc.property(fc.dictionary(key, fc.string()), (query) => {
      const read = readQuery(query)
      assert.deepEqual(readQuery(writeQuery(read)), read)
    })
  )
})

test('the empty search is the empty address', () => {
  assert.deepEqual(writeQuery(firstPageOf(EMPTY_SEARCH)), {})
  assert.deepEqual(readQuery({}), firstPageOf(EMPTY_SEARCH))
})

test('what an address says in a way unknown here is as if it were not there', () => {
  const read = readQuery({
    kind: 'PHONE',
    status: 'LOST',
    sort: 'BEST',
    after: '%E0%A4%A',
    page: '7',
  })
  assert.deepEqual(read, firstPageOf(EMPTY_SEARCH))
})

test('pages forward and back lead to where they came from', () => {
  const first = firstPageOf({ ...EMPTY_SEARCH, number: '45' })
  const second = nextPageOf(first, 'a,b')
  const third = nextPageOf(second, 'c')
  assert.equal(third.page, 3)
  assert.deepEqual(toVariables(third).after, 'c')
  assert.deepEqual(previousPageOf(third), second)
  assert.deepEqual(previousPageOf(second), first)
})

test('far from the first page the way back ends there, and the page is still counted', () => {
  let far = firstPageOf(EMPTY_SEARCH)
  for (let page = 1; page < 20; page++) far = nextPageOf(far, `cursor-${page}`)
  assert.equal(far.page, 20)
  assert.equal(far.cursors.length, CURSORS_KEPT)
  assert.equal(readQuery(writeQuery(far)).page, 20)
  for (let step = 0; step < CURSORS_KEPT; step++) far = previousPageOf(far)
  assert.deepEqual(far, firstPageOf(EMPTY_SEARCH))
})

test('only what was asked for is sent, without the spaces around it', () => {
  const asked = {
    ...EMPTY_SEARCH,
    number: ' 4500 ',
    kind: 'ERP' as const,
    status: 'SHIPPED' as const,
  }
  assert.deepEqual(toVariables(firstPageOf(asked)), {
    search: { number: '4500', numberKind: 'ERP', statuses: ['SHIPPED'] },
  })
  const opened = firstPageOf({ ...EMPTY_SEARCH, number: '4500', kind: 'ERP', match: 'PARTIAL' })
  assert.deepEqual(toVariables(opened), {
    search: { number: '4500', numberKind: 'ERP', numberMatch: 'PARTIAL' },
  })
  const noNumber = firstPageOf({ ...EMPTY_SEARCH, match: 'PARTIAL' })
  assert.deepEqual(toVariables(noNumber), { search: {} })
  assert.deepEqual(toVariables(firstPageOf(EMPTY_SEARCH)), { search: {} })
})

test('the form shows real days only, and all else as it is', () => {
  const search = { ...EMPTY_SEARCH, number: ' 1 ', from: '2026-02-30', to: '2026-02-28' }
  assert.deepEqual(toDraft(search), { ...search, from: '' })
  for (const from of ['2026-13-45', 'x', '+012026-01-01', '2026-1-1'])
    assert.equal(toDraft({ ...EMPTY_SEARCH, from }).from, '', from)
})

test('sorting and spaces are no search', () => {
  assert.equal(isSearching({ ...EMPTY_SEARCH, number: '  ', sort: 'OLDEST_FIRST' }), false)
  assert.equal(isSearching({ ...EMPTY_SEARCH, from: '2026-01-01' }), true)
})

test('a web order number is told by its form', () => {
  const isWeb = (number: string, kind: Search['kind'] = 'ANY') =>
    isWebOrderNumber({ ...EMPTY_SEARCH, number, kind })
  for (const number of ['1340710001234-01', ' v502559llux-01 ', 'ABC-1340710001234-01'])
    assert.equal(isWeb(number), true, number)
  for (const number of ['4500', 'PO-2026-01', '1340710001234', '', '-01'])
    assert.equal(isWeb(number), false, number)
  assert.equal(isWeb('1340710001234', 'WEB'), true)
  assert.equal(isWeb('1340710001234', 'ERP'), false)
})
