/**
 * The second check of whose a record is, on our side, for every record that an ERP returns. The first is in the ERP's
 * own query; what fails here is a fault of the ERP or of its connector, and a security event.
 */
import type { CompanyRef } from '../connectors/order-model'
import type { Erp } from './erp'

export interface SecurityEvent {
  readonly event: 'foreign-record'
  readonly connector: string
  readonly operation: string
  readonly count: number
}

/** Takes note of a security event, without personal data. */
export type ReportSecurityEvent = (event: SecurityEvent) => void

export const keepOwn = <Row extends { readonly ownerRef: CompanyRef }>(
  rows: readonly Row[],
  {
    erp,
    companies,
    operation,
    report,
  }: { erp: Erp; companies: readonly CompanyRef[]; operation: string; report: ReportSecurityEvent }
): readonly Row[] => {
  const own = rows.filter((row) => companies.includes(erp.canonicalRef(row.ownerRef)))
  const count = rows.length - own.length
  if (count > 0)
    report({ event: 'foreign-record', connector: erp.connector.name, operation, count })
  return own
}
