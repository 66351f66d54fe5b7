/**
 * An export as a workbook: the table, and on a second sheet whether it is everything, which is the one that opens when it is
 * not. Rows are packed as they come, a page at a time; the file is given away when it is whole, or not at all.
 */
import { Zip, ZipDeflate } from 'fflate'

import type { ExportPart } from '../export-pages'
import { notesXml, rowsXml, tableEndXml, tableStartXml } from './sheet-xml'
import { STYLES_XML } from './styles-xml'
import {
  CONTENT_TYPES_XML,
  RELATIONS_XML,
  WORKBOOK_RELATIONS_XML,
  workbookXml,
} from './workbook-xml'

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export interface SheetNames {
  readonly table: string
  readonly notes: string
}

/** @throws what the parts throw: of an export that failed on its way there is no file */
export const xlsxFile = async (
  parts: AsyncIterable<ExportPart>,
  { table, notes }: SheetNames
): Promise<Buffer> => {
  const { open, add, end } = startZip()
  add('[Content_Types].xml', CONTENT_TYPES_XML)
  add('_rels/.rels', RELATIONS_XML)
  const sheet = open('xl/worksheets/sheet1.xml')
  let count = 0
  for await (const part of parts) {
    if ('rows' in part) {
      if (count === 0) sheet.write(tableStartXml(part.rows))
      sheet.write(rowsXml(part.rows, count))
      count += part.rows.length
    } else {
      sheet.end(tableEndXml(count))
      add('xl/worksheets/sheet2.xml', notesXml(part.end, !part.isComplete))
      add('xl/workbook.xml', workbookXml([table, notes], part.isComplete ? 0 : 1))
    }
  }
  add('xl/_rels/workbook.xml.rels', WORKBOOK_RELATIONS_XML)
  add('xl/styles.xml', STYLES_XML)
  return end()
}

const startZip = () => {
  const chunks: Uint8Array[] = []
  // Packing is synchronous here, and so would its error be.
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    chunks.push(chunk)
  })
  const open = (name: string) => {
    const file = new ZipDeflate(name)
    zip.add(file)
    return {
      write: (xml: string): void => file.push(Buffer.from(xml)),
      end: (xml: string): void => file.push(Buffer.from(xml), true),
    }
  }
  return {
    open,
    add: (name: string, xml: string): void => open(name).end(xml),
    end: (): Buffer => {
      zip.end()
      return Buffer.concat(chunks)
    },
  }
}
