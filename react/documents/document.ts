import type { ErpDocument, ErpDocumentKind } from '../__generated__/operations'

/** In the order in which people ask for them. */
export const DOCUMENT_KINDS: readonly ErpDocumentKind[] = [
  'INVOICE_PDF',
  'INVOICE_XML',
  'CREDIT_NOTE',
  'PAYMENT_SLIP',
  'RECEIPT',
  'ORDER_CONFIRMATION',
  'DELIVERY_NOTE',
  'PROOF_OF_DELIVERY',
  'FREIGHT_DOCUMENT',
  'CERTIFICATE',
  'SERIAL_NUMBERS',
  'TAX_FORM',
  'OTHER',
]

/** The documents' route: it opens PDF and pictures in the browser, and sends every other type as a file. */
const ROUTE = '/_v/private/orders-b2b/documents/'

/** An XML is only ever sent as a file: no new tab is opened that would stay empty. */
export const isFile = ({ kind }: ErpDocument): boolean => kind === 'INVOICE_XML'

export interface Reader {
  /** Where the store stands below its host, as the runtime says: `/es`, or nothing. */
  rootPath: string | undefined
  /** `pt-BR` */
  locale: string
}

/** A document's address. `lang` names the file in the reader's language; `isDownload` keeps a browser from opening it. */
export const documentAddress = (ref: string, reader: Reader, isDownload = false): string => {
  const lang = encodeURIComponent(reader.locale.slice(0, 2))
  const download = isDownload ? '&download=1' : ''
  return `${reader.rootPath || ''}${ROUTE}${encodeURIComponent(ref)}?lang=${lang}${download}`
}

/** Of one kind together, each kind in the order in which the ERP lists them. */
export const groupDocuments = (documents: readonly ErpDocument[]): ErpDocument[] => {
  const rank = ({ kind }: ErpDocument) => DOCUMENT_KINDS.indexOf(kind)
  return documents
    .map((document, position) => ({ document, position }))
    .sort((a, b) => rank(a.document) - rank(b.document) || a.position - b.position)
    .map(({ document }) => document)
}

const KB = 1000
const MB = 1000 * KB

/** A size as people read it: whole kB, MB with one decimal. Null for what is no size. */
export const readableSize = (
  bytes: number | null
): { unit: 'kB' | 'MB'; value: number; decimals: number } | null => {
  if (bytes === null || !(bytes > 0)) return null
  return bytes < MB - KB / 2
    ? { unit: 'kB', value: Math.max(1, Math.round(bytes / KB)), decimals: 0 }
    : { unit: 'MB', value: bytes / MB, decimals: 1 }
}
