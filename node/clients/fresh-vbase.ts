/**
 * VBase with a read of its own. The runtime lets a read join one of the same address that is under way already, however long
 * ago that began: fit for showing, not for a change that is built on what it read.
 */
import { VBase } from '@vtex/api'

export interface VersionedFile {
  /** Null where there is no such file. */
  readonly content: unknown
  /** Names this version: a write that gives it as `ifMatch` replaces this one and no newer one. */
  readonly etag: string | undefined
}

export class FreshVBase extends VBase {
  public async readFresh(bucket: string, path: string): Promise<VersionedFile> {
    const { data, headers } = await this.http.getRaw<unknown>(
      `/buckets/${appName()}/${bucket}/files/${path}`,
      { metric: 'vbase-read-fresh', nullIfNotFound: true }
    )
    const { etag } = headers as { readonly etag?: string }
    return { content: data, etag: data === null ? undefined : etag }
  }
}

/** As VBase.js of `@vtex/api` finds it. */
const appName = (): string => (process.env.VTEX_APP_ID ?? '').split('@')[0] ?? ''
