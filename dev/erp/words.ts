import type { DocumentKind, OrderStatus, ShipmentStatus } from '../../node/connectors/order-model'
import type { DemoLanguage } from './companies'

export interface PaymentTerms {
  readonly label: string
  readonly dueAfterDays: readonly number[]
}

/** What the ERP calls things, in the language of the company it sells to. */
export interface Words {
  readonly statuses: Readonly<Record<OrderStatus, string>>
  readonly shipmentStatuses: Readonly<Record<ShipmentStatus, string>>
  readonly documents: Readonly<Record<DocumentKind, string>>
  readonly terms: readonly PaymentTerms[]
  readonly deliveryTerms: readonly string[]
  readonly methods: readonly string[]
  readonly holdReason: string
  readonly notes: readonly (string | null)[]
  readonly costCenters: readonly (string | null)[]
  readonly departments: readonly string[]
  readonly carriers: readonly Carrier[]
}

export interface Carrier {
  readonly name: string
  readonly trackingSite: string
}

const PORTUGUESE: Words = {
  statuses: {
    RECEIVED: 'Recebido',
    APPROVED: 'Aprovado',
    CREDIT_APPROVED: 'Crédito aprovado',
    IN_PREPARATION: 'Em separação',
    INVOICED: 'Faturado',
    PARTIALLY_SHIPPED: 'Expedido parcialmente',
    SHIPPED: 'Expedido',
    DELIVERED: 'Entregue',
    RETURNED: 'Devolvido',
    CANCELLED: 'Cancelado',
    ON_HOLD: 'Bloqueado para revisão',
    OTHER: 'Em análise fiscal',
  },
  shipmentStatuses: {
    IN_PREPARATION: 'Em separação',
    SHIPPED: 'Em trânsito',
    DELIVERED: 'Entregue',
    RETURNED: 'Devolvido',
    CANCELLED: 'Cancelado',
    OTHER: 'Retido na fiscalização',
  },
  documents: {
    INVOICE_PDF: 'DANFE',
    INVOICE_XML: 'XML da NF-e',
    RECEIPT: 'Comprovante de pagamento',
    PAYMENT_SLIP: 'Boleto',
    ORDER_CONFIRMATION: 'Confirmação do pedido',
    DELIVERY_NOTE: 'Romaneio',
    PROOF_OF_DELIVERY: 'Comprovante de entrega',
    CREDIT_NOTE: 'Nota de crédito',
    CERTIFICATE: 'Certificado de qualidade',
    SERIAL_NUMBERS: 'Números de série',
    FREIGHT_DOCUMENT: 'CT-e',
    TAX_FORM: 'Guia de recolhimento',
    OTHER: 'Anexo',
  },
  terms: [
    { label: '28 dias', dueAfterDays: [28] },
    { label: '30/60/90 dias', dueAfterDays: [30, 60, 90] },
    { label: 'À vista', dueAfterDays: [1] },
  ],
  deliveryTerms: ['CIF', 'FOB'],
  methods: ['Boleto', 'Pix'],
  holdReason: 'Limite de crédito excedido.',
  notes: [null, 'Entregar na doca 3, das 8h às 16h.', 'Favor anexar certificado.'],
  costCenters: ['CC-100 Manutenção', 'CC-200 Almoxarifado', 'CC-310 Obras', null],
  departments: ['compras', 'almoxarifado', 'manutencao'],
  carriers: [
    { name: 'Transporte Ventania', trackingSite: 'https://rastreio.ventania.example/' },
    { name: 'Rota Clara Cargas', trackingSite: 'https://rotaclara.example/rastreio/' },
  ],
}

