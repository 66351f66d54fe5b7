/**
 * A connector that does what is declared and nothing else. What an ERP can may differ from server to server of one kind:
 * so a question is compared with the capabilities here, once for all connectors, and never reaches one that can't answer it.
 */
import {
  kindsOf,
  type Call,
  type Capabilities,
  type ErpConnector,
  type InvoiceNumberInterpretation,
  type InvoiceQuery,
  type NumberInterpretation,
  type OrderQuery,
  type PaymentQuery,
} from './connector'
import { ConnectorError } from './connector-error'

/**
 * The connector, as one server can.
 * @param can what the server said; or what all servers of this kind can
 * @returns a connector that rejects with ConnectorError `unsupported`, without asking the ERP, what is not declared, and that
 * has no member for what the server does not have
 */
export const declaredOnly = (
  connector: ErpConnector,
  can: Capabilities = connector.capabilities
): ErpConnector => {
  const { findInvoices, getInvoice, findPayments, getPayment, openDocument } = connector
  return {
    ...connector,
    capabilities: can,
    findOrders: refusing(
      (query, call) => connector.findOrders(query, call),
      undeclaredOfOrders,
      can
    ),
    findInvoices: can.invoiceList
      ? findInvoices && refusing(findInvoices, undeclaredOfInvoices, can)
      : undefined,
    getInvoice: can.invoiceList ? getInvoice : undefined,
    findPayments: can.paymentList
      ? findPayments && refusing(findPayments, undeclaredOfPayments, can)
      : undefined,
    getPayment: can.paymentList ? getPayment : undefined,
    openDocument: can.documents ? openDocument : undefined,
  }
}

type Find<Query, Page> = (query: Query, call: Call) => Promise<Page>

/** The same, but it rejects a query that asks for anything that is not declared. */
const refusing =
  <Query, Page>(
    find: Find<Query, Page>,
    undeclaredOf: (query: Query, can: Capabilities) => readonly Condition[],
    can: Capabilities
  ): Find<Query, Page> =>
  async (query, call) => {
    refuse(undeclaredOf(query, can))
    return find(query, call)
  }

type Condition = readonly [field: string, isUndeclared: boolean]

const undeclaredOfOrders = (query: OrderQuery, can: Capabilities): readonly Condition[] => [
  ['number', query.number !== null && !canFindNumber(query.number, can)],
  ['from', isAny(query.from, query.to) && !can.dates],
  ['promisedFrom', isAny(query.promisedFrom, query.promisedTo) && !can.promisedDates],
  ['countsOn', isAny(query.countsOn) && !can.orderCounts],
  ['statuses', query.statuses.length > 0 && !can.statuses],
  ['channels', query.channels.length > 0 && !can.channels],
  ['product', query.product !== null && !can.product],
  ['placedBy', query.placedBy !== null && !can.placedBy],
  ['sort', !can.sorts.includes(query.sort)],
]

const undeclaredOfInvoices = (query: InvoiceQuery, can: Capabilities): readonly Condition[] => [
  ['number', query.number !== null && !canFindInvoiceNumber(query.number, can)],
  ['slipLine', isAny(query.slipLine) && !can.slipLines],
  ['state', query.state !== null && !can.invoiceStates.includes(query.state)],
  ['from', isAny(query.from, query.to) && !can.invoiceDates],
  ['dueFrom', isAny(query.dueFrom, query.dueTo) && !can.invoiceDueDates],
  ['placedBy', query.placedBy !== null && !can.placedBy],
  ['sort', !can.invoiceSorts.includes(query.sort)],
]

const undeclaredOfPayments = (query: PaymentQuery, can: Capabilities): readonly Condition[] => [
  ['number', query.number ? !can.paymentNumberKinds.includes(query.number.kind) : false],
  ['from', isAny(query.from, query.to) && !can.paymentDates],
  ['placedBy', query.placedBy !== null && !can.placedBy],
]

const canFindNumber = (number: NumberInterpretation, can: Capabilities): boolean => {
  const { kind, match, values } = number
  if (values.length > 1 && !can.manyNumbers) return false
  const kinds = kindsOf(number)
  if (kinds.length === 1) {
    return (match === 'exact' ? can.numberKinds : can.partialNumberKinds).includes(kind)
  }
  return match === 'exact' && kinds.every((one) => can.severalNumberKinds.includes(one))
}

const canFindInvoiceNumber = (
  { kind, match }: InvoiceNumberInterpretation,
  { invoiceNumberKinds, partialInvoiceNumberKinds }: Capabilities
): boolean => (match === 'partial' ? partialInvoiceNumberKinds : invoiceNumberKinds).includes(kind)

const isAny = (...values: ReadonlyArray<string | null | undefined>): boolean =>
  values.some((value) => value !== null && value !== undefined)

/** @throws ConnectorError */
const refuse = (conditions: readonly Condition[]): void => {
  const fields = conditions.flatMap(([field, isUndeclared]) => (isUndeclared ? [field] : []))
  if (fields.length === 0) return
  throw new ConnectorError('unsupported', 'This ERP cannot search in this way.', { fields })
}
