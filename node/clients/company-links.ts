/**
 * The confirmed links "organization -> ERP customers", one VBase file each. VBase keeps them apart by account, workspace
 * and app; nothing but this app can write them, and this app only on an admin's word: `link-change.ts`.
 */
import type { VBase } from '@vtex/api'
import { z } from 'zod'

import type { CompanyLink } from '../identity/collaborator'
import type { FreshVBase } from './fresh-vbase'
import { hasLinkAudit, hasLinkAuditNow } from './link-audit'
import { askPlatform } from './platform-error'
import { statusOf } from './upstream-error'
import { listBucket } from './vbase-list'

const BUCKET = 'company-links'

const linkSchema = z.object({
  organizationId: z.string(),
  companyRefs: z.array(z.string()),
  costCenters: z
    .array(z.object({ costCenterId: z.string(), companyRefs: z.array(z.string()) }))
    .default([]),
  confirmedBy: z.string(),
  confirmedAt: z.string(),
})

const fileSchema = z.object({
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
const fileOf = (organizationId: string): string =>
  `${Buffer.from(organizationId).toString('base64url')}.json`

/** @returns null where nothing was confirmed. @throws PlatformError */
export const readCompanyLink = (
  vbase: VBase,
  organizationId: string
): Promise<CompanyLink | null> =>
  askPlatform('vbase', () => readLink(vbase, fileOf(organizationId)))

/** One call, or two where a change is being made or was cut short. */
const readLink = async (vbase: VBase, path: string): Promise<CompanyLink | null> => {
  try {
    const file = fileSchema.parse(await vbase.getJSON<unknown>(BUCKET, path))
    return await linkIn(file, (audit) => hasLinkAudit(vbase, audit))
  } catch (error) {
    if (statusOf(error) === 404) return null
    throw error
  }
}

type HasAudit = (name: string) => Promise<boolean>

const linkIn = async ({ link, next }: LinkFile, hasAudit: HasAudit): Promise<CompanyLink | null> =>
  next !== null && (await hasAudit(next.audit)) ? next.link : link

export interface LinkVersion {
  readonly link: CompanyLink | null
  /** False for a file that says nothing that we understand. Confirming or removing the link mends it. */
  readonly isReadable: boolean
  /** For the write that replaces this version and no newer one. None where there is no file. */
  readonly etag: string | undefined
}

/** What a change is built on: read anew, whoever else is reading. */
export const readLinkVersion = async (
  vbase: FreshVBase,
  organizationId: string
): Promise<LinkVersion> => {
  const { content, etag } = await vbase.readFresh(BUCKET, fileOf(organizationId))
  if (content === null) return { link: null, isReadable: true, etag }
  const file = fileSchema.safeParse(content)
  if (!file.success) return { link: null, isReadable: false, etag }
  const link = await linkIn(file.data, (audit) => hasLinkAuditNow(vbase, audit))
  return { link, isReadable: true, etag }
}

/** @throws for a file that is another version than the one named */
export const saveLinkFile = async (
  vbase: VBase,
  organizationId: string,
  { etag, ...file }: LinkFile & { readonly etag: string | undefined }
): Promise<void> => {
  await vbase.saveJSON(BUCKET, fileOf(organizationId), file, undefined, etag)
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
    const { paths, next } = await listBucket(vbase, BUCKET, after)
    const read = await Promise.all(
      paths.map((path) => readLink(vbase, path).catch(undefinedIfUnreadable))
    )
    const links = read.flatMap((link) => link ?? [])
    return { links, unreadable: read.filter((link) => link === undefined).length, next }
  })

const undefinedIfUnreadable = (error: unknown): undefined => {
  if (!(error instanceof z.ZodError)) throw error
}
