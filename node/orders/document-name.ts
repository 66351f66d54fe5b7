/**
 * The name under which a clerk files a document: "2026-10-10 000176436-1 Invoice.pdf". The number is the ERP's text and may
 * hold anything; what is left of it is harmless on every system that files are kept on.
 */
import type { DocumentKind, OrderDocument } from '../connectors/order-model'
import { normalized } from '../model/text'
import type { Language } from './locale'

export type Filed = Pick<OrderDocument, 'kind' | 'number' | 'issuedOn'>

export interface FileNaming {
  /** Without the point. */
  readonly extension: string
  readonly language: Language
}

const MAX_NUMBER_LENGTH = 80

export const fileNameOf = (
  { kind, number, issuedOn }: Filed,
  { extension, language }: FileNaming
): string => {
  const parts = [dayOf(issuedOn), harmless(number ?? ''), KIND_WORDS[language][kind]]
  const name = parts.filter((part) => part !== '').join(' ')
  return `${RESERVED.test(name) ? '_' : ''}${name}.${extension}`
}

const dayOf = (day: string | null): string =>
  day !== null && /^\d{4}-\d\d-\d\d$/.test(day) ? day : ''

/** Letters, digits and a few signs stay: no separator, quote, wildcard, line break, emoji or sign of direction does. */
const harmless = (text: string): string =>
  [...normalized(text, 'NFC').replace(/[^\p{L}\p{M}\p{N}._+-]+/gu, '-')]
    .slice(0, MAX_NUMBER_LENGTH)
    .join('')
    .replace(/\.{2,}/g, '.')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu, '')

/** Devices of Windows, with whatever follows a point: learn.microsoft.com "Naming files, paths, and namespaces". */
const RESERVED = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])(\.|$)/iu

/**
 * The header that names a file (RFC 6266): plain ASCII for whoever reads no more, and the name itself as RFC 8187 encodes
 * it.
 */
export const contentDisposition = (name: string, isInline: boolean): string => {
  const plain = normalized(name, 'NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]|["\\%]/gu, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`
  )
  return `${isInline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`
}

/** As messages/ has them, without the type, which the extension says. */
const KIND_WORDS: Readonly<Record<Language, Readonly<Record<DocumentKind, string>>>> = {
  en: {
    INVOICE_PDF: 'Invoice',
    INVOICE_XML: 'Invoice',
    RECEIPT: 'Payment receipt',
    PAYMENT_SLIP: 'Payment slip',
    ORDER_CONFIRMATION: 'Order confirmation',
    DELIVERY_NOTE: 'Delivery note',
    PROOF_OF_DELIVERY: 'Proof of delivery',
    CREDIT_NOTE: 'Credit note',
    CERTIFICATE: 'Certificate',
    SERIAL_NUMBERS: 'Serial numbers',
    FREIGHT_DOCUMENT: 'Freight document',
    TAX_FORM: 'Tax form',
    OTHER: 'Document',
  },
  es: {
    INVOICE_PDF: 'Factura',
    INVOICE_XML: 'Factura',
    RECEIPT: 'Comprobante de pago',
    PAYMENT_SLIP: 'Cupón de pago',
    ORDER_CONFIRMATION: 'Confirmación del pedido',
    DELIVERY_NOTE: 'Nota de entrega',
    PROOF_OF_DELIVERY: 'Comprobante de entrega',
    CREDIT_NOTE: 'Nota de crédito',
    CERTIFICATE: 'Certificado',
    SERIAL_NUMBERS: 'Números de serie',
    FREIGHT_DOCUMENT: 'Documento de transporte',
    TAX_FORM: 'Formulario de impuestos',
    OTHER: 'Documento',
  },
  pt: {
    INVOICE_PDF: 'Nota fiscal',
    INVOICE_XML: 'Nota fiscal',
    RECEIPT: 'Comprovante de pagamento',
    PAYMENT_SLIP: 'Boleto',
    ORDER_CONFIRMATION: 'Confirmação do pedido',
    DELIVERY_NOTE: 'Romaneio de entrega',
    PROOF_OF_DELIVERY: 'Comprovante de entrega',
    CREDIT_NOTE: 'Nota de crédito',
    CERTIFICATE: 'Certificado',
    SERIAL_NUMBERS: 'Números de série',
    FREIGHT_DOCUMENT: 'Documento de transporte',
    TAX_FORM: 'Formulário fiscal',
    OTHER: 'Documento',
  },
}
