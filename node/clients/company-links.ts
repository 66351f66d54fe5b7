/**
 * The confirmed links "organization -> ERP customers", one VBase file each. VBase keeps them apart by account, workspace
 * and app; nothing but this app can write them, and this app only on an admin's word: `link-change.ts`.
 */
import type { VBase } from '@vtex/api'
import { z } from 'zod'

import type { CompanyLink } from '../identity/collaborator'
import { hasLinkAudit } from './link-audit'
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
  askPlatform('vbase', () => readFile(vbase, fileOf(organizationId)))

/** One call, or two where a change is being made or was cut short. */
const readFile = async (vbase: VBase, path: string): Promise<CompanyLink | null> => {
  try {
    const { link, next } = fileSchema.parse(await vbase.getJSON<unknown>(BUCKET, path))
    return next !== null && (await hasLinkAudit(vbase, next.audit)) ? next.link : link
  } catch (error) {
    if (statusOf(error) === 404) return null
    throw error
  }
}

/** A file that says nothing is taken away. */
export const saveLinkFile = async (
  vbase: VBase,
  organizationId: string,
  file: LinkFile
): Promise<void> => {
  const path = fileOf(organizationId)
  if (file.link !== null || file.next !== null) {
    await vbase.saveJSON(BUCKET, path, file)
    return
  }
  try {
    await vbase.deleteFile(BUCKET, path)
  } catch (error) {
    if (statusOf(error) !== 404) throw error
  }
}

export interface CompanyLinkPage {
  readonly links: readonly CompanyLink[]
  readonly next: string | null
}

/** @throws PlatformError */
export const listCompanyLinks = (vbase: VBase, after: string | null): Promise<CompanyLinkPage> =>
  askPlatform('vbase', async () => {
    const { paths, next } = await listBucket(vbase, BUCKET, after)
    const links = await Promise.all(paths.map((path) => readFile(vbase, path)))
    return { links: links.flatMap((link) => link ?? []), next }
  })
