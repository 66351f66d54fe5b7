/** What an export says, in the page's own words (messages/), which the service cannot read. */
import type {
  Channel,
  Facet,
  InvoiceKind,
  InvoiceStatus,
  OrderStatus,
} from '../../connectors/order-model'
import type { SearchWarning } from '../search-orders'

export interface ExportWords {
  /** The sheets of a workbook: at most 31 characters, none of []:*?/\ */
  readonly sheets: Readonly<Record<'orders' | 'invoices' | 'notes', string>>
  readonly columns: Readonly<Record<ExportColumn, string>>
  readonly status: Readonly<Record<OrderStatus, string>>
  readonly delivery: Readonly<Record<Facet, string>>
  readonly invoicing: Readonly<Record<Facet, string>>
  readonly payment: Readonly<Record<Facet, string>>
  readonly channel: Readonly<Record<Channel, string>>
  readonly kind: Readonly<Record<InvoiceKind, string>>
  readonly invoiceStatus: Readonly<Record<InvoiceStatus, string>>
  readonly warnings: Readonly<Record<SearchWarning, string>>
  /** The last line: of everything, of a part, of an accident. */
  readonly complete: (rows: number) => string
  readonly cut: (rows: number) => string
  readonly failed: (rows: number) => string
}

export type ExportColumn =
  | 'webOrder'
  | 'erpOrder'
  | 'customerOrder'
  | 'orderedOn'
  | 'promisedOn'
  | 'status'
  | 'statusLabel'
  | 'delivery'
  | 'invoicing'
  | 'payment'
  | 'channel'
  | 'placedBy'
  | 'costCenter'
  | 'lines'
  | 'company'
  | 'companyRef'
  | 'total'
  | 'totalNet'
  | 'currency'
  | 'kind'
  | 'invoice'
  | 'series'
  | 'accessKey'
  | 'issuedOn'
  | 'nextDueOn'
  | 'open'
  | 'overdue'
