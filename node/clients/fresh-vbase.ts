/**
 * VBase for a change that many must not make at once: reads of its own, and writes that are taken once or not at all, however
 * late one arrives that was given up on.
 */
import { randomUUID } from 'node:crypto'

import { VBase } from '@vtex/api'

export interface FilePlace {
  readonly bucket: string
  readonly path: string
}

export interface VersionedFile {
  /** Null where there is no such file. */
  readonly content: unknown
  /** Names this version: a write that gives it replaces this one and no newer one. None where there is no file. */
  readonly etag: string | undefined
}

export class FreshVBase extends VBase {
  /**
   * The runtime lets a read join one of the same address that is under way already, however long ago that began: fit for
   * showing, not for a change that is built on what it read.
   */
  public async readFresh(place: FilePlace): Promise<VersionedFile> {
    const { data, headers } = await this.http.getRaw<unknown>(addressOf(place), {
      metric: 'vbase-read-fresh',
      nullIfNotFound: true,
    })
    if (data === null) return { content: null, etag: undefined }
    const { etag } = headers as { readonly etag?: string }
    if (etag === undefined) throw new Error('VBase names no version of a file.')
    return { content: data, etag }
  }

  /**
   * The first write of a file, which has no version to name. One attempt: a second could be taken while the first is still
   * on its way. So where this fails, the write may still arrive; where it does not, it has arrived and never will again.
   */
  public async create(place: FilePlace, content: object): Promise<void> {
    await this.http.put(addressOf(place), unlikeAnyOther(content), {
      metric: 'vbase-create',
      headers: JSON_HEADERS,
      retries: 0,
    })
  }

  /** Refused with 412 where the file is another version than the one named. */
  public async replace(
    place: FilePlace,
    content: object,
    { etag, retries }: { readonly etag: string | undefined; readonly retries?: number }
  ): Promise<void> {
    if (etag === undefined) throw new Error('There is no version to replace.')
    await this.http.put(addressOf(place), unlikeAnyOther(content), {
      metric: 'vbase-replace',
      headers: { ...JSON_HEADERS, 'If-Match': etag },
      ...(retries === undefined ? {} : { retries }),
    })
  }
}

const JSON_HEADERS = { 'Content-Type': 'application/json' }

/** An etag may be made from the bytes: had two versions the same, a late write for the one would be taken for the other. */
const unlikeAnyOther = (content: object): object => ({ ...content, writeId: randomUUID() })

/** As VBase.js of `@vtex/api` finds it. */
const addressOf = ({ bucket, path }: FilePlace): string =>
  `/buckets/${appName()}/${bucket}/files/${path}`

const appName = (): string => (process.env.VTEX_APP_ID ?? '').split('@')[0] ?? ''
