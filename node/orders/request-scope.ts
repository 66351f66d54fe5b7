import type { CompanyRef, Day } from '../connectors/order-model'
import type { Rights } from '../identity/rights'
import type { Erp } from './erp'
import type { ReportSecurityEvent } from './ownership'

/** Who asks a use-case, of which ERP, and what they may see of it. */
export interface RequestScope {
  readonly erp: Erp
  readonly companies: readonly CompanyRef[]
  readonly rights: Rights
  /** The viewer's e-mail: what the scope `own` compares an order's `placedBy` with. */
  readonly email: string
  /** The day in the store's time zone: what is due before it is overdue. */
  readonly today: Day
  readonly report: ReportSecurityEvent
}

/** Under the scope `own` the e-mail that must have placed an order; null where the company decides alone. */
export const placedByOf = ({
  rights,
  email,
}: Pick<RequestScope, 'rights' | 'email'>): string | null =>
  rights.scope === 'own' ? email.toLowerCase() : null

/** Names everything about the viewer that changes an answer: part of each key and signature. */
export const viewOf = (requestScope: RequestScope): readonly unknown[] => {
  const { companies, rights } = requestScope
  const { scope, canViewPrices, canViewInvoices, canViewReceipts, canDownloadDocuments } = rights
  const may = [canViewPrices, canViewInvoices, canViewReceipts, canDownloadDocuments]
  return [companies, scope, may, placedByOf(requestScope)]
}
