import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { type OrganizationProfile, suggestionsOf } from './link-proposal'

const PROFILE: OrganizationProfile = {
  name: 'Norte',
  customFields: [
    { name: 'ERP Code ', value: ' C-1 ' },
    { name: 'Other', value: 'x' },
    { name: 'erp code', value: null },
  ],
  isCut: false,
  costCenters: [
    {
      id: 'main',
      name: 'Main',
      businessDocument: ' 12.345 ',
      customFields: [{ name: 'erp code', value: 'C-2' }],
    },
    { id: 'branch', name: null, businessDocument: null, customFields: [] },
  ],
}

describe('what the fields of the B2B Suite suggest', () => {
  it('is the value of the named field, and the business documents of the cost centers', () => {
    assert.deepEqual(
      suggestionsOf(PROFILE, 'Erp Code').map(({ source, costCenterId, value }) => [
        source,
        costCenterId,
        value,
      ]),
      [
        ['ORGANIZATION_FIELD', null, 'C-1'],
        ['COST_CENTER_FIELD', 'main', 'C-2'],
        ['COST_CENTER_DOCUMENT', 'main', '12.345'],
      ]
    )
  })

  it('is the business documents alone while the store names no field', () => {
    assert.deepEqual(
      suggestionsOf(PROFILE, null).map(({ value }) => value),
      ['12.345']
    )
  })
})
