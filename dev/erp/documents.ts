import type { DocumentKind, OrderDocument } from '../../node/connectors/order-model'
import { toDay, type DayNumber } from './calendar'
import type { Random } from './random'
import type { Words } from './words'

export interface DocumentWriter {
  write(
    kind: DocumentKind,
    facts: { readonly number: string | null; readonly day: DayNumber }
  ): OrderDocument
}

/** More than any document takes before it is filled up to the size that is listed. */
const LEAST_BYTES = 16_000
const MOST_BYTES = 90_000

/** Lists documents; numbers them within their order, invoice or payment, so that an id names one document of it. */
export const createDocumentWriter = (words: Words, random: Random): DocumentWriter => {
  let written = 0
  return {
    write: (kind, { number, day }) => {
      written += 1
      return {
        id: `doc-${written}`,
        kind,
        label: words.documents[kind],
        number,
        issuedOn: toDay(day),
        sizeBytes: random.chance(80) ? random.between(LEAST_BYTES, MOST_BYTES) : null,
      }
    },
  }
}
