/** The records of the contract suite as rows of SAP's own tables. */
import type { SapInvoice, SapOrder } from '../../../node/connectors/sap-s4hana/__fixtures__/records'

type Row = Record<string, unknown>

export interface Seed {
  readonly tables: Readonly<Record<string, readonly Row[]>>
  /** Base64, by the number of the billing document. */
  readonly documents: Readonly<Record<string, string>>
}

export const seedOf = (
  orders: readonly SapOrder[],
  invoices: readonly SapInvoice[],
  documentOf: (billingDocument: string) => Buffer
): Seed => {
  const items = orders.flatMap(({ record }) => listIn(record, 'to_Item'))
  const partners = orders.flatMap(({ record }) => listIn(record, 'to_Partner'))
  return {
    tables: {
      'API_SALES_ORDER_SRV.A_SalesOrder': orders.map(({ record }) => plain(record)),
      'API_SALES_ORDER_SRV.A_SalesOrderItem': items.map(plain),
      'API_SALES_ORDER_SRV.A_SalesOrderScheduleLine': items.flatMap(scheduleLines),
      'API_SALES_ORDER_SRV.A_SalesOrderHeaderPartner': partners.map(plain),
      'API_SALES_ORDER_SRV.A_SalesOrderPartnerAddress': partners.map(addressOf),
      'API_SALES_ORDER_SRV.A_SalesOrderSubsqntProcFlow': orders
        .flatMap(({ record }) => listIn(record, 'to_SubsequentProcFlowDoc'))
        .map((flow, index) => ({ ...plain(flow), DocRelationshipUUID: uuid(index) })),
      'API_BILLING_DOCUMENT_SRV.A_BillingDocument': invoices.map(({ record }) => plain(record)),
      'API_BILLING_DOCUMENT_SRV.A_BillingDocumentItem': invoices.flatMap(({ items: invoiced }) =>
        invoiced.map(plain)
      ),
    },
    documents: Object.fromEntries(
      invoices.map(({ known }) => [known.id, documentOf(known.id).toString('base64')])
    ),
  }
}

const scheduleLines = (item: Row): Row[] =>
  listIn(item, 'to_ScheduleLine').map((line, index) => ({
    ...plain(line),
    SalesOrder: item.SalesOrder,
    SalesOrderItem: item.SalesOrderItem,
    ScheduleLine: String(index + 1),
  }))

const addressOf = (partner: Row): Row => ({
  ...plain(partner.to_Address as Row),
  SalesOrder: partner.SalesOrder,
  PartnerFunction: partner.PartnerFunction,
  AddressRepresentationCode: '',
})

const listIn = (record: Readonly<Row>, name: string): Row[] =>
  (record[name] as { results?: Row[] }).results ?? []

/** A row without its associations; the database takes days in ISO, and nothing for an amount without text. */
const plain = (record: Readonly<Row>): Row =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => !name.startsWith('to_'))
      .map(([name, value]) => [name, stored(name, value)])
  )

const stored = (name: string, value: unknown): unknown => {
  const ticks = /^\/Date\((\d+)/.exec(String(value))?.[1]
  if (ticks !== undefined) {
    const instant = new Date(Number(ticks)).toISOString()
    return name.endsWith('DateTime') ? instant : instant.slice(0, 10)
  }
  return name.endsWith('Amount') && value === '' ? null : value
}

const uuid = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
