/**
 * Who changed which link, and when: one VBase file for each change, in a bucket of its own, written before the change itself
 * and never touched again.
 */
import { randomUUID } from 'node:crypto'

import type { VBase } from '@vtex/api'
import { z } from 'zod'

const BUCKET = 'audit'
const PAGE_SIZE = 50

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

export const writeLinkAudit = async (vbase: VBase, entry: LinkAuditEntry): Promise<void> => {
  const age = String(LAST_MS - Date.parse(entry.at)).padStart(13, '0')
  await vbase.saveJSON(BUCKET, `${age}-${randomUUID()}.json`, entry)
}

export interface LinkAuditPage {
  readonly entries: readonly LinkAuditEntry[]
  readonly next: string | null
}

/** The newest first. */
export const listLinkAudit = async (vbase: VBase, after: string | null): Promise<LinkAuditPage> => {
  const { data, next } = await vbase.listFiles(BUCKET, {
    limit: PAGE_SIZE,
    ...(after ? { next: after } : {}),
  })
  const files = await Promise.all(
    data.map(({ path }) => vbase.getJSON<unknown>(BUCKET, path, true))
  )
  return {
    entries: files.flatMap((file) => (file ? [entrySchema.parse(file)] : [])),
    next: next || null,
  }
}
