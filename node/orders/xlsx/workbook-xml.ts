/** What makes one workbook of two sheets (ECMA-376-1 and -2): nothing of a table is in it. */
import { escapeXml } from './cell-xml'

const START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const MAIN = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const relationsXml = (targets: ReadonlyArray<readonly [type: string, target: string]>): string =>
  `${START}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`
    )
    .join('')}</Relationships>`

const partXml = (name: string, type: string): string =>
  `<Override PartName="/xl/${name}.xml" ContentType="${MAIN}.${type}+xml"/>`

export const CONTENT_TYPES_XML =
  `${START}<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  partXml('workbook', 'sheet.main') +
  partXml('worksheets/sheet1', 'worksheet') +
  partXml('worksheets/sheet2', 'worksheet') +
  partXml('styles', 'styles') +
  '</Types>'

export const RELATIONS_XML = relationsXml([['officeDocument', 'xl/workbook.xml']])

export const WORKBOOK_RELATIONS_XML = relationsXml([
  ['worksheet', 'worksheets/sheet1.xml'],
  ['worksheet', 'worksheets/sheet2.xml'],
  ['styles', 'styles.xml'],
])

/** @param shown the index of the sheet that a reader sees first */
export const workbookXml = (names: readonly string[], shown: number): string =>
  `${START}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
  `<bookViews><workbookView activeTab="${shown}"/></bookViews><sheets>${names
    .map(
      (name, index) =>
        `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`
    )
    .join('')}</sheets></workbook>`
