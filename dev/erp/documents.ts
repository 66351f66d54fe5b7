import type { DocumentKind, OrderDocument } from '../../node/connectors/order-model'
import { toDay, type DayNumber } from './calendar'
import type { OrderPlan } from './order-plan'
import type { Random } from './random'

export interface DocumentWriter {
  write(
    kind: DocumentKind,
    facts: { readonly number: string | null; readonly day: DayNumber }
  ): OrderDocument
}

/** Lists papers; numbers them within their order, so that an id names one paper of it. */
export const createDocumentWriter = (plan: OrderPlan, random: Random): DocumentWriter => {
  let written = 0
  return {
    write: (kind, { number, day }) => {
      written += 1
      return {
        id: `doc-${written}`,
        kind,
        label: plan.words.documents[kind],
        number,
        issuedOn: toDay(day),
        sizeBytes: random.chance(80) ? random.between(20_000, 400_000) : null,
      }
    },
  }
}
