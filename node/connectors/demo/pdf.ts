/** The smallest PDF that shows text: one page, one font that every reader has, a table of references that is right. */

const PAGE = { width: 595, height: 842, left: 56, top: 780 }
const LINE_HEIGHT = 16
const MAX_LINES = 40

/** @param lines beyond what fits on the page they are left out; letters beyond Latin-1 are "?" */
export const pdfOf = (title: string, lines: readonly string[]): Uint8Array => {
  const content = contentOf(title, lines.slice(0, MAX_LINES))
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] ` +
      '/Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ])
}

const contentOf = (title: string, lines: readonly string[]): string =>
  [
    'BT',
    `/F1 18 Tf ${PAGE.left} ${PAGE.top} Td (${escaped(title)}) Tj`,
    `/F1 11 Tf ${LINE_HEIGHT} TL T*`,
    ...lines.map((line) => `T* (${escaped(line)}) Tj`),
    `T* T* (${escaped('A sample document: it has no legal effect.')}) Tj`,
    'ET',
  ].join('\n')

/** Brackets and backslashes would end the text or begin a command; what is no printable Latin-1 is "?". */
const escaped = (text: string): string =>
  text.replace(/[^\x20-\x7e\xa0-\xff]/gu, '?').replace(/[\\()]/g, '\\$&')

/** Every character is one byte, so that a place in the text is a place in the file. */
const assemble = (objects: readonly string[]): Uint8Array => {
  let text = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + table + trailer, 'latin1')
}
