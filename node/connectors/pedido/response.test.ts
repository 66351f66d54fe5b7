import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { complaintOf } from '../../testing/complaint'
import { createPedidoReader } from './response'

const reader = createPedidoReader({ defaultCurrency: 'BRL', timeZone: 'America/Sao_Paulo' })
const BARE = { pedidoErpId: '1', revendaId: 7, itens: [] }

const orderOf = (fields: object) => {
  const order = reader.order({ ...BARE, ...fields })
  assert.ok(order)
  return order
}
const lineOf = (item: object) => orderOf({ itens: [item] }).lines[0]
describe('The rows of a search', () => {
  it('are of the company that was asked for, unless they say another', () => {
    const rows = reader.rows(
      { itens: [{ pedidoErpId: 1 }, { PedidoErpId: '2', RevendaId: '08' }] },
      '7'
    )
    assert.deepEqual(
      rows.map(({ summary: { id, ownerRef, erpOrderNumber } }) => [id, ownerRef, erpOrderNumber]),
      [
        ['7.1', '7', '1'],
        ['8.2', '8', '2'],
      ]
    )
  })

  it('may be one object, null, or an empty text', () => {
    assert.equal(reader.rows({ Itens: { PedidoErpId: '1' } }, '7').length, 1)
    for (const none of [null, { itens: null }, { itens: '' }, { itens: [] }]) {
      assert.deepEqual(reader.rows(none, '7'), [])
    }
  })

  it('are refused where there is no list, or no number in one', () => {
    for (const answer of [{}, { items: [] }, { itens: 'SECRET' }, { itens: 7 }]) {
      assert.deepEqual(
        complaintOf(() => reader.rows(answer, '7')),
        ['itens']
      )
    }
    for (const answer of [[], 'SECRET', 7, true]) {
      assert.deepEqual(
        complaintOf(() => reader.rows(answer, '7')),
        ['body']
      )
    }
    for (const item of [{}, { pedidoErpId: ' ' }, 'SECRET', null]) {
      const answer = { itens: [{ pedidoErpId: '1' }, item] }
      assert.deepEqual(
        complaintOf(() => reader.rows(answer, '7')),
        ['itens.1.pedidoErpId']
      )
    }
  })

  it('are no rows where the ERP reports an error within 200', () => {
    const answer = { Error: true, ErrorType: 3, Message: 'SECRET', Itens: [] }
    assert.deepEqual(
      complaintOf(() => reader.rows(answer, '7')),
      []
    )
    assert.deepEqual(reader.rows({ Error: false, itens: [] }, '7'), [])
  })
})

