/** Orders of an ERP that speaks the `pedido` contract, each beside the facts that a reader must get out of it. */
import type { OrderStatus } from '../../order-model'
import type { KnownOrder } from '../../../testing/connector-subject'
import type { KnownDetails } from '../../../testing/known-details'
import {
  type PedidoDialect,
  writeAbsence,
  writeDay,
  writeList,
  writeNumber,
  writeStatus,
} from './dialect'
import { documentsOf, filesOf, type SeededDocument } from './documents'

export interface SeededPedido {
  readonly known: KnownOrder
  readonly erpNumber: string
  readonly invoice: { readonly number: string; readonly series: string } | null
  readonly documents: readonly SeededDocument[]
  /** As an item of the search, as the detail and as the list of documents, but for the case of their names. */
  readonly row: Readonly<Record<string, unknown>>
  readonly detail: Readonly<Record<string, unknown>>
  readonly files: Readonly<Record<string, unknown>>
}

interface SeededCompany {
  readonly ref: string
  readonly orderCount: number
}

/** One number is the beginning of another. */
export const OWN_REVENDA: SeededCompany = { ref: '4711', orderCount: 60 }
export const OTHER_REVENDA: SeededCompany = { ref: '88', orderCount: 72 }
export const FOREIGN_REVENDA: SeededCompany = { ref: '47', orderCount: 68 }
const COMPANIES = [OWN_REVENDA, OTHER_REVENDA, FOREIGN_REVENDA]

/** The day on which the newest orders were placed. */
export const PEDIDO_TODAY = '2026-06-30'
export const seedPedidos = (dialect: PedidoDialect): readonly SeededPedido[] =>
  COMPANIES.flatMap((company, position) =>
    Array.from({ length: company.orderCount }, (_, index) =>
      seedPedido({ company, position, index }, dialect)
    )
  )

interface Place {
  readonly company: SeededCompany
  readonly position: number
  readonly index: number
}

const STATUSES: ReadonlyArray<readonly [number, OrderStatus]> = [
  [0, 'RECEIVED'],
  [1, 'APPROVED'],
  [2, 'CREDIT_APPROVED'],
  [3, 'IN_PREPARATION'],
  [4, 'SHIPPED'],
  [5, 'DELIVERED'],
  [-1, 'CANCELLED'],
  [9, 'OTHER'],
]

const PRODUCTS = [
  { partNumber: 'BRG-6204', descricaoDoProduto: 'Rolamento 6204 2RS' },
  { partNumber: 'OIL-ISO46', descricaoDoProduto: 'Óleo hidráulico "ISO 46", 20 l' },
  { partNumber: 'GLV_L', descricaoDoProduto: 'Luva 100% couro' },
] as const

const seedPedido = (place: Place, dialect: PedidoDialect): SeededPedido => {
  const { position, index } = place
  const known = { ...knownOrder(place), details: knownDetails(place, dialect) }
  const invoice = index % 2 === 0 ? { number: `${position}${900000 + index}`, series: '1' } : null
  const erpNumber = known.numbers.ERP[0] ?? ''
  const documents = index % 2 === 0 ? documentsOf(known, invoice?.number ?? null) : []
  const seeded = { known, erpNumber, invoice }
  return {
    ...seeded,
    documents,
    row: writeAbsence(rowOf(seeded, place, dialect), dialect),
    detail: writeAbsence(detailOf(seeded, place, dialect), dialect),
    files: filesOf({ erpNumber, documents }, dialect),
  }
}

const knownOrder = ({ company: { ref }, position, index }: Place): KnownOrder => {
  const erpNumber = `SO${position}-${70000 + index}a`
  const lineCount = 1 + (index % 3)
  const invoice = `${position}${900000 + index}`
  return {
    id: `${ref}.${erpNumber}`,
    ownerRef: ref,
    orderedOn: dayAt(index),
    numbers: {
      WEB: index % 3 === 2 ? [] : [`13${position}00${10000 + (index === 4 ? 3 : index)}-01`],
      ERP: [erpNumber],
      // The buyers of different companies number alike.
      CUSTOMER: index % 5 === 4 ? [] : [`PO-${4500 + index}`],
      INVOICE: index % 2 === 0 ? [invoice, `${invoice}-1`, `${invoice}/1`] : [],
    },
    status: statusAt(index)[1],
    channel: 'OTHER',
    placedBy: null,
    products: productsOf(index, lineCount).flatMap((product) => Object.values(product)),
    total: { amount: `${6875 + index}.50`, currency: 'BRL' },
    lineCount,
  }
}

const money = (amount: string) => ({ amount, currency: 'BRL' })

/** What no server of the contract says is in `UNSAID` of the subject. */
const knownDetails = (
  { company: { ref }, position, index }: Place,
  { details }: PedidoDialect
): KnownDetails => ({
  ...{ promisedOn: '2026-07-15', requestedOn: null, totalNet: null, tax: null },
  lines: productsOf(index, 1 + (index % 3)).map(({ partNumber, descricaoDoProduto }) => ({
    ...{ productCode: partNumber, description: descricaoDoProduto },
    ...{ ordered: '3', shipped: null, invoiced: null },
    ...{ unitPrice: money('1375.10'), total: money('4125.30') },
  })),
  freight: money('1234.50'),
  ...(details === 'readme' ? README_ADDRESSES : GUIDE_ADDRESSES),
  shipments: index % 3 === 2 ? [] : [knownShipment(index)],
  invoices:
    index % 2 === 0
      ? [
          {
            id: `${ref}.SO${position}-${70000 + index}a.NF`,
            invoiceNumber: `${position}${900000 + index}`,
          },
        ]
      : [],
  payments: [],
  documents:
    index % 2 === 0
      ? [
          { id: 'INVOICE_PDF-1', kind: 'INVOICE_PDF' },
          { id: 'PAYMENT_SLIP-1', kind: 'PAYMENT_SLIP' },
        ]
      : [],
})

