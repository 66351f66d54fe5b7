/** The links "organization -> ERP customers", for store staff: `@guarded` and `@auth` have let in nobody else. */
import { invalid } from '../app-error'
import {
  type LinkChange,
  listCompanyLinks,
  readCompanyLink,
  readCompanyLinks,
  writeCompanyLinks,
} from '../clients/company-links'
import { type LinkAuditEntry, listLinkAudit, writeLinkAudit } from '../clients/link-audit'
import type { CompanyRef } from '../connectors/order-model'
import { type CompanyLink, type CostCenterLink, isPersonId } from '../identity/collaborator'
import { type ImportedLink, type ImportError, readLinkImport } from '../identity/link-import'
import { MAX_REFS, plainText, readLinkId } from '../identity/link-input'
import { suggestionsOf } from '../identity/link-proposal'
import { readStoreSettings } from './buyer-request'
import type { Context } from './context'
import type { Services } from './services'
import type { StaffMember } from './staff'
import { definitionOf } from './store-erp'

const MAX_CSV_LENGTH = 1_000_000

interface OfOrganization {
  readonly organizationId: string
}

interface AfterCursor {
  readonly after?: string | null
}

export const companyLinkQueries = () => ({
  erpCompanyLink: ({ organizationId }: OfOrganization, { clients }: Context) =>
    readCompanyLink(clients.vbase, linkId(organizationId)),

  erpCompanyLinks: async ({ after }: AfterCursor, { clients }: Context) => {
    const { links, next } = await listCompanyLinks(clients.vbase, after ?? null)
    return { links, endCursor: next, hasNextPage: next !== null }
  },

  erpCompanyLinkAudit: async ({ after }: AfterCursor, { clients }: Context) => {
    const { entries, next } = await listLinkAudit(clients.vbase, after ?? null)
    return { entries, endCursor: next, hasNextPage: next !== null }
  },

  erpCompanyLinkProposal: async ({ organizationId }: OfOrganization, ctx: Context) => {
    const id = linkId(organizationId)
    const [papers, settings] = await Promise.all([
      ctx.clients.b2bOrganizations.papersOf(id),
      readStoreSettings(ctx),
    ])
    if (papers === null) return null
    const suggestions = suggestionsOf(papers, settings.erpCustomerFieldName)
    return { organizationId: id, organizationName: papers.name, suggestions }
  },
})

interface Confirmation extends OfOrganization {
  readonly companyRefs: readonly string[]
  readonly costCenters?: readonly CostCenterLink[] | null
}

export const companyLinkMutations = (services: Services) => ({
  erpConfirmCompanyLink: async (args: Confirmation, ctx: Context, staff: StaffMember) => {
    const link = readConfirmation(args, await canonicalRefOf(ctx))
    const [saved] = await saveLinks('CONFIRM', [link], { ctx, services, staff })
    return saved
  },

  erpRemoveCompanyLink: async (
    { organizationId }: OfOrganization,
    ctx: Context,
    staff: StaffMember
  ) => {
    const id = linkId(organizationId)
    const before = await readCompanyLinks(ctx.clients.vbase, [id])
    if (before.size === 0) return false
    const changes = [{ organizationId: id, link: null }]
    const stamp = stampOf(staff, services)
    await changeLinks('REMOVE', changes, { ctx, services, before, ...stamp })
    return true
  },

  erpImportCompanyLinks: async (
    { csv }: { csv: string },
    ctx: Context,
    staff: StaffMember
  ): Promise<{ imported: number; errors: readonly ImportError[] }> => {
    if (csv.length > MAX_CSV_LENGTH)
      return { imported: 0, errors: [{ line: 1, code: 'TOO_MANY_LINES' }] }
    const { links, errors } = readLinkImport(csv, await canonicalRefOf(ctx))
    if (errors.length === 0) await saveLinks('IMPORT', links, { ctx, services, staff })
    return { imported: links.length, errors }
  },
})

