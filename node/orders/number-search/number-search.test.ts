import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { ConnectorError } from '../../connectors/connector-error'
import { coreOf } from '../../model/number-form'
import { totalOf } from './groups'
import {
  type FoundRows,
  type NumberQuestion,
  type NumberSearch,
  searchByNumber,
  stagesOf,
} from './number-search'

type Kind = 'CUSTOMER' | 'ERP'
interface Row {
  readonly id: string
  readonly CUSTOMER?: string
  readonly ERP?: string
}

const ORDER = ['CUSTOMER', 'ERP'] as const

interface Trial {
  readonly typed: string
  /** By kind and match. */
  readonly answers?: Readonly<Record<string, readonly Row[] | FoundRows<Row> | Error>>
}

const searchOf = ({ typed, answers = {} }: Trial) => {
  const asked: string[] = []
  let running = 0
  let most = 0
  const ask = async ({ kind, match }: NumberQuestion<Kind>): Promise<FoundRows<Row>> => {
    const name = `${kind} ${match}`
    asked.push(name)
    most = Math.max(most, (running += 1))
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    const answer = answers[name] ?? []
    if (answer instanceof Error) throw answer
    return 'rows' in answer ? answer : { rows: answer, hasMore: false, total: answer.length }
  }
  const questionsOf = (match: 'exact' | 'partial') =>
    ORDER.map((kind) => ({ kind, match, values: [match === 'exact' ? typed : coreOf(typed)] }))
  const search: NumberSearch<Kind, Row> = {
    ...{ typed, ask, order: ORDER, keyOf: ({ id }) => id },
    shown: { ofOne: 100, ofEach: 5 },
    stages: { asTyped: questionsOf('exact'), containing: questionsOf('partial') },
    numbersOf: (row, kind) => [row[kind] ?? []].flat(),
  }
  return { search, asked, most: () => most }
}

/** "kind match value (total): rows". */
const groupsOf = async (trial: Trial) => {
  const { groups } = await searchByNumber(searchOf(trial).search)
  return groups.map(
    ({ kind, match, value, total, hasMore, rows }) =>
      `${kind} ${match} ${value} (${total}${hasMore ? ' +' : ''}): ${rows.map(({ id }) => id).join(' ')}`
  )
}

const times = (count: number, make: (index: number) => Row) =>
  Array.from({ length: count }, (_, index) => make(index))

