/**
 * Who changed which link, and when: one VBase file for each change, in a bucket of its own. A change takes effect by this very
 * file (`link-change.ts`): there is none without its entry, and no entry without its change.
 *
 * The file is opened first, with nothing in it. Then it is replaced once: by the entry, or by word that the change was called
 * off. Both name the opened version, so whichever comes first stands for good, and the other is refused however late it is.
 */
import { randomUUID } from 'node:crypto'

import type { VBase } from '@vtex/api'
import { z } from 'zod'

import { failureOf } from './failure-of'
import type { FilePlace, FreshVBase } from './fresh-vbase'
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

/** An entry that may be written, and has no effect yet. */
export interface OpenAudit {
  readonly name: string
  readonly etag: string | undefined
}

export const openLinkAudit = async (vbase: FreshVBase, at: Date): Promise<OpenAudit> => {
  const age = String(LAST_MS - at.getTime()).padStart(13, '0')
  const name = `${age}-${randomUUID()}.json`
  await vbase.create(placeOf(name), { state: 'OPEN' })
  return { name, etag: (await vbase.readFresh(placeOf(name))).etag }
}

/** @throws where it was called off, and where nobody knows */
export const writeLinkAudit = (
  vbase: FreshVBase,
  { name, etag }: OpenAudit,
  entry: LinkAuditEntry
): Promise<void> => vbase.replace(placeOf(name), { ...entry, state: 'WRITTEN' }, { etag })

/**
 * Sees to it that an entry which is not there never will be. One attempt: the request has to end.
 *
 * @returns whether the entry is there after all
 * @throws where nobody knows
 */
export const callOffLinkAudit = async (
  vbase: FreshVBase,
  { name, etag }: OpenAudit
): Promise<boolean> => {
  const failure = await failureOf(() =>
    vbase.replace(placeOf(name), { state: 'CALLED_OFF' }, { etag, retries: 0 })
  )
  if (failure === null) return false
  const state = stateOf((await vbase.readFresh(placeOf(name))).content)
  if (state === 'OPEN') throw failure.cause
  return state === 'WRITTEN'
}

/** For a change that is to be built on it: what is open is called off, and nobody can write it any more. */
export const settleLinkAudit = async (vbase: FreshVBase, name: string): Promise<boolean> => {
  const { content, etag } = await vbase.readFresh(placeOf(name))
  const state = stateOf(content)
  return state === 'OPEN' ? callOffLinkAudit(vbase, { name, etag }) : state === 'WRITTEN'
}

/** For a reader. */
export const hasLinkAudit = async (vbase: VBase, name: string): Promise<boolean> =>
  stateOf(await vbase.getJSON<unknown>(BUCKET, name, true)) === 'WRITTEN'

/** `NONE` of an earlier version of this app, which opened no files: the entry may still be on its way. */
export type AuditState = 'NONE' | 'OPEN' | 'CALLED_OFF' | 'WRITTEN'

export const readAuditState = async (vbase: FreshVBase, name: string): Promise<AuditState> =>
  stateOf((await vbase.readFresh(placeOf(name))).content)

const withoutEntrySchema = z.object({ state: z.enum(['OPEN', 'CALLED_OFF']) })

/** A file that says nothing of this kind is an entry, be it one that cannot be read. */
const stateOf = (content: unknown): AuditState => {
  if (content === null || content === undefined) return 'NONE'
  const file = withoutEntrySchema.safeParse(content)
  return file.success ? file.data.state : 'WRITTEN'
}

const placeOf = (name: string): FilePlace => ({ bucket: BUCKET, path: name })

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
    const written = files.filter((file) => stateOf(file) === 'WRITTEN')
    const parsed = written.map((file) => entrySchema.safeParse(file))
    const entries = parsed.flatMap((entry) => (entry.success ? [entry.data] : []))
    return { entries, unreadable: parsed.length - entries.length, next }
  })
