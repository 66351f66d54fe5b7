/**
 * What no connector has to look after, since it is the same of every ERP: a page has no more rows than were asked for, none of them
 * twice, a count that can be, and a next page that is another one; its texts can be shown, and its rows are what was asked for.
 */
import type {
  Call,
  ErpConnector,
  InvoicePage,
  InvoiceQuery,
  OrderPage,
  OrderQuery,
  PaymentPage,
  PaymentQuery,
} from './connector'
import { ConnectorError, inOperation } from './connector-error'
import { checkInvoiceRows, checkOrderRows, checkPaymentRows } from './ignored-filters'
import { withShownTexts } from './shown-text'
import { atMost } from './values/rows'

/** The connector, its answers checked. What fails is ConnectorError, `bad-answer` where an answer does; it names the operation. */
export const checkedConnector = (connector: ErpConnector): ErpConnector => {
  const { findInvoices, getInvoice, findPayments, getPayment, openDocument } = connector
  const { readCapabilities } = connector
  return {
    ...connector,
    readCapabilities:
      readCapabilities && ((call) => inOperation('read-capabilities', readCapabilities(call))),
    findOrders: (query, call) =>
      inOperation(
        'find-orders',
        connector.findOrders(query, call).then(checkedOrders(query, call))
      ),
    getOrder: (query, call) =>
      inOperation('get-order', connector.getOrder(query, call).then(withShownTexts)),
    findInvoices:
      findInvoices &&
      ((query, call) =>
        inOperation('find-invoices', findInvoices(query, call).then(checkedInvoices(query, call)))),
    getInvoice:
      getInvoice &&
      ((query, call) => inOperation('get-invoice', getInvoice(query, call).then(withShownTexts))),
    findPayments:
      findPayments &&
      ((query, call) =>
        inOperation('find-payments', findPayments(query, call).then(checkedPayments(query, call)))),
    getPayment:
      getPayment &&
      ((query, call) => inOperation('get-payment', getPayment(query, call).then(withShownTexts))),
    openDocument:
      openDocument && ((query, call) => inOperation('open-document', openDocument(query, call))),
    check: (call) => inOperation('check', connector.check(call)),
  }
}

const checkedOrders =
  (query: OrderQuery, { noteMismatch }: Call) =>
  (page: OrderPage) => {
    const { rows, total } = checkedPage(page, page.orders, query)
    checkOrderRows({ query, rows, note: noteMismatch })
    return { ...page, orders: rows, total }
  }

const checkedInvoices =
  (query: InvoiceQuery, { noteMismatch }: Call) =>
  (page: InvoicePage) => {
    const { rows, total } = checkedPage(page, page.invoices, query)
    checkInvoiceRows({ query, rows, note: noteMismatch })
    return { ...page, invoices: rows, total }
  }

const checkedPayments =
  (query: PaymentQuery, { noteMismatch }: Call) =>
  (page: PaymentPage) => {
    const { rows, total } = checkedPage(page, page.payments, query)
    checkPaymentRows({ query, rows, note: noteMismatch })
    return { ...page, payments: rows, total }
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
