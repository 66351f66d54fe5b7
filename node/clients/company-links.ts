/**
 * The confirmed links "organization -> ERP customers", one VBase file each. VBase keeps them apart by account, workspace
 * and app; nothing but this app can write them, and this app only on an admin's word.
 */
import type { VBase } from '@vtex/api'
import { z } from 'zod'

import type { CompanyLink } from '../identity/collaborator'
import { statusOf } from './upstream-error'

const BUCKET = 'company-links'
const PAGE_SIZE = 50

const linkSchema = z.object({
  organizationId: z.string(),
  companyRefs: z.array(z.string()),
  confirmedBy: z.string(),
  confirmedAt: z.string(),
})

/** An id may hold anything; a file name may not. */
const fileOf = (organizationId: string): string =>
  `${Buffer.from(organizationId).toString('base64url')}.json`

/** @returns null where nothing was confirmed */
export const readCompanyLink = async (
  vbase: VBase,
  organizationId: string
): Promise<CompanyLink | null> => {
  const saved = await vbase.getJSON<unknown>(BUCKET, fileOf(organizationId), true)
  return saved === null || saved === undefined ? null : linkSchema.parse(saved)
}

export const saveCompanyLink = async (vbase: VBase, link: CompanyLink): Promise<void> => {
  await vbase.saveJSON(BUCKET, fileOf(link.organizationId), link)
}

/** @returns false where there was none */
export const removeCompanyLink = async (vbase: VBase, organizationId: string): Promise<boolean> => {
  try {
    if ((await readCompanyLink(vbase, organizationId)) === null) return false
    await vbase.deleteFile(BUCKET, fileOf(organizationId))
    return true
  } catch (error) {
    if (statusOf(error) === 404) return false
    throw error
  }
}

export interface CompanyLinkPage {
  readonly links: readonly CompanyLink[]
  readonly next: string | null
}

export const listCompanyLinks = async (
  vbase: VBase,
  after: string | null
): Promise<CompanyLinkPage> => {
  const { data, next } = await vbase.listFiles(BUCKET, {
    limit: PAGE_SIZE,
    ...(after ? { next: after } : {}),
  })
  const links = await Promise.all(
    data.map(({ path }) => vbase.getJSON<unknown>(BUCKET, path, true))
  )
  return {
    links: links.flatMap((link) => (link ? [linkSchema.parse(link)] : [])),
    next: next || null,
  }
}
