import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connector-error'
import { createPedidoReader } from './response'

const reader = createPedidoReader({ defaultCurrency: 'BRL', timeZone: 'UTC' })
const ITEM = { partNumber: 'A' }

const linesOf = (fields: object) =>
  reader.order({ pedidoErpId: '1', revendaId: 7, ...fields })?.lines.length

describe('The items of an order', () => {
  it('may be listed by distribution center only', () => {
    const centers = [{ itens: [ITEM] }, { itens: null }, { itens: [ITEM, ITEM] }]
    assert.equal(linesOf({ itens: [], centrosDeDistribuicao: centers }), 3)
    assert.equal(linesOf({ centrosDeDistribuicao: { itens: ITEM } }), 1)
  })

  it('are all there, or the order is refused', () => {
    for (const fields of [
      { itens: [ITEM, 'x'] },
      { itens: [], centrosDeDistribuicao: [{ itens: [ITEM] }, { itens: 'x' }] },
      { itens: [], centrosDeDistribuicao: [{ itens: [ITEM] }, {}] },
      { itens: [], centrosDeDistribuicao: [{ itens: [ITEM] }, 'x'] },
    ]) {
      assert.throws(
        () => linesOf(fields),
        (error) => isConnectorError(error) && error.fields[0] === 'itens'
      )
    }
  })
})