/** The contract has a link for an order, and a status: what has not been sent is in preparation. */
const knownShipment = (index: number): KnownDetails['shipments'][number] => {
  const [, status] = statusAt(index)
  const isKnown = status === 'SHIPPED' || status === 'DELIVERED' || status === 'CANCELLED'
  return {
    ...{ number: null, shippedOn: null, trackingNumber: null },
    status: isKnown ? status : 'IN_PREPARATION',
    trackingUrl: index % 3 === 0 ? `https://carrier.example/${index}` : null,
  }
}

const INVOICED_TO = {
  ...{ name: 'Norte Ltda', lines: ['Rua A, 1'], postalCode: '01000-000', country: null },
}
const README_ADDRESSES = {
  billingAddress: { ...INVOICED_TO, city: 'São Paulo', state: 'SP' },
  shippingAddress: {
    ...{ name: 'Norte Filial', lines: ['Rua B, 2'], city: 'Recife', state: 'PE' },
    ...{ postalCode: '50000-000', country: null },
  },
}
const GUIDE_ADDRESSES = {
  billingAddress: { ...INVOICED_TO, city: 'São Paulo/SP', state: null },
  shippingAddress: null,
}

const statusAt = (index: number) => STATUSES[index % STATUSES.length] ?? ([0, 'RECEIVED'] as const)

/** Two orders a day, every fifth day back from today: most of them lie behind the latest weeks. */
const dayAt = (index: number): string => {
  const date = new Date(`${PEDIDO_TODAY}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 5 * Math.floor(index / 2))
  return date.toISOString().slice(0, 10)
}

const productsOf = (index: number, lineCount: number) =>
  Array.from(
    { length: lineCount },
    (_, line) => PRODUCTS[(index + line) % PRODUCTS.length] ?? PRODUCTS[0]
  )

type Seed = Pick<SeededPedido, 'known' | 'erpNumber' | 'invoice'>

/** Section 4.1 of the contract; `pedidoId` is an addition of some servers. */
const rowOf = ({ known, erpNumber, invoice }: Seed, { index }: Place, dialect: PedidoDialect) => ({
  pedidoErpId: erpNumber,
  pedidoClienteId: known.numbers.CUSTOMER[0] ?? null,
  ...(dialect.names === 'pascal' ? { pedidoId: known.numbers.WEB[0] ?? null } : {}),
  totalPedido: writeNumber(known.total?.amount ?? '', dialect),
  status: writeStatus(statusAt(index)[0], dialect),
  dataPedido: writeDay(known.orderedOn ?? '', dialect),
  observacao: 'Entregar pela manhã',
  notaFiscal: invoice?.number ?? null,
  serieNotaFiscal: invoice?.series ?? null,
})

/** Section 4.2; `comissao` and what is beyond the contract must not get out. */
const detailOf = (
  { known, erpNumber, invoice }: Seed,
  { index }: Place,
  dialect: PedidoDialect
) => ({
  pedidoErpId: erpNumber,
  status: writeStatus(statusAt(index)[0], dialect),
  itens: writeList(itemsOf(index, known.lineCount, dialect), dialect),
  revendaId: dialect.numbers === 'number' ? Number(known.ownerRef) : known.ownerRef,
  clienteFinalId: 'CF-1',
  clienteFinalCnpj: '11.222.333/0001-81',
  clienteFinalCpf: null,
  valorFrete: writeNumber('1234.50', dialect),
  valorTotalPedido: writeNumber(known.total?.amount ?? '', dialect),
  dataPedido: writeDay(known.orderedOn ?? '', dialect),
  dataPrevisaoEntrega: writeDay('2026-07-15', dialect),
  observacao: 'Entregar pela manhã',
  notaFiscal: invoice?.number ?? null,
  serieNotaFiscal: invoice?.series ?? null,
  linkTransportadora: [`https://carrier.example/${index}`, 'http://carrier.example/', null][
    index % 3
  ],
  margemInterna: 'INTERNAL-MARGIN',
  ...(dialect.details === 'readme' ? readmeFields() : guideFields()),
})

const itemsOf = (index: number, lineCount: number, dialect: PedidoDialect) =>
  productsOf(index, lineCount).map((product) => ({
    ...product,
    quantidade: writeNumber('3', dialect),
    valorUnitario: writeNumber('1375.10', dialect),
    valorTotal: writeNumber('4125.30', dialect),
    comissao: writeNumber('77.77', dialect),
  }))

const readmeFields = () => ({
  clienteFinalNome: 'Final customer',
  paymentMethod: 'Boleto',
  paymentOptions: '28/56',
  deliveryMethod: 'CIF',
  billingAddressCorpname: 'Norte Ltda',
  billingAddressFormattedAddres: 'Rua A, 1',
  billingAddressCity: 'São Paulo',
  billingAddressState: 'SP',
  billingAddresszipcode: '01000-000',
  deliveryAddressCorpname: 'Norte Filial',
  deliveryAddressformattedAddres: 'Rua B, 2',
  deliveryAddressCity: 'Recife',
  deliveryAddressState: 'PE',
  deliveryAddresszipcode: '50000-000',
})

const guideFields = () => ({
  formattedAddres: 'Rua A, 1',
  zipcode: '01000-000',
  cityState: 'São Paulo/SP',
  corpname: 'Norte Ltda',
  corpemail: 'compras@norte.example',
  methodPayment: 'Boleto',
  methodPaymentInfo: '28/56',
})