interface Place {
  readonly ctx: Context
  readonly services: Services
}

const canonicalRefOf = async (ctx: Context): Promise<(ref: string) => CompanyRef> =>
  definitionOf(await readStoreSettings(ctx), ctx).canonicalRef

const saveLinks = async (
  action: LinkAuditEntry['action'],
  links: readonly ImportedLink[],
  { ctx, services, staff }: Place & { readonly staff: StaffMember }
): Promise<readonly CompanyLink[]> => {
  const stamp = stampOf(staff, services)
  const saved = links.map((link) => ({ ...link, confirmedBy: stamp.by, confirmedAt: stamp.at }))
  const changes = saved.map((link) => ({ organizationId: link.organizationId, link }))
  const ids = saved.map(({ organizationId }) => organizationId)
  const before = await readCompanyLinks(ctx.clients.vbase, ids)
  await changeLinks(action, changes, { ctx, services, before, ...stamp })
  return saved
}

interface Stamp {
  readonly by: string
  readonly at: string
}

interface Change extends Place, Stamp {
  readonly before: ReadonlyMap<string, CompanyLink>
}

/** First the line in the audit: a change that nobody can trace must not happen. */
const changeLinks = async (
  action: LinkAuditEntry['action'],
  changes: readonly LinkChange[],
  { ctx, services, before, by, at }: Change
): Promise<void> => {
  const { vbase } = ctx.clients
  const traced = changes.map(({ organizationId, link }) => ({
    organizationId,
    companyRefs: link?.companyRefs ?? [],
    costCenters: link?.costCenters ?? [],
    previousCompanyRefs: before.get(organizationId)?.companyRefs ?? [],
  }))
  await writeLinkAudit(vbase, { at, by, action, changes: traced })
  await writeCompanyLinks(vbase, changes, before)
  for (const { organizationId } of changes)
    services.identityCache.forgetLink(ctx.vtex, organizationId)
}

/** Who of the staff asks, and when. */
const stampOf = ({ login }: StaffMember, { clock }: Services): Stamp => ({
  by: login,
  at: clock().toISOString(),
})

const readConfirmation = (
  { organizationId, companyRefs, costCenters }: Confirmation,
  canonicalRef: (ref: string) => CompanyRef
): ImportedLink => {
  const id = linkId(organizationId)
  const readRefs = (texts: readonly string[]) => [
    ...new Set(texts.map((text) => canonicalRef(plainText(text) ?? refuseRefs()))),
  ]
  const refs = readRefs(companyRefs)
  if (refs.length === 0 || refs.length > MAX_REFS) refuseRefs()
  const narrower = (costCenters ?? []).map((one) => ({
    costCenterId: plainText(one.costCenterId) ?? refuseCostCenters(),
    companyRefs: readRefs(one.companyRefs),
  }))
  const isWithin = narrower.every((one) => one.companyRefs.every((ref) => refs.includes(ref)))
  const ids = new Set(narrower.map(({ costCenterId }) => costCenterId))
  if (!isWithin || ids.size < narrower.length || (isPersonId(id) && ids.size > 0))
    refuseCostCenters()
  return { organizationId: id, companyRefs: refs, costCenters: narrower }
}

const linkId = (text: string): string => {
  const id = readLinkId(text)
  if (id === null)
    throw invalid(
      'ORGANIZATION_ILL_FORMED',
      'organizationId',
      'This is not the id of an organization.'
    )
  return id
}

const refuseRefs = (): never => {
  throw invalid(
    'COMPANY_REF_ILL_FORMED',
    'companyRefs',
    `A link holds 1 to ${MAX_REFS} customers of the ERP.`
  )
}

const refuseCostCenters = (): never => {
  throw invalid(
    'COST_CENTER_ILL_FORMED',
    'costCenters',
    "A cost center is named once, with customers among the organization's."
  )
}