describe('a number', () => {
  it('is looked for in all kinds side by side, and what contains it only where nothing has it', async () => {
    const found = searchOf({ typed: '4500', answers: { 'ERP exact': [{ id: 'a', ERP: '4500' }] } })
    assert.equal((await searchByNumber(found.search)).arePartsLeft, true)
    assert.deepEqual([found.asked, found.most()], [['CUSTOMER exact', 'ERP exact'], 2])
    const missing = searchOf({ typed: '4500' })
    assert.equal((await searchByNumber(missing.search)).arePartsLeft, false)
    assert.equal(missing.asked.length, 4)
  })

  it('that is written otherwise stands before those that contain it, the buyer’s own first', async () => {
    const answers = {
      'CUSTOMER partial': [
        { id: 'part', CUSTOMER: 'X-14500' },
        { id: 'own', CUSTOMER: 'PO 4500' },
      ],
      'ERP partial': [
        { id: 'erp', ERP: 'PO4500-1' },
        { id: 'other', ERP: '4500-PO' },
      ],
    }
    assert.deepEqual(await groupsOf({ typed: 'po-4500', answers }), [
      'CUSTOMER exact PO 4500 (1): own',
      'ERP partial po-4500 (1): erp',
    ])
  })

  it('typed with a label is found without it too, and never wider than it was typed', async () => {
    const answers = { 'ERP partial': [{ id: 'erp', ERP: '0000458812' }] }
    assert.deepEqual(await groupsOf({ typed: 'PO 458812', answers }), [
      'ERP exact 0000458812 (1): erp',
    ])
    assert.deepEqual(await groupsOf({ typed: 'PO-4588121', answers }), [])
    assert.deepEqual(await groupsOf({ typed: 'PO 45881', answers }), [])
    assert.deepEqual(await groupsOf({ typed: 'Pedido nº 45881', answers }), [
      'ERP partial Pedido nº 45881 (1): erp',
    ])
  })

  it('that two rows write in two ways opens as it was typed', async () => {
    const rows = [
      { id: 'a', ERP: '0123' },
      { id: 'b', ERP: '123' },
    ]
    assert.deepEqual(await groupsOf({ typed: '123', answers: { 'ERP partial': rows } }), [
      'ERP exact 123 (2): a b',
    ])
  })

  it('of one kind is not hidden behind a hundred newer parts of another', async () => {
    const newer = times(100, (index) => ({ id: `erp ${index}`, ERP: `4500${index}` }))
    const answers = {
      'ERP partial': { rows: newer, hasMore: true, total: 150 },
      'CUSTOMER partial': [{ id: 'po', CUSTOMER: 'PO-4500' }],
    }
    assert.deepEqual(await groupsOf({ typed: '4500', answers }), [
      'CUSTOMER partial 4500 (1): po',
      'ERP partial 4500 (150 +): erp 0 erp 1 erp 2 erp 3 erp 4',
    ])
  })

  it('shows all rows of a group that stands alone, and five of each of several', async () => {
    const rows = times(8, (index) => ({ id: `${index}`, ERP: `4500${index}` }))
    assert.deepEqual(await groupsOf({ typed: '4500', answers: { 'ERP partial': rows } }), [
      'ERP partial 4500 (8): 0 1 2 3 4 5 6 7',
    ])
  })

  it('that finds an order by several kinds shows it once, and names them', async () => {
    const row = { id: 'both', CUSTOMER: '77', ERP: '77' }
    const answers = { 'CUSTOMER exact': [row], 'ERP exact': [row, { id: 'erp', ERP: '77' }] }
    const { groups } = await searchByNumber(searchOf({ typed: '77', answers }).search)
    assert.deepEqual(
      groups.map(({ kind, total, rows }) => [
        kind,
        total,
        rows.map(({ id, foundBy }) => [id, foundBy]),
      ]),
      [
        ['CUSTOMER', 1, [['both', ['CUSTOMER', 'ERP']]]],
        ['ERP', 1, [['erp', ['ERP']]]],
      ]
    )
  })

  it('that is in more orders than were looked through says so, though all of those have it', async () => {
    const rows = times(3, (index) => ({ id: `${index}`, CUSTOMER: 'PO 4500' }))
    const answers = { 'CUSTOMER partial': { rows, hasMore: true, total: 130 } }
    const { groups, warnings } = await searchByNumber(
      searchOf({ typed: 'P.O.4500', answers }).search
    )
    assert.deepEqual(
      groups.map(({ match, total, hasMore }) => [match, total, hasMore]),
      [['exact', null, true]]
    )
    assert.deepEqual(warnings, ['TOO_MANY_MATCHES'])
  })

  it('typed up to the zeros of a counter is a part of it', async () => {
    const rows = [
      { id: 'a', ERP: '2026-0045' },
      { id: 'b', ERP: '12026' },
    ]
    for (const typed of ['2026-0', '2026-00', '2026-']) {
      const found = await groupsOf({ typed, answers: { 'ERP partial': rows } })
      assert.match(String(found), /: a/, typed)
    }
  })

  it('has no count where some of what the ERP counts is left out', async () => {
    const rows = [
      { id: 'a', ERP: '2026-0045' },
      { id: 'b', ERP: '12026' },
    ]
    const answers = { 'ERP partial': { rows, hasMore: true, total: 10 } }
    assert.deepEqual(await groupsOf({ typed: '2026-0', answers }), [
      'ERP partial 2026-0 (null +): a',
    ])
  })

  it('found in two spellings of one kind is one group', async () => {
    const { search } = searchOf({ typed: 'P.O. 4500' })
    const exactly = (value: string) =>
      ({ kind: 'CUSTOMER', match: 'exact', values: [value] }) as const
    const { groups } = await searchByNumber({
      ...search,
      stages: { asTyped: [exactly('PO4500'), exactly('PO 4500')], containing: [] },
      ask: ({ values: [value = ''] }) =>
        Promise.resolve({ rows: [{ id: value, CUSTOMER: value }], hasMore: false, total: 1 }),
    })
    assert.deepEqual(
      groups.map(({ total, rows }) => [total, rows.map(({ id }) => id)]),
      [[2, ['PO4500', 'PO 4500']]]
    )
  })

  it('has no count where the ERP counts something wider', async () => {
    const rows = [
      { id: 'a', CUSTOMER: 'PO-4500/2' },
      { id: 'b', CUSTOMER: 'X-4500' },
    ]
    const answers = { 'CUSTOMER partial': { rows, hasMore: true, total: 120 } }
    assert.deepEqual(await groupsOf({ typed: 'PO-4500', answers }), [
      'CUSTOMER partial PO-4500 (null +): a',
    ])
  })
})

