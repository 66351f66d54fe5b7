/**
 * The second check of whose a record is, on our side, for every record that an ERP returns. The first is in the ERP's
 * own query; what fails here is a fault of the ERP or of its connector, and a security event.
 */
import type { CompanyRef, OrderSummary } from '../connectors/order-model'
import { type RequestScope, placedByOf } from './request-scope'

/** `foreign-record`: of another company. `colleague-record`: placed by somebody else, for one who may see their own only. */
export interface SecurityEvent {
  readonly event: 'foreign-record' | 'colleague-record'
  readonly connector: string
  readonly operation: string
  readonly count: number
}

/** Takes note of a security event, without personal data. */
export type ReportSecurityEvent = (event: SecurityEvent) => void

interface Check extends RequestScope {
  readonly operation: string
}

/** Leaves the viewer's orders: of one of their companies and, under the scope `own`, placed by themselves. */
export const dropForeignOrders = <Row extends Pick<OrderSummary, 'ownerRef' | 'placedBy'>>(
  rows: readonly Row[],
  check: Check
): readonly Row[] => {
  const email = placedByOf(check)
  const ofCompany = dropForeign(rows, check)
  const own = ofCompany.filter(
    ({ placedBy }) => email === null || placedBy?.toLowerCase() === email
  )
  tell('colleague-record', ofCompany.length - own.length, check)
  return own
}

/** Leaves the orders, invoices or payments of the viewer's companies. */
export const dropForeign = <Row extends { readonly ownerRef: CompanyRef }>(
  rows: readonly Row[],
  check: Check
): readonly Row[] => {
  const { erp, companies } = check
  const own = rows.filter(({ ownerRef }) => companies.includes(erp.canonicalRef(ownerRef)))
  tell('foreign-record', rows.length - own.length, check)
  return own
}

/** Counts what was withheld of colleagues from one who may see their own only. */
export const tellOfColleagues = (count: number, check: Check): void =>
  tell('colleague-record', count, check)

const tell = (event: SecurityEvent['event'], count: number, check: Check): void => {
  const { erp, operation, report } = check
  if (count > 0) report({ event, connector: erp.connector.name, operation, count })
}
