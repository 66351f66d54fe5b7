import { drawPdf } from './draw-pdf'
import { fillUpPdf, fillUpXml } from './fill-up'
import type { Paper } from './find-paper'
import { writeContent } from './paper-content'
import { writeNfe } from './write-nfe'

export interface MadePaper {
  readonly contentType: string
  readonly fileName: string
  readonly bytes: Buffer
}

/** Makes a paper when it is asked for, the same bytes each time, as many as its listing says. */
export const makePaper = async (paper: Paper): Promise<MadePaper> => {
  const { document } = paper
  const name = `${document.kind.toLowerCase()}-${document.number ?? document.id}`
  if (document.kind === 'INVOICE_XML') {
    const xml = Buffer.from(writeNfe(paper))
    const bytes = document.sizeBytes === null ? xml : fillUpXml(xml, document.sizeBytes)
    return { contentType: 'application/xml', fileName: `${name}.xml`, bytes }
  }
  const pdf = await drawPdf(writeContent(paper), issuedAt(paper))
  const bytes = document.sizeBytes === null ? pdf : fillUpPdf(pdf, document.sizeBytes)
  return { contentType: 'application/pdf', fileName: `${name}.pdf`, bytes }
}

const issuedAt = ({ document }: Paper): Date =>
  new Date(`${document.issuedOn ?? '2026-01-01'}T12:00:00Z`)
