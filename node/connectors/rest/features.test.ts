import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { NUMBER_KINDS } from '../connector'
import { CAPABILITIES_OF_1_1, readFeatures } from './features'

const FEATURES_OF_1_1 = ['invoices', 'payments', 'documents']

describe('The features of a status', () => {
  it('are those of version 1.1.0 where it says none, or something that is no list', () => {
    const without = [{ status: 'ok' }, null, 'ok', [], 7, { features: null }]
    const ofWrongType = ['invoices', 7, true, { invoices: true }].map((features) => ({ features }))
    for (const status of [...without, ...ofWrongType]) {
      assert.equal(readFeatures(status), CAPABILITIES_OF_1_1, JSON.stringify(status))
    }
  })

  it('add up to version 1.1.0 where it says what that had', () => {
    assert.deepEqual(readFeatures({ features: FEATURES_OF_1_1 }), CAPABILITIES_OF_1_1)
  })

  it('leave orders alone where it says an empty list', () => {
    const can = readFeatures({ features: [] })
    const { invoices, payments, documents, invoiceList, paymentList } = can
    assert.deepEqual(
      { invoices, payments, documents, invoiceList, paymentList },
      {
        invoices: false,
        payments: false,
        documents: false,
        invoiceList: false,
        paymentList: false,
      }
    )
    assert.deepEqual([can.dates, can.product, can.placedBy, can.total], [true, true, true, true])
    assert.deepEqual(can.numberKinds, ['WEB', 'ERP', 'CUSTOMER'])
    assert.deepEqual(can.partialNumberKinds, ['WEB', 'ERP', 'CUSTOMER'])
  })

  it('of one exact search for several kinds give the kinds that there are', () => {
    const kinds = (features: readonly string[]) => readFeatures({ features }).severalNumberKinds
    assert.deepEqual(kinds(['severalKinds']), ['WEB', 'ERP', 'CUSTOMER'])
    assert.deepEqual(kinds(['severalKinds', 'invoices']), NUMBER_KINDS)
    assert.deepEqual(kinds(['invoices']), [])
  })

  it('that came after version 1.1.0 are none of it', () => {
    const { promisedDates, orderCounts, severalNumberKinds, sorts } = CAPABILITIES_OF_1_1
    assert.deepEqual([promisedDates, orderCounts, severalNumberKinds], [false, false, []])
    assert.deepEqual(sorts, ['NEWEST_FIRST', 'OLDEST_FIRST'])
    const can = readFeatures({ features: ['promisedOn', 'orderCounts'] })
    assert.deepEqual([can.promisedDates, can.orderCounts], [true, true])
    assert.ok(can.sorts.includes('PROMISED_FIRST'))
  })

  it('of a list that there is not add nothing', () => {
    const later = ['partialInvoiceNumbers', 'slipLines', 'paymentNumbers']
    const can = readFeatures({ features: later })
    assert.deepEqual(
      [can.partialInvoiceNumberKinds, can.slipLines, can.paymentNumberKinds],
      [[], false, []]
    )
    const whole = readFeatures({ features: [...later, 'invoices', 'payments'] })
    assert.deepEqual(whole.partialInvoiceNumberKinds, whole.invoiceNumberKinds)
    assert.deepEqual([whole.slipLines, whole.paymentNumberKinds], [true, ['REFERENCE', 'INVOICE']])
    const paid = readFeatures({ features: [...later, 'payments'] })
    assert.deepEqual(paid.paymentNumberKinds, ['REFERENCE'])
  })

  it('are each by itself, in any order and however often', () => {
    const can = readFeatures({ features: ['payments', 'invoices', 'payments'] })
    assert.deepEqual([can.invoiceList, can.paymentList, can.documents], [true, true, false])
    assert.deepEqual(can.numberKinds, NUMBER_KINDS)
  })

  it('do not mind words and values that nobody knows', () => {
    const features = ['teleport', '', null, 7, ['invoices'], '__proto__', 'constructor', 'payments']
    assert.deepEqual(readFeatures({ features }), readFeatures({ features: ['payments'] }))
  })
})
