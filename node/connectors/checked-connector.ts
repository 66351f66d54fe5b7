/**
 * What no connector has to look after, since it is the same of every ERP: a page has no more rows than were asked for, none of them
 * twice, a count that can be, and a next page that is another one; and its texts can be shown.
 */
import type { ErpConnector } from './connector'
import { ConnectorError } from './connector-error'
import { withShownTexts } from './shown-text'
import { atMost } from './values/rows'

/** The connector, its answers checked. What fails is ConnectorError `bad-answer`. */
export const checkedConnector = (connector: ErpConnector): ErpConnector => {
  const { findInvoices, getInvoice, findPayments, getPayment } = connector
  return {
    ...connector,
    findOrders: async (query, call) => {
      const page = await connector.findOrders(query, call)
      const { rows, total } = checkedPage(page, page.orders, query)
      return { ...page, orders: rows, total }
    },
    getOrder: async (query, call) => withShownTexts(await connector.getOrder(query, call)),
    findInvoices:
      findInvoices &&
      (async (query, call) => {
        const page = await findInvoices(query, call)
        const { rows, total } = checkedPage(page, page.invoices, query)
        return { ...page, invoices: rows, total }
      }),
    getInvoice:
      getInvoice && (async (query, call) => withShownTexts(await getInvoice(query, call))),
    findPayments:
      findPayments &&
      (async (query, call) => {
        const page = await findPayments(query, call)
        const { rows, total } = checkedPage(page, page.payments, query)
        return { ...page, payments: rows, total }
      }),
    getPayment:
      getPayment && (async (query, call) => withShownTexts(await getPayment(query, call))),
  }
}

interface Place {
  readonly cursor: string | null
  readonly total: number | null
}

interface Asked {
  readonly first: number
  readonly after: string | null
}

interface Row {
  readonly id: string
  readonly ownerRef: string
}

const checkedPage = <One extends Row>(place: Place, sent: readonly One[], asked: Asked) => {
  if (place.cursor !== null && place.cursor === asked.after) throw endless()
  const rows = withShownTexts(distinct(atMost(sent, asked.first)))
  return { rows, total: possibleTotal(place, rows.length, asked) }
}

/** A row that is sent twice is one record, and is shown once. */
const distinct = <One extends Row>(rows: readonly One[]): readonly One[] => {
  const byName = new Map(rows.map((row) => [JSON.stringify([row.ownerRef, row.id]), row]))
  return byName.size === rows.length ? rows : [...byName.values()]
}

/** null for a count that contradicts the rows: of two answers to one question nobody knows the right one. */
const possibleTotal = ({ cursor, total }: Place, rows: number, { after }: Asked): number | null => {
  const isWholeList = after === null && cursor === null
  const isPossible = total !== null && (isWholeList ? total === rows : total >= rows)
  return isPossible ? total : null
}

const endless = (): ConnectorError =>
  new ConnectorError('bad-answer', 'The next page of the ERP is the one that was asked for.', {
    fields: ['cursor'],
  })