describe('An order', () => {
  it('must say which it is, whose it is, and its items', () => {
    assert.deepEqual(
      complaintOf(() => reader.order({ ...BARE, revendaId: null })),
      ['revendaId']
    )
    assert.deepEqual(
      complaintOf(() => reader.order({ ...BARE, pedidoErpId: '' })),
      ['pedidoErpId']
    )
    assert.deepEqual(
      complaintOf(() => reader.order({ ...BARE, itens: 'SECRET' })),
      ['itens']
    )
  })

  it('does not exist where the answer is null or an error that says so', () => {
    assert.equal(reader.order(null), null)
    for (const Message of ['Pedido não encontrado', 'PEDIDO INEXISTENTE', 'Order not found.']) {
      assert.equal(reader.order({ Error: true, ErrorType: 1, Message }), null)
      assert.equal(reader.order({ error: 'true', message: Message }), null)
    }
    assert.deepEqual(
      complaintOf(() => reader.order({ Error: true, Message: 'SECRET' })),
      []
    )
  })

  it('has the status of the enumeration, as number, text or name', () => {
    const statusOf = (status: unknown) => orderOf({ status }).status
    for (const [status, ...written] of [
      ['CANCELLED', -1, '-1', 'Cancelado'],
      ['RECEIVED', 0, '0', 'Nenhum', 'recebido'],
      ['APPROVED', 1, ' 1 ', 'LibComercial', 'Liberação Comercial'],
      ['CREDIT_APPROVED', 2, 'LIBFINANCEIRA'],
      ['IN_PREPARATION', 3, 'Em Separação'],
      ['SHIPPED', 4, 'Despacho'],
      ['DELIVERED', 5, 'Entregue'],
    ] as const) {
      for (const value of written) assert.equal(statusOf(value), status, String(value))
    }
  })

  it('has "other" and the own word of the ERP for a status that nobody knows', () => {
    assert.deepEqual(
      [9, '6', 'Em Trânsito', null, undefined, {}, 1.5].map((status) => {
        const { status: read, statusLabel } = orderOf({ status })
        return [read, statusLabel]
      }),
      [
        ['OTHER', '9'],
        ['OTHER', '6'],
        ['OTHER', 'Em Trânsito'],
        ['OTHER', null],
        ['OTHER', null],
        ['OTHER', null],
        ['OTHER', null],
      ]
    )
  })

  it('has the day as it is written, in every form of it', () => {
    for (const dataPedido of [
      '2022-10-11',
      '2022-10-11T23:28:30Z',
      '2022-10-11T00:00:00Z',
      '2022-10-11T23:28:30-03:00',
      '2022-10-11T18:32:48.193',
      '2022-10-11 18:32:48',
      '/Date(1665530910000-0300)/',
      '/Date(1665540000000)/',
    ]) {
      assert.equal(orderOf({ dataPedido }).orderedOn, '2022-10-11', dataPedido)
    }
  })

  it('has no day where none was filled in or none can be read', () => {
    for (const dataPedido of [
      '0001-01-01T00:00:00',
      '1900-01-01T00:00:00',
      '2022-02-30',
      '11/10/2022',
      '/Date(99999999999999999)/',
      '/Date()/',
      1665530910000,
      '',
      {},
    ]) {
      assert.equal(orderOf({ dataPedido }).orderedOn, null, String(dataPedido))
    }
  })

  it('has exact amounts, however they are written', () => {
    for (const [written, amount] of [
      [6875.5, '6875.50'],
      ['6875.50', '6875.50'],
      ['6.875,50', '6875.50'],
      ['R$ 6.875,5', '6875.50'],
      ['6875,50', '6875.50'],
      ['6,875.50', '6875.50'],
      ['1.234.567', '1234567.00'],
      ['1.234.567,8', '1234567.80'],
      ['1.234', '1.234'],
      [0, '0.00'],
      ['-12,00', '-12.00'],
      ['123456789012345678,99', '123456789012345678.99'],
    ]) {
      const { total } = orderOf({ valorTotalPedido: written })
      assert.deepEqual(total, { amount, currency: 'BRL' }, String(written))
    }
    for (const unreadable of ['1.23.4,5', '1,2,3', 'doze', '1e3', 0.1 + 0.2, {}, true, null]) {
      assert.equal(orderOf({ valorTotalPedido: unreadable }).total, null, String(unreadable))
    }
  })

  it('has its total by the name of the search, too', () => {
    const [row] = reader.rows({ itens: [{ pedidoErpId: '1', totalPedido: '10' }] }, '7')
    assert.equal(row?.summary.total?.amount, '10.00')
  })

  it('keeps quantities below zero, which are returns', () => {
    assert.equal(lineOf({ quantidade: -2 })?.ordered, '-2')
    assert.equal(lineOf({ quantidade: '1,500' })?.ordered, '1.5')
    assert.equal(lineOf({ quantidade: 'muitos' })?.ordered, null)
  })

  it('has both sets of fields for addresses and payment', () => {
    const readme = orderOf({
      billingAddressCorpname: 'Norte',
      billingAddressFormattedAddres: 'Rua A, 1\nSala 2',
      billingAddressCity: 'São Paulo',
      billingAddressState: 'SP',
      billingAddresszipcode: 1000000,
      deliveryAddressformattedAddres: 'Rua B, 2',
      deliveryAddressCity: 'Recife',
      clienteFinalNome: 'Final',
      paymentMethod: 'Boleto',
      paymentOptions: '28/56',
      deliveryMethod: 'CIF',
    })
    assert.deepEqual(readme.billingAddress, {
      name: 'Norte',
      lines: ['Rua A, 1', 'Sala 2'],
      city: 'São Paulo',
      state: 'SP',
      postalCode: '1000000',
      country: null,
    })
    assert.equal(readme.shippingAddress?.city, 'Recife')
    assert.equal(readme.shippingAddress?.name, 'Final')
    assert.equal(readme.paymentTerms, 'Boleto, 28/56')
    assert.equal(readme.deliveryTerms, 'CIF')
    const guide = orderOf({ Corpname: 'Norte', CityState: 'Recife/PE', MethodPayment: 'Pix' })
    assert.equal(guide.billingAddress?.name, 'Norte')
    assert.equal(guide.billingAddress?.city, 'Recife/PE')
    assert.equal(guide.shippingAddress, null)
    assert.equal(guide.paymentTerms, 'Pix')
  })

  it('takes its lines and freight from a distribution center where it has none itself', () => {
    const center = { itens: { partNumber: 'A' }, valorFrete: '10,00' }
    const order = orderOf({ itens: null, centrosDeDistribuicao: [center] })
    assert.deepEqual(
      order.lines.map(({ productCode }) => productCode),
      ['A']
    )
    assert.equal(order.totals.freight?.amount, '10.00')
    const both = orderOf({ itens: [{ partNumber: 'B' }], centrosDeDistribuicao: [center, center] })
    assert.deepEqual(
      both.lines.map(({ productCode }) => productCode),
      ['B']
    )
    assert.equal(both.totals.freight, null)
  })

  it('has a carrier’s link by https only, or the number that stands in its place', () => {
    const shipmentOf = (linkTransportadora: unknown) => {
      const [shipment] = orderOf({ linkTransportadora }).shipments
      return shipment && [shipment.trackingUrl, shipment.trackingNumber]
    }
    assert.deepEqual(shipmentOf('https://c.example/1'), ['https://c.example/1', null])
    assert.deepEqual(shipmentOf('JAD123456BR'), [null, 'JAD123456BR'])
    for (const link of ['http://c.example/1', 'javascript:alert(1)', 'https://u:p@c.example/']) {
      assert.deepEqual(shipmentOf(link), [null, null])
    }
    assert.equal(shipmentOf(''), undefined)
  })

  it('has its invoice, of which nothing but the number is known', () => {
    const [invoice] = orderOf({ notaFiscal: 176436, serieNotaFiscal: '1' }).invoices
    assert.equal(invoice?.invoiceNumber, '176436')
    assert.equal(invoice?.series, '1')
    assert.equal(invoice?.ownerRef, '7')
    assert.deepEqual([invoice?.total, invoice?.open, invoice?.instalments], [null, null, []])
    assert.deepEqual(orderOf({ notaFiscal: '' }).invoices, [])
  })

  it('passes nothing on that is not asked for', () => {
    const order = orderOf({
      comissao: 'SECRET',
      clienteFinalCnpj: 'SECRET',
      clienteFinalCpf: 'SECRET',
      corpemail: 'SECRET',
      custo: 'SECRET',
      itens: [{ partNumber: 'A', comissao: 'SECRET' }],
    })
    assert.ok(!JSON.stringify(order).includes('SECRET'))
  })

  it('survives fields with the names of what every object has', () => {
    const hostile: unknown = JSON.parse('{"__proto__": {"revendaId": 8}, "constructor": 1}')
    assert.equal(orderOf(hostile as object).ownerRef, '7')
  })
})