const SPANISH: Words = {
  statuses: {
    RECEIVED: 'Recibido',
    APPROVED: 'Aprobado',
    CREDIT_APPROVED: 'Crédito aprobado',
    IN_PREPARATION: 'En preparación',
    INVOICED: 'Facturado',
    PARTIALLY_SHIPPED: 'Despachado en parte',
    SHIPPED: 'Despachado',
    DELIVERED: 'Entregado',
    RETURNED: 'Devuelto',
    CANCELLED: 'Anulado',
    ON_HOLD: 'Retenido por crédito',
    OTHER: 'En revisión aduanera',
  },
  shipmentStatuses: {
    IN_PREPARATION: 'En preparación',
    SHIPPED: 'En camino',
    DELIVERED: 'Entregado',
    RETURNED: 'Devuelto',
    CANCELLED: 'Anulado',
    OTHER: 'Retenido en aduana',
  },
  documents: {
    INVOICE_PDF: 'Factura electrónica',
    INVOICE_XML: 'XML de la factura',
    RECEIPT: 'Comprobante de pago',
    PAYMENT_SLIP: 'Cupón de pago',
    ORDER_CONFIRMATION: 'Confirmación del pedido',
    DELIVERY_NOTE: 'Guía de despacho',
    PROOF_OF_DELIVERY: 'Comprobante de entrega',
    CREDIT_NOTE: 'Nota de crédito',
    CERTIFICATE: 'Certificado de calidad',
    SERIAL_NUMBERS: 'Números de serie',
    FREIGHT_DOCUMENT: 'Carta de porte',
    TAX_FORM: 'Formulario tributario',
    OTHER: 'Adjunto',
  },
  terms: [
    { label: '30 días', dueAfterDays: [30] },
    { label: '30/60 días', dueAfterDays: [30, 60] },
    { label: 'Contado', dueAfterDays: [1] },
  ],
  deliveryTerms: ['Puesto en bodega', 'Retiro en planta'],
  methods: ['Transferencia', 'Depósito'],
  holdReason: 'Se superó el límite de crédito.',
  notes: [null, 'Recepción de lunes a jueves.', 'Avisar antes de despachar.'],
  costCenters: ['10-Operaciones', '20-Bodega', null],
  departments: ['compras', 'bodega', 'operaciones'],
  carriers: [{ name: 'Expreso Quillay', trackingSite: 'https://seguimiento.quillay.example/' }],
}

const ENGLISH: Words = {
  statuses: {
    RECEIVED: 'Received',
    APPROVED: 'Approved',
    CREDIT_APPROVED: 'Credit approved',
    IN_PREPARATION: 'Picking',
    INVOICED: 'Invoiced',
    PARTIALLY_SHIPPED: 'Partially shipped',
    SHIPPED: 'Shipped',
    DELIVERED: 'Delivered',
    RETURNED: 'Returned',
    CANCELLED: 'Cancelled',
    ON_HOLD: 'Credit hold',
    OTHER: 'Export review',
  },
  shipmentStatuses: {
    IN_PREPARATION: 'Picking',
    SHIPPED: 'In transit',
    DELIVERED: 'Delivered',
    RETURNED: 'Returned',
    CANCELLED: 'Cancelled',
    OTHER: 'Held for inspection',
  },
  documents: {
    INVOICE_PDF: 'Invoice',
    INVOICE_XML: 'Invoice (XML)',
    RECEIPT: 'Payment receipt',
    PAYMENT_SLIP: 'Remittance slip',
    ORDER_CONFIRMATION: 'Order confirmation',
    DELIVERY_NOTE: 'Packing slip',
    PROOF_OF_DELIVERY: 'Proof of delivery',
    CREDIT_NOTE: 'Credit memo',
    CERTIFICATE: 'Certificate of conformity',
    SERIAL_NUMBERS: 'Serial numbers',
    FREIGHT_DOCUMENT: 'Bill of lading',
    TAX_FORM: 'Resale certificate',
    OTHER: 'Attachment',
  },
  terms: [
    { label: 'Net 30', dueAfterDays: [30] },
    { label: 'Net 60', dueAfterDays: [60] },
    { label: 'Due on receipt', dueAfterDays: [1] },
  ],
  deliveryTerms: ['FOB Destination', 'FOB Origin'],
  methods: ['ACH transfer', 'Check'],
  holdReason: 'The credit limit is used up.',
  notes: [null, 'Call before delivery.', 'Liftgate needed.'],
  costCenters: ['MRO-01', 'WHSE-02', null],
  departments: ['purchasing', 'warehouse', 'maintenance'],
  carriers: [{ name: 'Bluewater Freight', trackingSite: 'https://track.bluewater.example/' }],
}

export const WORDS: Readonly<Record<DemoLanguage, Words>> = {
  pt: PORTUGUESE,
  es: SPANISH,
  en: ENGLISH,
}
