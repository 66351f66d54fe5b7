/** The files of links, for a change: read anew, and written so that what arrives late changes nothing. */
import type { CompanyLink } from '../identity/collaborator'
import { LINK_BUCKET, type LinkFile, linkFileOf, linkFileSchema } from './company-links'
import type { FilePlace, FreshVBase } from './fresh-vbase'
import { readAuditState, settleLinkAudit } from './link-audit'

/** What a link is to become, and by which entry of the audit. */
type Next = NonNullable<LinkFile['next']>

export interface LinkFiles {
  /**
   * Writes down what a link is to become.
   *
   * @returns what it is until then. A change of it that was left open is called off.
   */
  readonly stage: (organizationId: string, next: Next) => Promise<CompanyLink | null>
  /** Makes a link what it has become by the entry of this name, where no other change has come to it since. */
  readonly clear: (organizationId: string, audit: string) => Promise<void>
  /** Whether the first write of a file was given up on: it names no version, so it would be taken whenever it arrives. */
  readonly mayStillBeCreated: () => boolean
}

export const createLinkFiles = (vbase: FreshVBase): LinkFiles => {
  let uncertain = 0
  const create = async (place: FilePlace, file: LinkFile): Promise<void> => {
    uncertain += 1
    await vbase.create(place, file)
    uncertain -= 1
  }
  return {
    stage: async (organizationId, next) => {
      const { file, etag } = await readVersion(vbase, organizationId)
      const link = await linkForGood(vbase, file ?? NO_LINK)
      const staged = { link, next }
      const place = placeOf(organizationId)
      if (etag === undefined) await create(place, staged)
      else await vbase.replace(place, staged, { etag })
      return link
    },
    clear: async (organizationId, audit) => {
      const { file, etag } = await readVersion(vbase, organizationId)
      if (file?.next?.audit !== audit) return
      await vbase.replace(placeOf(organizationId), { link: file.next.link, next: null }, { etag })
    },
    mayStillBeCreated: () => uncertain > 0,
  }
}

/** Whether there is a link to take away, be it one that may still come to be, or one whose file cannot be read. */
export const mayHaveLink = async (vbase: FreshVBase, organizationId: string): Promise<boolean> => {
  const { file } = await readVersion(vbase, organizationId)
  if (file === null) return true
  if (file.next === null) return file.link !== null
  const state = await readAuditState(vbase, file.next.audit)
  if (state === 'OPEN' || state === 'NONE') return true
  return (state === 'WRITTEN' ? file.next.link : file.link) !== null
}

const NO_LINK: LinkFile = { link: null, next: null }

interface LinkVersion {
  /** Null for a file that says nothing that we understand. Confirming or removing the link mends it. */
  readonly file: LinkFile | null
  readonly etag: string | undefined
}

const readVersion = async (vbase: FreshVBase, organizationId: string): Promise<LinkVersion> => {
  const { content, etag } = await vbase.readFresh(placeOf(organizationId))
  if (content === null) return { file: NO_LINK, etag }
  return { file: linkFileSchema.safeParse(content).data ?? null, etag }
}

const linkForGood = async (
  vbase: FreshVBase,
  { link, next }: LinkFile
): Promise<CompanyLink | null> =>
  next !== null && (await settleLinkAudit(vbase, next.audit)) ? next.link : link

const placeOf = (organizationId: string): FilePlace => ({
  bucket: LINK_BUCKET,
  path: linkFileOf(organizationId),
})