describe('an answer that is not whole', () => {
  const warningsOf = async (trial: Trial) => (await searchByNumber(searchOf(trial).search)).warnings

  it('says that too many contain it, where the very number may be among those that were not looked through', async () => {
    const rows = [{ id: 'a', ERP: '14500' }]
    const answers = { 'ERP partial': { rows, hasMore: true, total: 900 } }
    assert.deepEqual(await warningsOf({ typed: '4500', answers }), ['TOO_MANY_MATCHES'])
    const whole = { 'ERP partial': { rows, hasMore: false, total: 1 } }
    assert.deepEqual(await warningsOf({ typed: '4500', answers: whole }), [])
  })

  it('leaves out a kind for which the connector refuses the number, and says so', async () => {
    const no = new ConnectorError('invalid-query', 'This ERP has digits only.')
    const answers = {
      'ERP exact': no,
      'ERP partial': no,
      'CUSTOMER exact': [{ id: 'a', CUSTOMER: 'X' }],
    }
    assert.deepEqual(await warningsOf({ typed: 'X', answers }), ['INTERPRETATION_SKIPPED'])
    const all = { ...answers, 'CUSTOMER exact': no, 'CUSTOMER partial': no }
    await assert.rejects(warningsOf({ typed: 'X', answers: all }), { kind: 'invalid-query' })
  })

  it('shows what was found though the ERP failed for another kind, and says so', async () => {
    const down = new ConnectorError('timeout', 'late')
    const answers = { 'ERP exact': down, 'CUSTOMER exact': [{ id: 'a', CUSTOMER: 'X' }] }
    assert.deepEqual(await warningsOf({ typed: 'X', answers }), ['INCOMPLETE'])
  })

  it('is a failure where nothing was found without the kind that failed', async () => {
    const answers = { 'ERP exact': new ConnectorError('timeout', 'late') }
    await assert.rejects(warningsOf({ typed: 'X', answers }), { kind: 'timeout' })
  })
})

describe('the count of all groups', () => {
  it('is told where they are whole, or where there is one that is counted', () => {
    const whole = { total: 3, hasMore: false }
    const more = { total: 57, hasMore: true }
    assert.equal(totalOf([], 0), 0)
    assert.equal(totalOf([whole, whole], 6), 6)
    assert.equal(totalOf([more], 25), 57)
    assert.equal(totalOf([{ ...more, total: null }], 25), null)
    assert.equal(totalOf([whole, more], 8), null)
  })
})

describe('a search for what contains a number', () => {
  const exactly = (kind: Kind) => ({ kind, match: 'exact', values: ['77'] }) as const
  const part = { kind: 'ERP', match: 'partial', values: ['77'] } as const
  const asTyped = ORDER.map(exactly)

  it('asks kinds that the ERP finds whole only as typed, in the same stage', () => {
    assert.deepEqual(stagesOf({ asTyped, containing: [part] }, 'partial'), {
      asTyped: [],
      containing: [part, exactly('CUSTOMER')],
    })
  })

  it('is the usual one where the ERP finds no parts, and then none are left to be looked for', async () => {
    const containing = [exactly('ERP')]
    assert.deepEqual(stagesOf({ asTyped, containing }, 'partial'), { asTyped, containing })
    const { search } = searchOf({ typed: '77', answers: { 'ERP exact': [{ id: 'a', ERP: '77' }] } })
    const answer = await searchByNumber({ ...search, stages: { asTyped, containing } })
    assert.equal(answer.arePartsLeft, false)
  })
})
