import PDFDocument from 'pdfkit'
import type { Column, Fact, DocumentContent, Table } from './document-content'
import { SELLER } from './document-words'

const MARGIN = 48
const WIDTH = 595.28 - 2 * MARGIN
const BOTTOM = 841.89 - 64
const INK = '#1c2430'
const MUTED = '#5b6675'
const RULE = '#c3cad4'

/** One or more A4 pages. The same content gives the same bytes. */
export const drawPdf = async (content: DocumentContent, issued: Date): Promise<Buffer> => {
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    compress: true,
    // With the day of the clock in it, no two would be alike.
    info: {
      Title: content.title,
      Author: SELLER.name,
      Producer: 'Demo ERP',
      Creator: 'Demo ERP',
      CreationDate: issued,
      ModDate: issued,
    },
  })
  const bytes = gather(pdf)
  drawHead(pdf, content)
  drawFacts(pdf, content)
  for (const table of content.tables) drawTable(pdf, table)
  drawTotals(pdf, content.totals)
  if (content.bars !== null) drawBars(pdf, content.bars)
  drawNotes(pdf, content.notes)
  pdf.end()
  return bytes
}

type Pdf = InstanceType<typeof PDFDocument>

const gather = (pdf: Pdf): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.once('end', () => resolve(Buffer.concat(chunks)))
    pdf.once('error', reject)
  })

const drawHead = (pdf: Pdf, { title }: DocumentContent): void => {
  pdf.font('Helvetica-Bold').fontSize(13).fillColor(INK).text(SELLER.name, MARGIN, MARGIN)
  pdf.font('Helvetica').fontSize(8).fillColor(MUTED)
  pdf.text(SELLER.taxNumber)
  for (const line of SELLER.lines) pdf.text(line)
  const end = pdf.y
  pdf.font('Helvetica-Bold').fontSize(18).fillColor(INK)
  pdf.text(title, MARGIN + WIDTH / 2, MARGIN, { width: WIDTH / 2, align: 'right' })
  drawRule(pdf, Math.max(end, pdf.y) + 8)
}

const drawFacts = (pdf: Pdf, { facts, customer }: DocumentContent): void => {
  const top = pdf.y
  pdf.font('Helvetica-Bold').fontSize(10).fillColor(INK)
  for (const [index, line] of customer.entries()) {
    if (index === 1) pdf.font('Helvetica').fontSize(9)
    pdf.text(line, MARGIN, pdf.y, { width: WIDTH / 2 - 12 })
  }
  const end = pdf.y
  pdf.y = top
  for (const [label, value] of facts) drawFact(pdf, [label, value])
  drawRule(pdf, Math.max(end, pdf.y) + 6)
}

const drawFact = (pdf: Pdf, [label, value]: Fact): void => {
  const left = MARGIN + WIDTH / 2
  const top = pdf.y
  pdf.font('Helvetica').fontSize(8).fillColor(MUTED).text(label, left, top, { width: 84 })
  pdf
    .fontSize(9)
    .fillColor(INK)
    .text(value, left + 88, top, { width: WIDTH / 2 - 88 })
}

const drawRule = (pdf: Pdf, y: number): void => {
  pdf
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + WIDTH, y)
    .lineWidth(0.6)
    .strokeColor(RULE)
    .stroke()
  pdf.x = MARGIN
  pdf.y = y + 8
}

const drawTable = (pdf: Pdf, { columns, rows }: Table): void => {
  if (rows.length === 0) return
  const titles = columns.map(({ title }) => title)
  pdf.font('Helvetica-Bold').fontSize(8).fillColor(MUTED)
  drawRow(pdf, columns, titles)
  pdf.font('Helvetica').fontSize(9).fillColor(INK)
  for (const row of rows) {
    if (pdf.y > BOTTOM) pdf.addPage()
    drawRow(pdf, columns, row)
  }
  drawRule(pdf, pdf.y + 2)
}

const drawRow = (pdf: Pdf, columns: readonly Column[], cells: readonly string[]): void => {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const top = pdf.y
  let left = MARGIN
  let bottom = top
  for (const [index, { share, isNumber }] of columns.entries()) {
    const width = (WIDTH * share) / shares
    const align = isNumber ? 'right' : 'left'
    pdf.text(cells[index] ?? '', left, top, { width: width - 6, align })
    bottom = Math.max(bottom, pdf.y)
    left += width
  }
  pdf.x = MARGIN
  pdf.y = bottom + 3
}

const drawTotals = (pdf: Pdf, totals: readonly Fact[]): void => {
  for (const [index, [label, value]] of totals.entries()) {
    if (pdf.y > BOTTOM) pdf.addPage()
    const isLast = index === totals.length - 1
    const top = pdf.y
    pdf.font(isLast ? 'Helvetica-Bold' : 'Helvetica').fontSize(isLast ? 12 : 9)
    pdf.fillColor(INK).text(label, MARGIN + WIDTH / 2, top, { width: WIDTH / 4 })
    pdf.text(value, MARGIN + (WIDTH * 5) / 8, top, { width: (WIDTH * 3) / 8 - 6, align: 'right' })
    pdf.y += 2
  }
}

/** Two bars a digit, no real barcode: nobody is to scan it. */
const drawBars = (pdf: Pdf, digits: string): void => {
  if (pdf.y > BOTTOM - 60) pdf.addPage()
  const top = pdf.y + 12
  let left = MARGIN
  for (const digit of digits) {
    const value = Number(digit)
    pdf.rect(left, top, 0.7 + (value % 3) * 0.7, 34).fill(INK)
    pdf.rect(left + 3.4, top, 0.7 + (value % 2) * 0.9, 34).fill(INK)
    left += 6.2
  }
  pdf.x = MARGIN
  pdf.y = top + 44
}

const drawNotes = (pdf: Pdf, notes: readonly string[]): void => {
  pdf.font('Helvetica').fontSize(8).fillColor(MUTED)
  for (const note of notes) {
    if (pdf.y > BOTTOM) pdf.addPage()
    pdf.text(note, MARGIN, pdf.y + 6, { width: WIDTH })
  }
}
