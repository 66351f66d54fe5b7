import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { INVOICE_NUMBER_KINDS, type InvoiceNumberKind } from '../connectors/connector'
import { invoiceReadingsOf } from './invoice-number-interpretations'

const described = (
  number: string,
  kind: InvoiceNumberKind | 'ANY' = 'ANY',
  invoiceNumberKinds: readonly InvoiceNumberKind[] = INVOICE_NUMBER_KINDS
) =>
  invoiceReadingsOf(number, kind, { invoiceNumberKinds }).map(
    (interpretation) => `${interpretation.kind} ${interpretation.value}`
  )

const KEY = '35261012345678000190550010001764361000123456'

describe('the interpretations of an invoice number', () => {
  it('begin with the number of the invoice itself', () => {
    assert.deepEqual(described('176436-1'), [
      'INVOICE 176436-1',
      'ERP 176436-1',
      'CUSTOMER 176436-1',
      'WEB 176436-1',
    ])
  })

  it('part number and series in one way, however they were parted', () => {
    for (const typed of ['176436/1', '176436 1', '176436 - 1']) {
      assert.deepEqual(described(typed, 'INVOICE'), [`INVOICE ${typed}`, 'INVOICE 176436-1'])
    }
  })

  it('take 44 digits for an access key first, in groups or not', () => {
    const grouped = KEY.replace(/\d{4}(?=\d)/g, '$& ')
    assert.equal(described(grouped)[0], `ACCESS_KEY ${KEY}`)
    assert.equal(described(KEY)[0], `ACCESS_KEY ${KEY}`)
    assert.deepEqual(described(grouped, 'ACCESS_KEY'), [`ACCESS_KEY ${KEY}`])
    assert.equal(
      described('6F1B2C3D-0a1b-4c2d-8e3f-001122334455')[0],
      'ACCESS_KEY 6F1B2C3D-0a1b-4c2d-8e3f-001122334455'
    )
  })

  it('begin with the web order where it looks like one, as given and without its suffix', () => {
    assert.deepEqual(described('v10428831nrt-01'), [
      'WEB v10428831nrt-01',
      'WEB v10428831nrt',
      'WEB 10428831nrt',
      'WEB 10428831nrt-01',
      'CUSTOMER v10428831nrt-01',
      'ERP v10428831nrt-01',
      'INVOICE v10428831nrt-01',
    ])
  })

  it('keep to the kind that was chosen, and to what the ERP can do', () => {
    assert.deepEqual(described('PO-4500', 'CUSTOMER'), ['CUSTOMER PO-4500'])
    assert.deepEqual(described('4500', 'ANY', ['ERP', 'INVOICE']), ['INVOICE 4500', 'ERP 4500'])
    assert.deepEqual(described('4500', 'WEB', ['ERP']), [])
  })

  it('never hold an empty text', () => {
    for (const number of ['-01', '- -', 'v-01', '/', "' or 1=1"]) {
      for (const { value } of invoiceReadingsOf(number, 'ANY', {
        invoiceNumberKinds: INVOICE_NUMBER_KINDS,
      }))
        assert.notEqual(value, '')
    }
  })
})
