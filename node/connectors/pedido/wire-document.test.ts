import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connector-error'
import { createPedidoReader } from './response'

const reader = createPedidoReader({ defaultCurrency: 'BRL', timeZone: 'UTC' })
const NAME = { ownerRef: '7', revendaId: 7, pedidoErpId: '1' }

const papersOf = (...itens: unknown[]) => reader.papers({ pedidoErpId: '1', itens }, NAME)

describe('The papers of an order', () => {
  const url = 'https://files.example/1'

  it('have their kind by number, text or name', () => {
    for (const [kind, ...written] of [
      ['PAYMENT_SLIP', 0, '0', 'SegundaViaBoleto', 1, 'SegundaViaTransferencia'],
      ['INVOICE_XML', 2, 'Xml'],
      ['INVOICE_PDF', 3, 'Danfe', 'DANFE'],
      ['SERIAL_NUMBERS', 4, 'NumeroDeSerie'],
      ['TAX_FORM', 5, 'GARE', 6, 'Gnre'],
      ['OTHER', 7, 'Outros', 99, 'Laudo', null],
      ['RECEIPT', 8, 'Comprovante'],
    ] as const) {
      for (const tipoArquivo of written) {
        assert.equal(papersOf({ tipoArquivo, url })[0]?.document.kind, kind, String(tipoArquivo))
      }
    }
  })

  it('are receipts where an "other" one is described as such', () => {
    for (const [descricao, kind] of [
      ['Comprovante de pagamento 03/2026', 'RECEIPT'],
      ['RECIBO nº 7', 'RECEIPT'],
      ['Comprovante de Entrega', 'PROOF_OF_DELIVERY'],
      ['Canhoto assinado', 'PROOF_OF_DELIVERY'],
      ['Laudo técnico', 'OTHER'],
    ] as const) {
      const [paper] = papersOf({ TipoArquivo: 7, Descricao: descricao, Url: url })
      assert.equal(paper?.document.kind, kind)
      assert.equal(paper?.document.label, descricao)
    }
    assert.equal(
      papersOf({ tipoArquivo: 3, descricao: 'Recibo', url })[0]?.document.kind,
      'INVOICE_PDF'
    )
  })

  it('are named alike when their links are signed anew and others come in between', () => {
    const paper = (descricao: string, signature: string) => ({
      tipoArquivo: 3,
      descricao,
      url: `${url}?sig=${signature}`,
    })
    const idsOf = (...items: unknown[]) => papersOf(...items).map(({ document }) => document.id)
    const [first, second, third] = idsOf(paper('A', '1'), paper('B', '2'), paper('A', '3'))
    assert.equal(new Set([first, second, third]).size, 3)
    assert.deepEqual(idsOf(paper('B', '8'), paper('A', '9')), [second, first])
  })

  it('are left out without an https link, and keep their link to themselves', () => {
    for (const bad of ['http://files.example/1', 'javascript:alert(1)', '', null, 'C:\\nf.pdf']) {
      assert.deepEqual(papersOf({ tipoArquivo: 3, url: bad }), [])
    }
    const [paper] = papersOf({ tipoArquivo: 3, url })
    assert.ok(!JSON.stringify(paper?.document).includes('files.example'))
  })

  it('are refused if they are of another order', () => {
    assert.throws(
      () => reader.papers({ pedidoErpId: '2', itens: [] }, NAME),
      (error) => isConnectorError(error) && error.kind === 'bad-answer'
    )
    assert.deepEqual(reader.papers({ itens: [] }, NAME), [])
    assert.deepEqual(reader.papers(null, NAME), [])
  })
})
