/** Which customers of the ERP a person sees: only what store staff alone can have written decides. */
import { AppError } from '../app-error'
import type { CompanyRef } from '../connectors/order-model'
import type { CompanyLinkMode } from '../settings/app-settings'
import type { CompanyLink } from './collaborator'
import type { ProvedMembership } from './membership'
import type { Rights } from './rights'

export interface Linked {
  readonly companies: readonly CompanyRef[]
  readonly rights: Rights
  readonly isNarrowed: boolean
}

export interface LinkSource {
  readonly mode: CompanyLinkMode
  readonly link: CompanyLink | null
  readonly canonicalRef: (ref: string) => CompanyRef
}

/**
 * All of the organization's customers, or with the right to the cost center's alone those confirmed for it. Where none are
 * confirmed for it, nothing says which orders are the cost center's: only the person's own are provably theirs.
 * @throws AppError `NOT_LINKED`
 */
export const linkedCustomers = (
  membership: ProvedMembership,
  rights: Rights,
  source: LinkSource
): Linked => {
  const canonical = (refs: readonly string[]) => [...new Set(refs.map(source.canonicalRef))]
  const all = canonical(organizationRefs(membership.organization.id, source))
  if (rights.scope !== 'cost-center') return { companies: all, rights, isNarrowed: false }
  const costCenter = source.link?.costCenters.find(
    ({ costCenterId }) =>
      membership.costCenterId !== null && costCenterId === membership.costCenterId
  )
  const companies = canonical(costCenter?.companyRefs ?? []).filter((ref) => all.includes(ref))
  return companies.length > 0
    ? { companies, rights, isNarrowed: false }
    : { companies: all, rights: { ...rights, scope: 'own' }, isNarrowed: true }
}

const organizationRefs = (id: string, { mode, link }: LinkSource): readonly string[] => {
  if (mode === 'ORGANIZATION_ID') return [id]
  if (link === null || link.organizationId !== id || link.companyRefs.length === 0) {
    throw new AppError('NOT_LINKED', 'The store has not linked this company to its ERP yet.')
  }
  return link.companyRefs
}
