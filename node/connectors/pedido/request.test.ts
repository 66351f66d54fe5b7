import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { NUMBER_KINDS } from '../connector'
import { isConnectorError } from '../connector-error'
import { canonicalRef, revendaIdOf } from './company'
import { orderIdOf, readOrderId } from './order-id'
import {
  numberCriterion,
  orderRequest,
  documentsRequest,
  periodCriterion,
  searchRequest,
  tokenRequest,
} from './request'

const NAME = { ownerRef: '7', revendaId: 7, pedidoErpId: '123&revendaId=999' }

describe('A search on the wire', () => {
  it('is the body of the contract, with the company as an integer', () => {
    assert.deepEqual(searchRequest(7, numberCriterion('ERP', 'SO-1')), {
      method: 'POST',
      path: '/api/v1/pedido/pesquisa',
      body: { porCodigo: { codigo: 'SO-1', tipo: 2 }, revendaId: 7 },
      metric: 'orders-find',
    })
  })

  it('names each kind of number by its code, and an invoice with its series', () => {
    assert.deepEqual(numberCriterion('WEB', 'x'), { porCodigo: { codigo: 'x', tipo: 0 } })
    assert.deepEqual(numberCriterion('CUSTOMER', 'x'), { porCodigo: { codigo: 'x', tipo: 1 } })
    const invoices: Array<[string, object]> = [
      ['176436', { notaFiscal: '176436' }],
      ['176436-1', { notaFiscal: '176436', serieNotaFiscal: '1' }],
      ['000176436/001', { notaFiscal: '000176436', serieNotaFiscal: '001' }],
      ['NF-1', { notaFiscal: 'NF-1' }],
      ['1-2-3', { notaFiscal: '1-2-3' }],
    ]
    for (const [typed, porNotaFiscal] of invoices) {
      assert.deepEqual(numberCriterion('INVOICE', typed), { porNotaFiscal })
    }
  })

  it('asks for a day more on each side of a period, over the ends of months and years', () => {
    assert.deepEqual(periodCriterion('2026-01-01', '2026-02-28'), {
      porPeriodo: { dataInicial: '2025-12-31', dataFim: '2026-03-01' },
    })
  })

  it('fills exactly one of the three', () => {
    for (const kind of NUMBER_KINDS) {
      assert.equal(Object.keys(numberCriterion(kind, '1')).length, 1)
    }
  })

  it('is never sent with a text that an ERP could take for "any"', () => {
    for (const text of ['', ' ', '\n\t', '\u200b', '\u0000', '\ud800', 'x'.repeat(201)]) {
      for (const kind of NUMBER_KINDS) {
        assert.throws(
          () => numberCriterion(kind, text),
          (error) => isConnectorError(error) && error.kind === 'invalid-query'
        )
      }
    }
  })
})

describe('One order and its documents on the wire', () => {
  it('carry what was typed as one value of the query, never as another parameter', () => {
    for (const request of [
      orderRequest('/api/v1/pedido/', NAME),
      documentsRequest('/api/v1/ArquivosPedido/', NAME),
    ]) {
      assert.deepEqual(request.query, [
        ['pedidoErpId', '123&revendaId=999'],
        ['revendaId', '7'],
      ])
      assert.equal(request.method, 'GET')
      assert.equal(request.body, undefined)
    }
  })
})

describe('A login on the wire', () => {
  it('is the form of the password grant, at the path of the template', () => {
    const request = tokenRequest({ kind: 'PASSWORD', username: 'u', password: 'p' })
    assert.equal(request.path, '/token')
    assert.deepEqual(request.form, [
      ['grant_type', 'password'],
      ['username', 'u'],
      ['password', 'p'],
    ])
    assert.equal(request.headers, undefined)
  })
})

describe('A company', () => {
  it('is the same with leading zeros and spaces', () => {
    for (const ref of ['7', ' 7 ', '007', '0007\n']) assert.equal(canonicalRef(ref), '7')
    assert.equal(revendaIdOf('007'), 7)
  })

  it('is sent only if it is a whole number above zero that JSON can hold', () => {
    for (const ref of ['', '0', '-7', '7.5', '7e3', 'x7', '7,8', '%', '1'.repeat(16), '٧']) {
      assert.equal(revendaIdOf(ref), null, ref)
    }
  })
})

describe('The id of an order', () => {
  it('reads back as it was given', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }),
        (revendaId, pedidoErpId) => {
          const name = readOrderId(orderIdOf(String(revendaId), pedidoErpId))
          fc.pre(name !== null)
          assert.deepEqual(name, { ownerRef: String(revendaId), revendaId, pedidoErpId })
        }
      )
    )
  })

  it('is none without both parts, or with what no number has', () => {
    for (const id of ['', '7', '7.', '.1', '07.1', '-7.1', '7. ', '7.\u0000', '7.\ud800', '7.a\nb'])
      assert.equal(readOrderId(id), null, JSON.stringify(id))
    assert.equal(readOrderId(`7.${'x'.repeat(151)}`), null)
    assert.equal(readOrderId('7.1.2')?.pedidoErpId, '1.2')
  })
})
