import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { type Capabilities, NO_CAPABILITIES, NUMBER_KINDS } from '../connectors/connector'
import { readingsOf } from './number-interpretations'

const ALL: Capabilities = {
  ...NO_CAPABILITIES,
  numberKinds: NUMBER_KINDS,
  partialNumberKinds: NUMBER_KINDS,
}

const described = (...[number, kind, capabilities]: Parameters<typeof readingsOf>) =>
  readingsOf(number, kind, capabilities).interpretations.map(
    ({ kind: one, match, values }) => `${one} ${match} ${values}`
  )

describe('the interpretations of a number', () => {
  it('begin with the kind it looks like, exact before partial', () => {
    assert.deepEqual(described('458812', 'ANY', ALL), [
      'ERP exact 458812',
      'CUSTOMER exact 458812',
      'WEB exact 458812',
      'INVOICE exact 458812',
      'ERP partial 458812',
      'CUSTOMER partial 458812',
      'WEB partial 458812',
    ])
  })

  it('try a web number as given, then without the suffix, the prefix, and the prefix alone', () => {
    assert.deepEqual(described('v10428831nrt-01', 'ANY', ALL).slice(0, 5), [
      'WEB exact v10428831nrt-01',
      'WEB exact v10428831nrt',
      'WEB exact 10428831nrt',
      'WEB exact 10428831nrt-01',
      'CUSTOMER exact v10428831nrt-01',
    ])
    assert.deepEqual(described('GCB-1234567-02', 'WEB', { ...ALL, partialNumberKinds: [] }), [
      'WEB exact GCB-1234567-02',
      'WEB exact GCB-1234567',
      'WEB exact 1234567',
      'WEB exact 1234567-02',
    ])
    assert.deepEqual(
      described('v131001-01', 'WEB', { ...ALL, partialNumberKinds: [] }).at(-1),
      'WEB exact 131001-01'
    )
    assert.deepEqual(described('131001-01', 'WEB', { ...ALL, partialNumberKinds: [] }), [
      'WEB exact 131001-01',
      'WEB exact 131001',
    ])
  })

  it('keep to the kind that was chosen', () => {
    assert.deepEqual(described('PO-4500', 'CUSTOMER', ALL), [
      'CUSTOMER exact PO-4500',
      'CUSTOMER partial PO-4500',
    ])
  })

  it('leave out what the ERP cannot do', () => {
    const few: Capabilities = {
      ...NO_CAPABILITIES,
      numberKinds: ['ERP', 'CUSTOMER'],
      partialNumberKinds: ['ERP'],
    }
    assert.deepEqual(described('4500', 'ANY', few), [
      'ERP exact 4500',
      'CUSTOMER exact 4500',
      'ERP partial 4500',
    ])
  })

  it('do not look for one or two characters inside all numbers, and say so', () => {
    const { interpretations, isPartialSkipped } = readingsOf('45', 'ANY', ALL)
    assert.ok(interpretations.every(({ match }) => match === 'exact'))
    assert.equal(isPartialSkipped, true)
    assert.equal(
      readingsOf('45', 'ANY', { ...ALL, partialNumberKinds: [] }).isPartialSkipped,
      false
    )
  })

  it('never hold an empty text', () => {
    for (const number of ['-01', 'v-01', 'a', '-', '---']) {
      for (const { values } of readingsOf(number, 'ANY', ALL).interpretations)
        assert.ok(values.every((value) => value !== ''))
    }
  })
})
