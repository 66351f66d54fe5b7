/** What an export says, in the page's own words (messages/), which the service cannot read. */
import type {
  Channel,
  Facet,
  InvoiceKind,
  InvoiceStatus,
  OrderStatus,
} from '../connectors/order-model'
import type { Language } from './csv'
import type { SearchWarning } from './search-orders'

export interface ExportWords {
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

const ENGLISH: ExportWords = {
  columns: {
    webOrder: 'Web order',
    erpOrder: 'ERP order',
    customerOrder: 'My order',
    orderedOn: 'Ordered',
    promisedOn: 'Expected',
    status: 'Status',
    statusLabel: 'Status in the ERP',
    delivery: 'Shipping',
    invoicing: 'Invoicing',
    payment: 'Payment',
    channel: 'Placed through',
    placedBy: 'Placed by',
    costCenter: 'Cost center',
    lines: 'Items',
    company: 'Company',
    companyRef: 'Company in the ERP',
    total: 'Total',
    totalNet: 'Total before tax',
    currency: 'Currency',
    kind: 'Kind',
    invoice: 'Invoice',
    series: 'Series',
    accessKey: 'Access key',
    issuedOn: 'Issued',
    nextDueOn: 'Next due',
    open: 'To pay',
    overdue: 'Overdue',
  },
  status: {
    RECEIVED: 'Received',
    APPROVED: 'Approved',
    CREDIT_APPROVED: 'Credit approved',
    IN_PREPARATION: 'In preparation',
    INVOICED: 'Invoiced',
    PARTIALLY_SHIPPED: 'Partly shipped',
    SHIPPED: 'Shipped',
    DELIVERED: 'Delivered',
    RETURNED: 'Returned',
    CANCELLED: 'Cancelled',
    ON_HOLD: 'On hold',
    OTHER: 'Other',
  },
  delivery: {
    NONE: 'Not shipped yet',
    PARTIAL: 'Partly shipped',
    COMPLETE: 'All shipped',
    UNKNOWN: 'Not known',
  },
  invoicing: {
    NONE: 'Not invoiced yet',
    PARTIAL: 'Partly invoiced',
    COMPLETE: 'All invoiced',
    UNKNOWN: 'Not known',
  },
  payment: { NONE: 'Not paid yet', PARTIAL: 'Partly paid', COMPLETE: 'Paid', UNKNOWN: 'Not known' },
  channel: { WEB: 'Website', PHONE: 'Phone', SALES_REP: 'Sales rep', EDI: 'EDI', OTHER: 'Other' },
  kind: { INVOICE: 'Invoice', CREDIT_NOTE: 'Credit note', DEBIT_NOTE: 'Debit note' },
  invoiceStatus: {
    OPEN: 'Open',
    PARTLY_PAID: 'Partly paid',
    PAID: 'Paid',
    CANCELLED: 'Cancelled',
    OTHER: 'Issued',
  },
  warnings: {
    PARTIAL_SKIPPED: 'So short a number was compared with whole numbers only.',
    OWN_ORDERS_UNKNOWN:
      'The store’s system does not say who placed an order: yours can’t be told from the others, and none is listed.',
    SHARED_PAPERS_HIDDEN:
      'Your role shows less than the company’s orders: invoices that are not provably of yours alone are left out.',
  },
  complete: (rows) => `Complete: ${rows} ${rows === 1 ? 'row' : 'rows'}.`,
  cut: (rows) => `Cut at ${rows} rows: there is more. Narrow the search.`,
  failed: (rows) => `Incomplete: something failed after ${rows} rows. Export again.`,
}

const SPANISH: ExportWords = {
  columns: {
    webOrder: 'Pedido web',
    erpOrder: 'Pedido ERP',
    customerOrder: 'Mi orden de compra',
    orderedOn: 'Fecha del pedido',
    promisedOn: 'Entrega prevista',
    status: 'Estado',
    statusLabel: 'Estado en el ERP',
    delivery: 'Envío',
    invoicing: 'Facturación',
    payment: 'Pago',
    channel: 'Canal',
    placedBy: 'Realizado por',
    costCenter: 'Centro de costo',
    lines: 'Artículos',
    company: 'Empresa',
    companyRef: 'Empresa en el ERP',
    total: 'Total',
    totalNet: 'Total sin impuestos',
    currency: 'Moneda',
    kind: 'Tipo',
    invoice: 'Factura',
    series: 'Serie',
    accessKey: 'Clave de acceso',
    issuedOn: 'Emisión',
    nextDueOn: 'Próximo vencimiento',
    open: 'Por pagar',
    overdue: 'Vencido',
  },
  status: {
    RECEIVED: 'Recibido',
    APPROVED: 'Aprobado',
    CREDIT_APPROVED: 'Crédito aprobado',
    IN_PREPARATION: 'En preparación',
    INVOICED: 'Facturado',
    PARTIALLY_SHIPPED: 'Enviado en parte',
    SHIPPED: 'Enviado',
    DELIVERED: 'Entregado',
    RETURNED: 'Devuelto',
    CANCELLED: 'Cancelado',
    ON_HOLD: 'Retenido',
    OTHER: 'Otro',
  },
  delivery: {
    NONE: 'Sin envíos aún',
    PARTIAL: 'Enviado en parte',
    COMPLETE: 'Todo enviado',
    UNKNOWN: 'Sin información',
  },
  invoicing: {
    NONE: 'Sin facturar aún',
    PARTIAL: 'Facturado en parte',
    COMPLETE: 'Todo facturado',
    UNKNOWN: 'Sin información',
  },
  payment: {
    NONE: 'Sin pagos aún',
    PARTIAL: 'Pagado en parte',
    COMPLETE: 'Pagado',
    UNKNOWN: 'Sin información',
  },
  channel: {
    WEB: 'Sitio web',
    PHONE: 'Teléfono',
    SALES_REP: 'Vendedor',
    EDI: 'EDI',
    OTHER: 'Otro',
  },
  kind: { INVOICE: 'Factura', CREDIT_NOTE: 'Nota de crédito', DEBIT_NOTE: 'Nota de débito' },
  invoiceStatus: {
    OPEN: 'Por pagar',
    PARTLY_PAID: 'Pagada en parte',
    PAID: 'Pagada',
    CANCELLED: 'Anulada',
    OTHER: 'Emitida',
  },
  warnings: {
    PARTIAL_SKIPPED: 'Un número tan corto se comparó solo con números completos.',
    OWN_ORDERS_UNKNOWN:
      'El sistema de la tienda no indica quién hizo cada pedido: no se pueden distinguir los suyos y no se lista ninguno.',
    SHARED_PAPERS_HIDDEN:
      'Su rol no abarca todos los pedidos de la empresa: se omiten las facturas que no son comprobadamente solo de los suyos.',
  },
  complete: (rows) => `Completo: ${rows} ${rows === 1 ? 'fila' : 'filas'}.`,
  cut: (rows) => `Cortado en ${rows} filas: hay más. Acote la búsqueda.`,
  failed: (rows) => `Incompleto: algo falló después de ${rows} filas. Exporte de nuevo.`,
}

const PORTUGUESE: ExportWords = {
  columns: {
    webOrder: 'Pedido do site',
    erpOrder: 'Pedido no ERP',
    customerOrder: 'Meu pedido',
    orderedOn: 'Data do pedido',
    promisedOn: 'Entrega prevista',
    status: 'Situação',
    statusLabel: 'Situação no ERP',
    delivery: 'Envio',
    invoicing: 'Faturamento',
    payment: 'Pagamento',
    channel: 'Canal',
    placedBy: 'Feito por',
    costCenter: 'Centro de custo',
    lines: 'Itens',
    company: 'Empresa',
    companyRef: 'Empresa no ERP',
    total: 'Total',
    totalNet: 'Total sem impostos',
    currency: 'Moeda',
    kind: 'Tipo',
    invoice: 'Nota fiscal',
    series: 'Série',
    accessKey: 'Chave de acesso',
    issuedOn: 'Emissão',
    nextDueOn: 'Próximo vencimento',
    open: 'A pagar',
    overdue: 'Vencido',
  },
  status: {
    RECEIVED: 'Recebido',
    APPROVED: 'Aprovado',
    CREDIT_APPROVED: 'Crédito aprovado',
    IN_PREPARATION: 'Em separação',
    INVOICED: 'Faturado',
    PARTIALLY_SHIPPED: 'Enviado em parte',
    SHIPPED: 'Enviado',
    DELIVERED: 'Entregue',
    RETURNED: 'Devolvido',
    CANCELLED: 'Cancelado',
    ON_HOLD: 'Retido',
    OTHER: 'Outra',
  },
  delivery: {
    NONE: 'Ainda não enviado',
    PARTIAL: 'Enviado em parte',
    COMPLETE: 'Tudo enviado',
    UNKNOWN: 'Sem informação',
  },
  invoicing: {
    NONE: 'Ainda não faturado',
    PARTIAL: 'Faturado em parte',
    COMPLETE: 'Tudo faturado',
    UNKNOWN: 'Sem informação',
  },
  payment: {
    NONE: 'Ainda não pago',
    PARTIAL: 'Pago em parte',
    COMPLETE: 'Pago',
    UNKNOWN: 'Sem informação',
  },
  channel: { WEB: 'Site', PHONE: 'Telefone', SALES_REP: 'Vendedor', EDI: 'EDI', OTHER: 'Outro' },
  kind: { INVOICE: 'Nota fiscal', CREDIT_NOTE: 'Nota de crédito', DEBIT_NOTE: 'Nota de débito' },
  invoiceStatus: {
    OPEN: 'A pagar',
    PARTLY_PAID: 'Paga em parte',
    PAID: 'Paga',
    CANCELLED: 'Cancelada',
    OTHER: 'Emitida',
  },
  warnings: {
    PARTIAL_SKIPPED: 'Um número tão curto foi comparado só com números completos.',
    OWN_ORDERS_UNKNOWN:
      'O sistema da loja não informa quem fez cada pedido: não dá para distinguir os seus, e nenhum é listado.',
    SHARED_PAPERS_HIDDEN:
      'Seu perfil não abrange todos os pedidos da empresa: ficam de fora as notas que não são comprovadamente só dos seus.',
  },
  complete: (rows) => `Completo: ${rows} ${rows === 1 ? 'linha' : 'linhas'}.`,
  cut: (rows) => `Cortado em ${rows} linhas: há mais. Restrinja a busca.`,
  failed: (rows) => `Incompleto: algo falhou após ${rows} linhas. Exporte de novo.`,
}

export const EXPORT_WORDS: Readonly<Record<Language, ExportWords>> = {
  en: ENGLISH,
  es: SPANISH,
  pt: PORTUGUESE,
}
