import type { VBase } from '@vtex/api'

import { statusOf } from './upstream-error'

const PAGE_SIZE = 50

export interface BucketPage {
  readonly paths: readonly string[]
  readonly next: string | null
}

/** The names of a bucket's files, a page at a time. A bucket that nothing was ever saved in is empty, and may answer 404. */
export const listBucket = async (
  vbase: VBase,
  bucket: string,
  after: string | null
): Promise<BucketPage> => {
  try {
    const { data, next } = await vbase.listFiles(bucket, {
      limit: PAGE_SIZE,
      ...(after ? { next: after } : {}),
    })
    return { paths: data.map(({ path }) => path), next: next || null }
  } catch (error) {
    if (statusOf(error) === 404) return { paths: [], next: null }
    throw error
  }
}
