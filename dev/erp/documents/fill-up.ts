/** A PDF in two parts between which anything may stand that is a comment: the table of references stays where it is. */
export interface SplitPdf {
  readonly head: Buffer
  readonly tail: Buffer
}

/** @throws RangeError for what is no PDF */
export const splitPdf = (pdf: Buffer): SplitPdf => {
  const place = pdf.lastIndexOf('startxref')
  if (place === -1) throw new RangeError('This is no PDF.')
  return { head: pdf.subarray(0, place), tail: pdf.subarray(place) }
}

/** A comment of exactly so many bytes, its line's end among them. */
export const commentOf = (bytes: number): Buffer => {
  if (bytes === 0) return Buffer.alloc(0)
  return Buffer.concat([Buffer.alloc(bytes - 1, '%'), Buffer.from('\n')])
}

/** The same PDF in exactly so many bytes. @throws RangeError where it takes more */
export const fillUpPdf = (pdf: Buffer, sizeBytes: number): Buffer => {
  const { head, tail } = splitPdf(pdf)
  return Buffer.concat([head, commentOf(missing(pdf, sizeBytes)), tail])
}

/** Space after its end is none of the document. @throws RangeError where it takes more */
export const fillUpXml = (xml: Buffer, sizeBytes: number): Buffer =>
  Buffer.concat([xml, Buffer.alloc(missing(xml, sizeBytes), '\n')])

const missing = (document: Buffer, sizeBytes: number): number => {
  const bytes = sizeBytes - document.length
  if (bytes < 0)
    throw new RangeError(`The document takes ${document.length} bytes, not ${sizeBytes}.`)
  return bytes
}
