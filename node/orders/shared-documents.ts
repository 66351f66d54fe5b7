/**
 * Invoices and payments bring orders together, of colleagues and of other cost centers. One who may not see all of the
 * organization's orders sees an invoice if all its orders are provably theirs, and a payment if all that it settles is.
 */
import type { Invoice, OrderReference, Payment, PaymentAllocation } from '../connectors/order-model'
import { type RequestScope, placedByOf } from './request-scope'
import { dropForeign, tellOfColleagues } from './ownership'

type Check = RequestScope & { readonly operation: string }

const isNarrowed = ({ rights }: Pick<RequestScope, 'rights'>): boolean =>
  rights.scope !== 'organization'

/** Whether the ERP itself says, beside a reference, that the order is one that the viewer may see. */
export const provesOwn =
  (requestScope: RequestScope) =>
  ({ ownerRef, placedBy }: OrderReference): boolean => {
    const email = placedByOf(requestScope)
    return (
      ownerRef !== null &&
      requestScope.companies.includes(requestScope.erp.canonicalRef(ownerRef)) &&
      (email === null || placedBy?.toLowerCase() === email)
    )
  }

/** Whether the ERP says that the order is another company's. */
export const isForeign = (
  { ownerRef }: OrderReference,
  { erp, companies }: RequestScope
): boolean => ownerRef !== null && !companies.includes(erp.canonicalRef(ownerRef))

/** Their numbers are not for the viewer, though the invoice that names them is. */
export const withoutForeignOrders = <Row extends Pick<Invoice, 'orders'>>(
  row: Row,
  requestScope: RequestScope
): Row => ({
  ...row,
  orders: row.orders.filter((reference) => !isForeign(reference, requestScope)),
})

/** Nor is an invoice of foreign orders alone, though a payment of theirs settles it: the amount is what is left of it. */
export const withoutForeignInvoices = (payment: Payment, requestScope: RequestScope): Payment => ({
  ...payment,
  settles: payment.settles.map((allocation) => {
    const own = withoutForeignOrders(allocation, requestScope)
    const isHidden = own.orders.length === 0 && allocation.orders.length > 0
    return isHidden ? { ...own, invoiceId: null, invoiceNumber: null } : own
  }),
})

export interface Remaining<Row> {
  readonly rows: readonly Row[]
  /** Some of the company's were left out. */
  readonly isSharedHidden: boolean
}

/** Leaves the invoices that the viewer may see; what is withheld of a colleague's, though asked not to come, is reported. */
export const dropForeignInvoices = <Row extends Invoice>(
  rows: readonly Row[],
  check: Check
): Remaining<Row> => dropUnproven(rows, check, ({ orders }) => orders)

export const dropForeignPayments = <Row extends Payment>(
  rows: readonly Row[],
  check: Check
): Remaining<Row> =>
  // An allocation that names no order has nothing to prove itself with.
  dropUnproven(rows, check, ({ settles }) =>
    settles.every(({ orders }) => orders.length > 0) ? settles.flatMap(({ orders }) => orders) : []
  )

const dropUnproven = <Row extends Invoice | Payment>(
  rows: readonly Row[],
  check: Check,
  ordersOf: (row: Row) => readonly OrderReference[]
): Remaining<Row> => {
  const ofCompany = dropForeign(rows, check)
  if (!isNarrowed(check)) return { rows: ofCompany, isSharedHidden: false }
  const isOwn = provesOwn(check)
  const own = ofCompany.filter((row) => ordersOf(row).length > 0 && ordersOf(row).every(isOwn))
  const email = placedByOf(check)
  const isColleagues = ({ placedBy }: OrderReference) =>
    email !== null && placedBy !== null && placedBy.toLowerCase() !== email
  tellOfColleagues(ofCompany.filter((row) => ordersOf(row).some(isColleagues)).length, check)
  return { rows: own, isSharedHidden: own.length < ofCompany.length }
}

/** The payments of an invoice that has proved to be the viewer's: what settles nothing else is theirs with it. */
export const paymentsOfOwnInvoice = (
  payments: readonly Payment[],
  invoiceId: string,
  check: Check
): readonly Payment[] => {
  const ofCompany = dropForeign(payments, check)
  if (!isNarrowed(check)) return ofCompany
  const isOwn = provesOwn(check)
  const isProved = (allocation: PaymentAllocation): boolean =>
    allocation.invoiceId === invoiceId ||
    (allocation.orders.length > 0 && allocation.orders.every(isOwn))
  return ofCompany.filter(({ settles }) => settles.length > 0 && settles.every(isProved))
}
