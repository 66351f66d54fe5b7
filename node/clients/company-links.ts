/**
 * The confirmed links "organization -> ERP customers", one VBase file each. VBase keeps them apart by account, workspace
 * and app; nothing but this app can write them, and this app only on an admin's word.
 */
import type { VBase } from '@vtex/api'
import { z } from 'zod'

import type { CompanyLink } from '../identity/collaborator'
import { askPlatform } from './platform-error'
import { statusOf } from './upstream-error'

const BUCKET = 'company-links'
const PAGE_SIZE = 50

const linkSchema = z.object({
  organizationId: z.string(),
  companyRefs: z.array(z.string()),
  costCenters: z
    .array(z.object({ costCenterId: z.string(), companyRefs: z.array(z.string()) }))
    .default([]),
  confirmedBy: z.string(),
  confirmedAt: z.string(),
})

/** An id may hold anything; a file name may not. */
const fileOf = (organizationId: string): string =>
  `${Buffer.from(organizationId).toString('base64url')}.json`

/** @returns null where nothing was confirmed. @throws PlatformError */
export const readCompanyLink = (
  vbase: VBase,
  organizationId: string
): Promise<CompanyLink | null> => {
  return askPlatform('vbase', async () => {
    try {
      return linkSchema.parse(await vbase.getJSON<unknown>(BUCKET, fileOf(organizationId)))
    } catch (error) {
      if (statusOf(error) === 404) return null
      throw error
    }
  })
}

/** A link as it shall be; null takes it away. */
export interface LinkChange {
  readonly organizationId: string
  readonly link: CompanyLink | null
}

/** What of VBase a change needs. */
interface LinkFiles {
  saveJSON(bucket: string, file: string, value: CompanyLink): Promise<unknown>
  deleteFile(bucket: string, file: string): Promise<unknown>
}

/** All changes or none: when one cannot be written, what was written before it is put back. */
export const writeCompanyLinks = async (
  vbase: LinkFiles,
  changes: readonly LinkChange[],
  before: ReadonlyMap<string, CompanyLink>
): Promise<void> => {
  try {
    await inTurns(changes, (change) => writeLink(vbase, change))
  } catch (error) {
    await inTurns(changes, async ({ organizationId }) => {
      const link = before.get(organizationId) ?? null
      await writeLink(vbase, { organizationId, link }).catch(() => null)
    })
    throw error
  }
}

const writeLink = async (vbase: LinkFiles, { organizationId, link }: LinkChange): Promise<void> => {
  const file = fileOf(organizationId)
  if (link !== null) {
    await vbase.saveJSON(BUCKET, file, link)
    return
  }
  try {
    await vbase.deleteFile(BUCKET, file)
  } catch (error) {
    if (statusOf(error) !== 404) throw error
  }
}

export const readCompanyLinks = async (
  vbase: VBase,
  organizationIds: readonly string[]
): Promise<ReadonlyMap<string, CompanyLink>> => {
  const found = new Map<string, CompanyLink>()
  await inTurns(organizationIds, async (id) => {
    const link = await readCompanyLink(vbase, id)
    if (link !== null) found.set(id, link)
  })
  return found
}

const PARALLEL_CALLS = 20

/** The first failure ends it once its turn is over: nothing is still being written then. */
const inTurns = async <Item>(
  items: readonly Item[],
  run: (item: Item) => Promise<void>
): Promise<void> => {
  for (let start = 0; start < items.length; start += PARALLEL_CALLS) {
    const turn = items.slice(start, start + PARALLEL_CALLS).map(run)
    const failed = (await Promise.allSettled(turn)).find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
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
