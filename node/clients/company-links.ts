/**
 * The confirmed links "organization -> ERP customers", one VBase file each. VBase keeps them apart by account, workspace
 * and app; nothing but this app can write them, and this app only on an admin's word: `link-change.ts`.
 * Here is what readers need; what a change needs is in `link-files.ts`.
 */
import type { VBase } from '@vtex/api'
import { z } from 'zod'

import type { CompanyLink } from '../identity/collaborator'
import { hasLinkAudit } from './link-audit'
import { askPlatform } from './platform-error'
import { statusOf } from './upstream-error'
import { listBucket } from './vbase-list'

export const LINK_BUCKET = 'company-links'

const linkSchema = z.object({
  organizationId: z.string(),
  companyRefs: z.array(z.string()),
  costCenters: z
    .array(z.object({ costCenterId: z.string(), companyRefs: z.array(z.string()) }))
    .default([]),
  confirmedBy: z.string(),
  confirmedAt: z.string(),
})

export const linkFileSchema = z.object({
  /** Null where nothing was confirmed. */
  link: linkSchema.nullable(),
  /** What it becomes by the change that the audit holds under this name. A change that is not in the audit never was. */
  next: z.object({ audit: z.string(), link: linkSchema.nullable() }).nullable(),
})

export interface LinkFile {
  readonly link: CompanyLink | null
  readonly next: { readonly audit: string; readonly link: CompanyLink | null } | null
}

/** An id may hold anything; a file name may not. */
export const linkFileOf = (organizationId: string): string =>
  `${Buffer.from(organizationId).toString('base64url')}.json`

/** @returns null where nothing was confirmed. @throws PlatformError */
export const readCompanyLink = (
  vbase: VBase,
  organizationId: string
): Promise<CompanyLink | null> =>
  askPlatform('vbase', () => readLink(vbase, linkFileOf(organizationId)))

/** One call, or two where a change is being made or was cut short. */
const readLink = async (vbase: VBase, path: string): Promise<CompanyLink | null> => {
  try {
    const { link, next } = linkFileSchema.parse(await vbase.getJSON<unknown>(LINK_BUCKET, path))
    return next !== null && (await hasLinkAudit(vbase, next.audit)) ? next.link : link
  } catch (error) {
    if (statusOf(error) === 404) return null
    throw error
  }
}

export interface CompanyLinkPage {
  readonly links: readonly CompanyLink[]
  /** Links whose files cannot be read: left out, so that the others can be shown. */
  readonly unreadable: number
  readonly next: string | null
}

/** @throws PlatformError */
export const listCompanyLinks = (vbase: VBase, after: string | null): Promise<CompanyLinkPage> =>
  askPlatform('vbase', async () => {
    const { paths, next } = await listBucket(vbase, LINK_BUCKET, after)
    const read = await Promise.all(
      paths.map((path) => readLink(vbase, path).catch(undefinedIfUnreadable))
    )
    const links = read.flatMap((link) => link ?? [])
    return { links, unreadable: read.filter((link) => link === undefined).length, next }
  })

const undefinedIfUnreadable = (error: unknown): undefined => {
  if (!(error instanceof z.ZodError)) throw error
}
