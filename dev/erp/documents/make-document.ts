import { drawPdf } from './draw-pdf'
import { fillUpPdf, fillUpXml } from './fill-up'
import type { DocumentSource } from './find-document'
import { writeContent } from './document-content'
import { writeNfe } from './write-nfe'

export interface MadeDocument {
  readonly contentType: string
  readonly fileName: string
  readonly bytes: Buffer
}

/** Makes a document when it is asked for, the same bytes each time, as many as its listing says. */
export const makeDocument = async (source: DocumentSource): Promise<MadeDocument> => {
  const { document } = source
  const name = `${document.kind.toLowerCase()}-${document.number ?? document.id}`
  if (document.kind === 'INVOICE_XML') {
    const xml = Buffer.from(writeNfe(source))
    const bytes = document.sizeBytes === null ? xml : fillUpXml(xml, document.sizeBytes)
    return { contentType: 'application/xml', fileName: `${name}.xml`, bytes }
  }
  const pdf = await drawPdf(writeContent(source), issuedAt(source))
  const bytes = document.sizeBytes === null ? pdf : fillUpPdf(pdf, document.sizeBytes)
  return { contentType: 'application/pdf', fileName: `${name}.pdf`, bytes }
}

const issuedAt = ({ document }: DocumentSource): Date =>
  new Date(`${document.issuedOn ?? '2026-01-01'}T12:00:00Z`)
