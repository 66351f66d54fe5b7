/** How cells are shown. `@` keeps a text a text also when somebody edits it. */
export const STYLE = { text: 1, header: 2, day: 3, note: 4 } as const
const FIRST_NUMBER_STYLE = 5

/** More than any currency or price has. */
export const MAX_DECIMALS = 10

/** Shows as many decimals as the number was written with. */
export const numberStyle = (decimals: number): number => FIRST_NUMBER_STYLE + decimals

const DECIMALS = Array.from({ length: MAX_DECIMALS + 1 }, (_, decimals) => decimals)
const DAY_FORMAT = 164
const FIRST_NUMBER_FORMAT = 165
/** Built in, as ECMA-376-1, 18.8.30 numbers it: `@`. */
const TEXT_FORMAT = 49
const BOLD = 1

const numberFormatXml = (decimals: number): string =>
  `<numFmt numFmtId="${FIRST_NUMBER_FORMAT + decimals}" formatCode="#,##0${decimals > 0 ? '.' : ''}${'0'.repeat(decimals)}"/>`

const styleXml = (format: number, font = 0, alignment = ''): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">${alignment}</xf>`

/** By their index: `STYLE`. */
const STYLES = [
  styleXml(0),
  styleXml(TEXT_FORMAT),
  styleXml(TEXT_FORMAT, BOLD),
  styleXml(DAY_FORMAT),
  styleXml(TEXT_FORMAT, 0, '<alignment vertical="top" wrapText="1"/>'),
  ...DECIMALS.map((decimals) => styleXml(FIRST_NUMBER_FORMAT + decimals)),
]

export const STYLES_XML = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  `<numFmts count="${DECIMALS.length + 1}"><numFmt numFmtId="${DAY_FORMAT}" formatCode="yyyy\\-mm\\-dd"/>`,
  ...DECIMALS.map(numberFormatXml),
  '</numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>',
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${STYLES.length}">${STYLES.join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('')
