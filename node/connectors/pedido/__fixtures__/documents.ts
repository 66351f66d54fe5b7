/** The documents of the seeded orders: of each order that is invoiced one file at the ERP itself and one link elsewhere. */
import type { KnownDocument, KnownOrder } from '../../../testing/connector-subject'
import type { PedidoDialect } from './dialect'

export interface SeededDocument extends KnownDocument {
  /** As the ERP's list has it. */
  readonly url: string
}

/** The ERP's own origin, as the settings name it. */
export const PEDIDO_ORIGIN = 'https://erp.pedido.example'
/** Its paths are none that the manifest lets out: what lies there stays a link. */
const FILES_ORIGIN = 'https://files.pedido.example'
const FILES_FOLDER = '/api/v1/arquivospedido/danfe/'

export const documentsOf = (
  { id, ownerRef }: KnownOrder,
  invoiceNumber: string | null
): readonly SeededDocument[] => {
  const parent = { orderId: id, invoiceId: null, paymentId: null }
  const unsaid = { issuedOn: null, sizeBytes: null, label: null }
  const link = `${FILES_ORIGIN}/public/${encodeURIComponent(id)}-boleto.pdf`
  return [
    {
      ...{ ownerRef, parent },
      document: { ...unsaid, id: 'INVOICE_PDF-1', kind: 'INVOICE_PDF', number: invoiceNumber },
      content: Buffer.from(`%PDF-1.4\n% DANFE ${id}\n%%EOF\n`),
      url: `${PEDIDO_ORIGIN}${filePath(id)}`,
    },
    {
      ...{ ownerRef, parent },
      document: { ...unsaid, id: 'PAYMENT_SLIP-1', kind: 'PAYMENT_SLIP', number: null },
      content: link,
      url: link,
    },
  ]
}

const filePath = (orderId: string): string => `${FILES_FOLDER}${encodeURIComponent(orderId)}.pdf`

/** The bytes that lie at a path of the ERP. */
export const fileAt = (documents: readonly SeededDocument[], path: string): Buffer | null => {
  const found = documents.find(({ url }) => url === `${PEDIDO_ORIGIN}${path}`)
  return found === undefined ? null : Buffer.from(found.content)
}

const FILE_KINDS = { INVOICE_PDF: [3, 'Danfe'], PAYMENT_SLIP: [0, 'SegundaViaBoleto'] } as const

export const filesOf = (
  { erpNumber, documents }: { erpNumber: string; documents: readonly SeededDocument[] },
  dialect: PedidoDialect
) => ({
  pedidoErpId: erpNumber,
  itens: documents.map(({ document, url }) => {
    const [number, name] =
      document.kind === 'INVOICE_PDF' ? FILE_KINDS.INVOICE_PDF : FILE_KINDS.PAYMENT_SLIP
    return { tipoArquivo: dialect.statuses === 'name' ? name : number, descricao: '', url }
  }),
})
