/** The links "organization -> ERP customers", for store staff: `@guarded` and `@auth` have let in nobody else. */
import { AppError, invalid } from '../app-error'
import type { B2BOrganizations } from '../clients/b2b-organizations'
import { listCompanyLinks, readCompanyLink } from '../clients/company-links'
import { type LinkAuditEntry, listLinkAudit } from '../clients/link-audit'
import { changeCompanyLinks, type LinkChange } from '../clients/link-change'
import { mayHaveLink } from '../clients/link-files'
import { askPlatform, isPlatformError } from '../clients/platform-error'
import { statusOf } from '../clients/upstream-error'
import type { CompanyRef } from '../connectors/order-model'
import { type CompanyLink, type CostCenterLink, isPersonId } from '../identity/collaborator'
import { type ImportedLink, type ImportError, readLinkImport } from '../identity/link-import'
import { MAX_REFS, plainText, readLinkId } from '../identity/link-input'
import { suggestionsOf } from '../identity/link-proposal'
import { readStoreSettings } from './buyer-request'
import type { Context } from './context'
import type { Services } from './composition-root'
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

  erpCompanyLinks: async ({ after }: AfterCursor, { clients, vtex }: Context) => {
    const { links, unreadable, next } = await listCompanyLinks(clients.vbase, after ?? null)
    logUnreadable(vtex, 'links', unreadable)
    return { links, endCursor: next, hasNextPage: next !== null }
  },

  erpCompanyLinkAudit: async ({ after }: AfterCursor, { clients, vtex }: Context) => {
    const { entries, unreadable, next } = await listLinkAudit(clients.vbase, after ?? null)
    logUnreadable(vtex, 'audit', unreadable)
    return { entries, endCursor: next, hasNextPage: next !== null }
  },

  erpCompanyLinkProposal: async ({ organizationId }: OfOrganization, ctx: Context) => {
    const id = linkId(organizationId)
    const [profile, settings] = await Promise.all([
      ctx.clients.b2bOrganizations.profileOf(id),
      readStoreSettings(ctx),
    ])
    if (profile === null) return null
    const suggestions = suggestionsOf(profile, settings.erpCustomerFieldName)
    const { name: organizationName, isCut } = profile
    return { organizationId: id, organizationName, suggestions, isCut }
  },
})

const logUnreadable = ({ logger }: Context['vtex'], what: string, count: number): void => {
  if (count > 0) logger.error({ message: 'Files of company links cannot be read.', what, count })
}

interface Confirmation extends OfOrganization {
  readonly companyRefs: readonly string[]
  readonly costCenters?: readonly CostCenterLink[] | null
}

export const companyLinkMutations = (services: Services) => ({
  erpConfirmCompanyLink: async (args: Confirmation, ctx: Context, staff: StaffMember) => {
    const link = readConfirmation(args, await canonicalRefOf(ctx))
    const [[saved], isOrganizationKnown] = await Promise.all([
      saveLinks('CONFIRM', [link], { ctx, services, staff }),
      isKnown(link.organizationId, ctx),
    ])
    return { ...saved, isOrganizationKnown }
  },

  erpRemoveCompanyLink: async (
    { organizationId }: OfOrganization,
    ctx: Context,
    staff: StaffMember
  ) => {
    const id = linkId(organizationId)
    if (!(await askPlatform('vbase', () => mayHaveLink(ctx.clients.vbase, id)))) return false
    await changeLinks('REMOVE', [{ organizationId: id, link: null }], {
      ctx,
      services,
      ...stampOf(staff, services),
    })
    return true
  },

  erpImportCompanyLinks: async (
    { csv }: { csv: string },
    ctx: Context,
    staff: StaffMember
  ): Promise<Import> => {
    if (csv.length > MAX_CSV_LENGTH) return refused([{ line: 1, code: 'TOO_MANY_LINES' }])
    const { links, errors } = readLinkImport(csv, await canonicalRefOf(ctx))
    if (errors.length > 0) return refused(errors)
    const [, unknownOrganizations] = await Promise.all([
      saveLinks('IMPORT', links, { ctx, services, staff }),
      unknownOf(links, ctx),
    ])
    return { imported: links.length, errors, unknownOrganizations }
  },
})

interface Import {
  readonly imported: number
  readonly errors: readonly ImportError[]
  readonly unknownOrganizations: readonly string[] | null
}

const refused = (errors: readonly ImportError[]): Import => ({
  imported: 0,
  errors,
  unknownOrganizations: null,
})

/** A warning, so a Suite that does not answer is no reason to fail: null. */
const isKnown = async (id: string, { clients }: Context): Promise<boolean | null> =>
  isPersonId(id) ? null : isInSuite(id, clients.b2bOrganizations).catch(() => null)

/** @returns null where there is no Suite */
const isInSuite = async (id: string, suite: B2BOrganizations): Promise<boolean | null> =>
  (await suite.isInstalled()) ? (await suite.organization(id)) !== null : null

/** As above. */
const unknownOf = async (
  links: readonly ImportedLink[],
  { clients }: Context
): Promise<readonly string[] | null> => {
  const ids = links.map((link) => link.organizationId).filter((id) => !isPersonId(id))
  const known = ids.length > 0 ? await clients.b2bOrganizations.allIds().catch(() => null) : null
  return known && ids.filter((id) => !known.has(id))
}

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
  const { by, at } = stampOf(staff, services)
  const saved = links.map((link) => ({
    ...link,
    confirmedBy: by,
    confirmedAt: at.toISOString(),
  }))
  const changes = saved.map((link) => ({ organizationId: link.organizationId, link }))
  await changeLinks(action, changes, { ctx, services, by, at })
  return saved
}

/** Who of the staff asks, and when. */
interface Stamp {
  readonly by: string
  readonly at: Date
}

const changeLinks = async (
  action: LinkAuditEntry['action'],
  changes: readonly LinkChange[],
  { ctx, services, by, at }: Place & Stamp
): Promise<void> => {
  const outcome = await changeCompanyLinks(ctx.clients.vbase, { action, by, at, changes })
  // What may have changed is not to be remembered as it was.
  for (const { organizationId } of changes)
    services.identityCache.forgetLink(ctx.vtex, organizationId)
  if (outcome.kind === 'CHANGED') return
  if (outcome.kind === 'BUSY') throw linksBusy(outcome.freeInMs)
  const { cause } = outcome
  ctx.vtex.logger.error({
    message: 'Links could not be changed.',
    kind: outcome.kind,
    status: statusOf(isPlatformError(cause) ? cause.reason : cause),
  })
  throw outcome.kind === 'UNCHANGED' ? linksUnchanged() : linksUncertain()
}

const stampOf = ({ login }: StaffMember, { clock }: Services): Stamp => ({ by: login, at: clock() })

const linksBusy = (freeInMs: number): AppError =>
  new AppError('RATE_LIMITED', 'Links are being changed by somebody else now.', {
    reason: 'LINKS_BUSY',
    retryAfterSeconds: Math.ceil(freeInMs / 1000),
  })

const linksUnchanged = (): AppError =>
  new AppError('PLATFORM_UNAVAILABLE', 'Nothing was changed: not all links could be saved.', {
    reason: 'LINKS_UNCHANGED',
  })

const linksUncertain = (): AppError =>
  new AppError(
    'PLATFORM_UNAVAILABLE',
    'All of the change was made or none of it: it is if erpCompanyLinkAudit lists it.',
    { reason: 'LINKS_UNCERTAIN' }
  )

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
