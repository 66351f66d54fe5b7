import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import {
  type Capabilities,
  INVOICE_NUMBER_KINDS,
  type InvoiceNumberKind,
  NO_CAPABILITIES,
} from '../../connectors/connector'
import { invoiceQuestions } from './invoice-questions'

const EXACT_ONLY: Capabilities = { ...NO_CAPABILITIES, invoiceNumberKinds: INVOICE_NUMBER_KINDS }
const ALL: Capabilities = {
  ...EXACT_ONLY,
  partialInvoiceNumberKinds: INVOICE_NUMBER_KINDS,
  slipLines: true,
}
const KEY = '35261012345678000190550010001764361000123456'
const LINE = '00190500954014481606906809350314337370000000100'

/** Both stages, "kind match value". */
const asked = (typed: string, can = ALL, kind: InvoiceNumberKind | 'ANY' = 'ANY') => {
  const { asTyped, containing } = invoiceQuestions(typed, kind, can)
  return [asTyped, containing].map((stage) =>
    stage.map(({ kind: one, match, values }) => `${one} ${match} ${values.join()}`)
  )
}

describe('what an ERP is asked for the number of an invoice', () => {
  it('is each kind as typed, the invoice’s own first, and then its core within the numbers of each kind', () => {
    assert.deepEqual(asked('0176436'), [
      ['INVOICE exact 0176436', 'CUSTOMER exact 0176436', 'ERP exact 0176436', 'WEB exact 0176436'],
      [
        'INVOICE partial 176436',
        'CUSTOMER partial 176436',
        'ERP partial 176436',
        'WEB partial 176436',
      ],
    ])
  })

  it('is number and series parted in one way, however they were typed', () => {
    for (const typed of ['176436/1', '176436 1', '176436 - 1']) {
      assert.equal(asked(typed, ALL, 'INVOICE')[0]?.[0], 'INVOICE exact 176436-1')
    }
  })

  it('is where the ERP finds whole numbers only one further spelling of each kind, the likeliest first', () => {
    assert.deepEqual(asked('NF 176436', EXACT_ONLY)[1], [
      'INVOICE exact 000176436',
      'CUSTOMER exact NF-176436',
      'ERP exact NF-176436',
      'WEB exact 176436',
    ])
  })

  it('is the access key alone where it has the form of one, in groups or not', () => {
    const grouped = KEY.replace(/\d{4}(?=\d)/g, '$& ')
    for (const typed of [KEY, grouped]) {
      assert.deepEqual(asked(typed), [[`ACCESS_KEY exact ${KEY}`], []])
      assert.deepEqual(asked(typed, ALL, 'ACCESS_KEY'), [[`ACCESS_KEY exact ${KEY}`], []])
    }
    assert.ok(asked('1'.repeat(25))[0]?.includes(`ACCESS_KEY exact ${'1'.repeat(25)}`))
  })

  it('is the line of a payment slip alone, where the ERP can find it', () => {
    assert.deepEqual(asked(LINE), [[`SLIP_LINE exact ${LINE}`], []])
    assert.ok(!asked(LINE, EXACT_ONLY).flat().join().includes('SLIP_LINE'))
  })

  it('keeps to the kind that was chosen, and to what the ERP can', () => {
    assert.deepEqual(asked('4500', EXACT_ONLY, 'CUSTOMER'), [['CUSTOMER exact 4500'], []])
    assert.deepEqual(asked('4500', { ...EXACT_ONLY, invoiceNumberKinds: ['ERP'] })[0], [
      'ERP exact 4500',
    ])
  })

  it('is never one or two characters within all numbers, and that is said', () => {
    assert.ok(!asked('45').flat().join().includes('partial'))
    assert.deepEqual(asked('PO-45')[1]?.[1], 'CUSTOMER partial PO-45')
    assert.equal(invoiceQuestions('45', 'ANY', ALL).isPartSkipped, true)
  })

  it('is at most four questions a stage, each of one number that is no empty text', () => {
    for (const typed of ['-01', 'a', '---', 'NF-e 000.176.436-1', '#', '"', 'nº', '1'.repeat(60)]) {
      for (const can of [ALL, EXACT_ONLY]) {
        const { asTyped, containing } = invoiceQuestions(typed, 'ANY', can)
        for (const stage of [asTyped, containing]) {
          assert.ok(stage.length <= 4)
          for (const { values } of stage) assert.ok(values.length === 1 && values[0] !== '', typed)
        }
      }
    }
  })
})
