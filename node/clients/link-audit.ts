/**
 * Who changed which link, and when: one VBase file for each change, in a bucket of its own, never touched again. A change
 * takes effect by this very file (`link-change.ts`): there is none without its entry, and no entry without its change.
 */
import { randomUUID } from 'node:crypto'

import type { VBase } from '@vtex/api'
import { z } from 'zod'

import type { FreshVBase } from './fresh-vbase'
import { askPlatform } from './platform-error'
import { listBucket } from './vbase-list'

const BUCKET = 'audit'

const entrySchema = z.object({
  /** ISO 8601 */
  at: z.string(),
  /** E-mail of the member of staff. */
  by: z.string(),
  action: z.enum(['CONFIRM', 'REMOVE', 'IMPORT']),
  changes: z.array(
    z.object({
      organizationId: z.string(),
      companyRefs: z.array(z.string()),
      costCenters: z.array(
        z.object({ costCenterId: z.string(), companyRefs: z.array(z.string()) })
      ),
      previousCompanyRefs: z.array(z.string()),
    })
  ),
})

type Immutable<Value> = { readonly [Key in keyof Value]: Immutable<Value[Key]> }
export type LinkAuditEntry = Immutable<z.infer<typeof entrySchema>>

/** The last instant of 13 digits. VBase lists names in ascending order: counted down from there, the newest comes first. */
const LAST_MS = 9_999_999_999_999

/** The name of an entry, before there is one. */
export const newAuditName = (at: Date): string => {
  const age = String(LAST_MS - at.getTime()).padStart(13, '0')
  return `${age}-${randomUUID()}.json`
}

export const writeLinkAudit = async (
  vbase: VBase,
  name: string,
  entry: LinkAuditEntry
): Promise<void> => {
  await vbase.saveJSON(BUCKET, name, entry)
}

export const hasLinkAudit = async (vbase: VBase, name: string): Promise<boolean> => {
  const entry = await vbase.getJSON<unknown>(BUCKET, name, true)
  return entry !== null && entry !== undefined
}

/** As above, and never by a read that began earlier. */
export const hasLinkAuditNow = async (vbase: FreshVBase, name: string): Promise<boolean> =>
  (await vbase.readFresh(BUCKET, name)).content !== null

export interface LinkAuditPage {
  readonly entries: readonly LinkAuditEntry[]
  /** Entries that cannot be read: left out, so that the others can be shown. */
  readonly unreadable: number
  readonly next: string | null
}

/** The newest first. @throws PlatformError */
export const listLinkAudit = (vbase: VBase, after: string | null): Promise<LinkAuditPage> =>
  askPlatform('vbase', async () => {
    const { paths, next } = await listBucket(vbase, BUCKET, after)
    const files = await Promise.all(paths.map((path) => vbase.getJSON<unknown>(BUCKET, path, true)))
    const parsed = files.filter((file) => file !== null).map((file) => entrySchema.safeParse(file))
    const entries = parsed.flatMap((entry) => (entry.success ? [entry.data] : []))
    return { entries, unreadable: parsed.length - entries.length, next }
  })
