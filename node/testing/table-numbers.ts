/**
 * The numbers that people type in the table of typed forms, given to the first orders of a company at each connector's own
 * ERP: what is found there must not depend on which ERP it is.
 */
import type { SeededPedido } from '../connectors/pedido/__fixtures__/orders'
import type { SapOrder } from '../connectors/sap-s4hana/__fixtures__/records'
import type { Sold } from '../connectors/tryton/__fixtures__/records'
import type { KnownOrder } from './connector-subject'
import type { SeededOrder } from './rest-orders'

export interface TableNumbers {
  readonly WEB?: string
  readonly ERP?: string
  readonly CUSTOMER?: string
  readonly INVOICE?: string
}

export const PINNED = {
  WEB: 'v10428831nrt-01',
  ERP: '0000458812',
  CUSTOMER: 'PO-4500',
  INVOICE: '000176436',
} as const

/** Of the first orders, in their order. The invoice is of series 1. */
const NUMBERS: readonly TableNumbers[] = [
  PINNED,
  { CUSTOMER: 'OC 6807/1' },
  { CUSTOMER: 'PO-8862' },
  { ERP: '0000458862' },
]

/** Each record with its place's numbers; the first company's come first. */
const numbered = <One extends { readonly known: KnownOrder }>(
  records: readonly One[],
  rewrite: (record: One, numbers: TableNumbers) => One
): One[] =>
  records.map((record, place) => {
    const numbers = NUMBERS[place]
    return numbers === undefined ? record : rewrite(record, numbers)
  })

const knownBy = (known: KnownOrder, numbers: TableNumbers): KnownOrder => ({
  ...known,
  numbers: {
    ...known.numbers,
    ...Object.fromEntries(Object.entries(numbers).map(([kind, number]) => [kind, [number]])),
  },
})

/** What is not given keeps its value. */
const given = (fields: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  )

export const numberedRestOrders = (orders: readonly SeededOrder[]): readonly SeededOrder[] =>
  numbered(orders, ({ known, wire }, { WEB, ERP, CUSTOMER, ...numbers }) => ({
    known: knownBy(known, { ...given({ WEB, ERP, CUSTOMER }), ...numbers }),
    wire: {
      ...wire,
      ...given({ webOrderNumber: WEB, erpOrderNumber: ERP, customerOrderNumber: CUSTOMER }),
    },
  }))

/** SAP names an order by its number, and gives invoices to no search for orders. */
export const numberedSapOrders = (orders: readonly SapOrder[]): readonly SapOrder[] =>
  numbered(orders, ({ known, record }, { WEB, ERP = known.id, CUSTOMER }) => ({
    known: { ...knownBy(known, given({ WEB, ERP, CUSTOMER })), id: ERP },
    record: {
      ...record,
      SalesOrder: ERP,
      ...given({ ExternalDocumentID: WEB, PurchaseOrderByCustomer: CUSTOMER }),
    },
  }))

export const numberedSales = (sold: readonly Sold[]): readonly Sold[] =>
  numbered(sold, ({ sale, issued, known }, numbers) => {
    const { WEB, ERP, CUSTOMER, INVOICE } = numbers
    const invoice = issued && { ...issued.invoice, ...given({ number: INVOICE }) }
    return {
      issued,
      known: knownBy(known, numbers),
      sale: {
        ...sale,
        ...given({ web_id: WEB, number: ERP, reference: CUSTOMER }),
        invoices: invoice === null ? [] : [invoice],
      },
    }
  })

/** The contract names an order by its company and its ERP number. */
export const numberedPedidos = (orders: readonly SeededPedido[]): readonly SeededPedido[] =>
  numbered(orders, (order, numbers) => {
    const { WEB, ERP = order.erpNumber, CUSTOMER, INVOICE } = numbers
    const fields = {
      pedidoErpId: ERP,
      pedidoClienteId: CUSTOMER,
      notaFiscal: INVOICE,
      ...('pedidoId' in order.row ? { pedidoId: WEB } : {}),
    }
    const { known, invoice } = order
    return {
      ...order,
      known: { ...knownBy(known, numbers), id: `${known.ownerRef}.${ERP}` },
      erpNumber: ERP,
      invoice: invoice && { ...invoice, number: INVOICE ?? invoice.number },
      row: { ...order.row, ...given(fields) },
    }
  })
