import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connector-error'
import { createPedidoReader } from './response'

const reader = createPedidoReader({ defaultCurrency: 'BRL', timeZone: 'UTC' })
const NAME = { ownerRef: '7', revendaId: 7, pedidoErpId: '1' }

const documentsOf = (...itens: unknown[]) => reader.documents({ pedidoErpId: '1', itens }, NAME)

describe('The documents of an order', () => {
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
        assert.equal(documentsOf({ tipoArquivo, url })[0]?.document.kind, kind, String(tipoArquivo))
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
      const [document] = documentsOf({ TipoArquivo: 7, Descricao: descricao, Url: url })
      assert.equal(document?.document.kind, kind)
      assert.equal(document?.document.label, descricao)
    }
    assert.equal(
      documentsOf({ tipoArquivo: 3, descricao: 'Recibo', url })[0]?.document.kind,
      'INVOICE_PDF'
    )
  })

  it('are named alike when their links are signed anew and others come in between', () => {
    const document = (descricao: string, signature: string) => ({
      tipoArquivo: 3,
      descricao,
      url: `${url}?sig=${signature}`,
    })
    const idsOf = (...items: unknown[]) => documentsOf(...items).map(({ document }) => document.id)
    const [first, second, third] = idsOf(document('A', '1'), document('B', '2'), document('A', '3'))
    assert.equal(new Set([first, second, third]).size, 3)
    assert.deepEqual(idsOf(document('B', '8'), document('A', '9')), [second, first])
  })

  it('are left out without an https link, and keep their link to themselves', () => {
    for (const bad of ['http://files.example/1', 'javascript:alert(1)', '', null, 'C:\\nf.pdf']) {
      assert.deepEqual(documentsOf({ tipoArquivo: 3, url: bad }), [])
    }
    const [document] = documentsOf({ tipoArquivo: 3, url })
    assert.ok(!JSON.stringify(document?.document).includes('files.example'))
  })

  it('are refused if they are of another order', () => {
    assert.throws(
      () => reader.documents({ pedidoErpId: '2', itens: [] }, NAME),
      (error) => isConnectorError(error) && error.kind === 'bad-answer'
    )
    assert.deepEqual(reader.documents({ itens: [] }, NAME), [])
    assert.deepEqual(reader.documents(null, NAME), [])
  })
})
