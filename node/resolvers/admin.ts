/** For store staff: the schema's `@auth(scope: PRIVATE)` has checked the admin's token and rights before these run. */
import { AppError, invalid } from '../app-error'
import {
  listCompanyLinks,
  readCompanyLink,
  removeCompanyLink,
  saveCompanyLink,
} from '../clients/company-links'
import { isConnectorError } from '../connectors/connector-error'
import type { CompanyLink } from '../identity/collaborator'
import { readStoreSettings } from './buyer-request'
import type { Context } from './context'
import { publicError } from './errors'
import type { Services } from './services'
import { definitionOf, erpOf } from './store-erp'

const MAX_ID_LENGTH = 100
const MAX_REFS = 200
const CHECK_TIMEOUT_MS = 8_000

export const adminQueries = (services: Services) => ({
  erpCompanyLink: ({ organizationId }: { organizationId: string }, { clients }: Context) =>
    readCompanyLink(clients.vbase, readId(organizationId)),

  erpCompanyLinks: async ({ after }: { after?: string | null }, { clients }: Context) => {
    const { links, next } = await listCompanyLinks(clients.vbase, after ?? null)
    return { links, endCursor: next, hasNextPage: next !== null }
  },

  erpConnectionCheck: async (_args: unknown, ctx: Context) => {
    services.identityCache.forgetSettings(ctx.vtex)
    const startedAtMs = performance.now()
    const result = await checkConnection(ctx, services)
    return { ...result, elapsedMs: Math.round(performance.now() - startedAtMs) }
  },
})

export const adminMutations = ({ clock, identityCache }: Services) => ({
  erpConfirmCompanyLink: async (
    { organizationId, companyRefs }: { organizationId: string; companyRefs: readonly string[] },
    ctx: Context
  ): Promise<CompanyLink> => {
    const id = readId(organizationId)
    const { canonicalRef } = definitionOf(await readStoreSettings(ctx), ctx)
    const refs = [...new Set(companyRefs.map((ref) => canonicalRef(readRef(ref))))]
    if (refs.length === 0 || refs.length > MAX_REFS) {
      throw invalid(
        'COMPANY_REF_ILL_FORMED',
        'companyRefs',
        `A link holds 1 to ${MAX_REFS} customers of the ERP.`
      )
    }
    const link = {
      organizationId: id,
      companyRefs: refs,
      confirmedBy: await adminEmail(ctx),
      confirmedAt: clock().toISOString(),
    }
    await saveCompanyLink(ctx.clients.vbase, link)
    identityCache.forgetLink(ctx.vtex, id)
    return link
  },

  erpRemoveCompanyLink: async (
    { organizationId }: { organizationId: string },
    ctx: Context
  ): Promise<boolean> => {
    const id = readId(organizationId)
    const wasThere = await removeCompanyLink(ctx.clients.vbase, id)
    identityCache.forgetLink(ctx.vtex, id)
    return wasThere
  },
})

const checkConnection = async (ctx: Context, services: Services) => {
  let connector = 'none'
  try {
    const settings = await readStoreSettings(ctx)
    connector = settings.connector
    const erp = erpOf(settings, ctx, services)
    await erp.connector.check({
      http: erp.http,
      signal: AbortSignal.timeout(CHECK_TIMEOUT_MS),
    })
    return { connector, isWorking: true, code: null, fields: [] }
  } catch (error) {
    if (!isConnectorError(error)) throw error
    return { connector, isWorking: false, code: publicError(error).code, fields: error.fields }
  }
}

const adminEmail = async ({ clients, vtex }: Context): Promise<string> => {
  const token = vtex.adminUserAuthToken && (await clients.vtexId.validate(vtex.adminUserAuthToken))
  if (!token) throw new AppError('UNAUTHENTICATED', 'The sign-in has expired.')
  return token.email
}

const isPlain = (text: string): boolean =>
  text !== '' && text.length <= MAX_ID_LENGTH && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text)

const readId = (text: string): string => {
  const id = text.trim()
  if (!isPlain(id))
    throw invalid(
      'ORGANIZATION_ILL_FORMED',
      'organizationId',
      'This is not the id of an organization.'
    )
  return id
}

const readRef = (text: string): string => {
  const ref = text.trim()
  if (!isPlain(ref))
    throw invalid('COMPANY_REF_ILL_FORMED', 'companyRefs', 'This is not a customer of the ERP.')
  return ref
}
