/**
 * What version 1.1.0 of the `rest` contract knew of a search, written down as it was: a server of that version refuses
 * everything else, and nothing that came later may ever reach it.
 */
import type { ErpRequest } from './erp-server'

interface Parameter {
  /** The words it may be. Default: any text. */
  readonly words?: readonly string[]
  /** Default: false. */
  readonly mayRepeat?: boolean
}

type Parameters = Readonly<Record<string, Parameter>>

const ANY: Parameter = {}
const EACH: Parameter = { mayRepeat: true }

const OF_ALL_LISTS: Parameters = {
  company: EACH,
  from: ANY,
  to: ANY,
  placedBy: ANY,
  limit: ANY,
  cursor: ANY,
}

const OF_LISTS: Readonly<Record<string, Parameters>> = {
  orders: {
    ...OF_ALL_LISTS,
    numberKind: { words: ['WEB', 'ERP', 'CUSTOMER', 'INVOICE'] },
    numberMatch: { words: ['exact', 'partial'] },
    number: EACH,
    status: {
      mayRepeat: true,
      words: [
        ...['RECEIVED', 'APPROVED', 'CREDIT_APPROVED', 'IN_PREPARATION', 'INVOICED', 'SHIPPED'],
        ...['PARTIALLY_SHIPPED', 'DELIVERED', 'RETURNED', 'CANCELLED', 'ON_HOLD', 'OTHER'],
      ],
    },
    channel: { mayRepeat: true, words: ['WEB', 'PHONE', 'SALES_REP', 'EDI', 'OTHER'] },
    product: ANY,
    sort: { words: ['NEWEST_FIRST', 'OLDEST_FIRST'] },
  },
  invoices: {
    ...OF_ALL_LISTS,
    numberKind: { words: ['INVOICE', 'ACCESS_KEY', 'WEB', 'ERP', 'CUSTOMER'] },
    number: ANY,
    state: { words: ['OPEN', 'OVERDUE', 'PAID'] },
    today: ANY,
    dueFrom: ANY,
    dueTo: ANY,
    sort: { words: ['NEWEST_FIRST', 'OLDEST_FIRST', 'DUE_FIRST'] },
  },
  payments: OF_ALL_LISTS,
}

const LIST = /^\/orders-b2b\/v1\/(orders|invoices|payments)$/

/** The parameters of a request that version 1.1.0 did not know, or not so. */
export const unknownTo11 = ({ path, query }: ErpRequest): readonly string[] => {
  const parameters = OF_LISTS[LIST.exec(path)?.[1] ?? ''] ?? { company: EACH }
  return [...new Set(query.keys())].filter((name) => {
    const known = parameters[name]
    const values = query.getAll(name)
    if (known === undefined || (values.length > 1 && known.mayRepeat !== true)) return true
    return !values.every((value) => known.words?.includes(value) ?? true)
  })
}
