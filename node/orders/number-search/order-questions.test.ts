import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import {
  type Capabilities,
  NO_CAPABILITIES,
  NUMBER_KINDS,
  type NumberKind,
} from '../../connectors/connector'
import { orderQuestions } from './order-questions'

const ALL: Capabilities = {
  ...NO_CAPABILITIES,
  numberKinds: NUMBER_KINDS,
  partialNumberKinds: NUMBER_KINDS,
  manyNumbers: true,
  product: true,
}
const EXACT_ONLY: Capabilities = {
  ...ALL,
  partialNumberKinds: [],
  manyNumbers: false,
  product: false,
}

/** Both stages, "kind match values". */
const asked = (typed: string, can: Capabilities, kind: NumberKind | 'ANY' = 'ANY') => {
  const { asTyped, containing } = orderQuestions(typed, kind, can)
  return [asTyped, containing].map((stage) =>
    stage.map(({ kind: one, match, values }) => `${one} ${match} ${values.join(' | ')}`)
  )
}

describe('what an ERP is asked for a number', () => {
  it('is each kind as typed, in a few spellings, and then its core within the numbers of each kind', () => {
    assert.deepEqual(asked('PO-4500', ALL), [
      [
        'CUSTOMER exact PO-4500 | PO4500 | PO 4500 | 4500',
        'ERP exact PO-4500 | PO4500 | PO 4500 | 4500',
        'WEB exact PO-4500 | 4500',
        'INVOICE exact PO-4500 | PO4500 | PO 4500 | 4500 | 000004500',
      ],
      ['CUSTOMER partial 4500', 'ERP partial 4500', 'WEB partial 4500'],
    ])
  })

  it('is of digits alone a part of invoice numbers too: there the ERP compares what was typed', () => {
    assert.deepEqual(asked('0176436', ALL)[1]?.at(-1), 'INVOICE partial 176436')
    assert.deepEqual(asked('176436', ALL, 'INVOICE'), [
      ['INVOICE exact 176436 | 000176436'],
      ['INVOICE partial 176436'],
    ])
  })

  it('is an invoice number without its series too', () => {
    assert.ok(asked('000176436-1', ALL, 'INVOICE')[0]?.[0]?.split(' ').includes('000176436'))
  })

  it('is a web number as given, and as ERPs keep it', () => {
    assert.equal(
      asked('v10428831nrt-01', ALL, 'WEB')[0]?.[0],
      'WEB exact v10428831nrt-01 | v10428831nrt | 10428831nrt | 10428831nrt-01'
    )
    assert.equal(
      asked('GCB-1234567-02', ALL, 'WEB')[0]?.[0],
      'WEB exact GCB-1234567-02 | GCB-1234567 | 1234567 | 1234567-02'
    )
  })

  it('is one spelling a query where the ERP takes one number, the likeliest of each kind first', () => {
    const [first, second] = asked('0000458812', EXACT_ONLY)
    assert.deepEqual(first, [
      'CUSTOMER exact 0000458812',
      'ERP exact 0000458812',
      'WEB exact 0000458812',
      'INVOICE exact 0000458812',
    ])
    assert.deepEqual(second, ['CUSTOMER exact 458812', 'ERP exact 458812', 'INVOICE exact 458812'])
  })

  it('is first without a label that nobody writes into the number: one query may be all there is for it', () => {
    assert.deepEqual(asked('Pedido nº 0000458812', EXACT_ONLY), [
      [
        'CUSTOMER exact 0000458812',
        'ERP exact 0000458812',
        'WEB exact 0000458812',
        'INVOICE exact 0000458812',
      ],
      [
        'CUSTOMER exact 458812',
        'ERP exact 458812',
        'WEB exact Pedido nº 0000458812',
        'INVOICE exact 458812',
      ],
    ])
    assert.equal(asked('Pedido PO-4500', EXACT_ONLY)[0]?.[0], 'CUSTOMER exact PO-4500')
  })

  it('is of the kind that its label names first, and of that in all spellings', () => {
    assert.deepEqual(asked('OC6807/1', EXACT_ONLY)[1], [
      'CUSTOMER exact OC-6807/1',
      'CUSTOMER exact OC 6807/1',
      'CUSTOMER exact 6807/1',
      'ERP exact OC-6807/1',
    ])
    assert.deepEqual(asked('NF-e 176436', EXACT_ONLY, 'INVOICE'), [
      ['INVOICE exact 176436'],
      ['INVOICE exact 000176436', 'INVOICE exact NF-e 176436', 'INVOICE exact NF-E 176436'],
    ])
    assert.equal(asked('NF0900000', EXACT_ONLY)[0]?.[3], 'INVOICE exact NF0900000')
  })

  it('is a web number without what was typed around it, and with the dash that was not typed', () => {
    assert.equal(
      asked('(v10428831nrt 01).', ALL, 'WEB')[0]?.[0],
      'WEB exact (v10428831nrt 01). | v10428831nrt-01 | v10428831nrt | 10428831nrt | 10428831nrt-01'
    )
  })

  it('is of words a product as well, and no web number', () => {
    assert.deepEqual(asked('parafuso', ALL)[0], [
      'CUSTOMER exact parafuso | PARAFUSO',
      'ERP exact parafuso | PARAFUSO',
      'INVOICE exact parafuso | PARAFUSO',
      'PRODUCT partial parafuso',
    ])
  })

  it('keeps to the kind that was chosen, and to what the ERP can', () => {
    assert.deepEqual(asked('4500', ALL, 'CUSTOMER'), [
      ['CUSTOMER exact 4500'],
      ['CUSTOMER partial 4500'],
    ])
    const few: Capabilities = {
      ...NO_CAPABILITIES,
      numberKinds: ['ERP'],
      partialNumberKinds: ['CUSTOMER'],
    }
    assert.deepEqual(asked('4500', few), [['ERP exact 4500'], ['CUSTOMER partial 4500']])
  })

  it('is the text itself within all numbers, where it has letters and too few digits', () => {
    assert.deepEqual(asked('PO-47', ALL)[1], [
      'CUSTOMER partial PO-47',
      'ERP partial PO-47',
      'WEB partial PO-47',
      'INVOICE partial PO-47',
    ])
    assert.equal(orderQuestions('PO-47', 'ANY', ALL).isPartSkipped, false)
  })

  it('is never one or two characters within all numbers, and that is said', () => {
    assert.deepEqual(asked('45', ALL)[1], [])
    assert.equal(orderQuestions('45', 'ANY', ALL).isPartSkipped, true)
    assert.equal(orderQuestions('45', 'ANY', EXACT_ONLY).isPartSkipped, false)
  })

  it('is at most four questions a stage, each of at most eight numbers, and never an empty text', () => {
    for (const typed of [
      '-01',
      'v-01',
      'a',
      '-',
      '---',
      'Pedido PO 0004500/2-01',
      '#',
      '"',
      'nº',
    ]) {
      for (const can of [ALL, EXACT_ONLY]) {
        const { asTyped, containing } = orderQuestions(typed, 'ANY', can)
        for (const stage of [asTyped, containing]) {
          assert.ok(stage.length <= 4)
          for (const { values } of stage) {
            assert.ok(values.length > 0 && values.length <= 8 && !values.includes(''), typed)
          }
        }
      }
    }
  })
})
