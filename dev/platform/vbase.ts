/**
 * VBase: an app's files, per account, workspace, app and bucket.
 *
 * {GET,HEAD,PUT,DELETE} infra.io.vtex.com/vbase/v2/{account}/{workspace}/buckets/{app}/{bucket}/files/{path}
 * GET .../files?prefix=&limit=&next= -> {data: [{path, hash}], next}; DELETE .../files empties the bucket.
 * Sources: VBase.js and VBase.d.ts of `@vtex/api` (routes, If-Match, gzip as `Content-Encoding`, `nullIfNotFound` on 404),
 * responses.d.ts (FileListItem, VBaseSaveResponse). `next` is taken under its older spelling `_next` too. What a bucket is
 * like that nothing was ever saved in, no source says: 404, which is the harder of the two.
 */
import { createHash } from 'node:crypto'
import { ok, refused } from './exchange'
import type { PlatformAnswer, PlatformRequest } from './exchange'
import { isOf } from './apps-settings'
import type { Workspace } from './apps-settings'

interface StoredFile {
  readonly bytes: Buffer
  readonly contentType: string
  readonly contentEncoding: string | undefined
  readonly hash: string
}

type Bucket = Map<string, StoredFile>

export interface VBaseStore {
  /** A test may put another one in its place, to fail as VBase can. */
  answer(request: PlatformRequest, path: string): PlatformAnswer | Promise<PlatformAnswer>
  /** What the app is to find there already. The name is `bucket/file`. */
  put(workspace: Workspace, name: string, json: unknown): void
}

const FILE_PATH = /^\/([^/]+)\/([^/]+)\/buckets\/([^/]+)\/([^/]+)\/files(?:\/(.+))?$/
const DEFAULT_LIMIT = 100
const MAX_LIMIT = 1000

export function createVBase(appName: string): VBaseStore {
  const buckets = new Map<string, Bucket>()
  return {
    put({ account, workspace }, name, json) {
      const [bucket = '', file = ''] = name.split('/')
      const key = [account, workspace, appName, bucket].join('/')
      const files: Bucket = buckets.get(key) ?? new Map<string, StoredFile>()
      buckets.set(key, files)
      save({ headers: JSON_HEADERS, body: Buffer.from(JSON.stringify(json)) }, files, file)
    },
    answer(request, path) {
      const match = FILE_PATH.exec(path)
      if (!match) return refused(404, 'NotFound', path)
      const [account = '', workspace = '', app = '', bucket = ''] = match.slice(1)
      if (!isOf(request, { account, workspace }) || app !== appName)
        return refused(403, 'Forbidden', 'The credential does not reach this bucket')
      const name = [account, workspace, app, bucket].join('/')
      const files: Bucket = buckets.get(name) ?? new Map<string, StoredFile>()
      if (request.method === 'PUT') buckets.set(name, files)
      if (!buckets.has(name)) return refused(404, 'BucketNotFound', `${bucket} not found`)
      const file = match[5]
      return file
        ? fileAnswer(request, files, decodeURIComponent(file))
        : bucketAnswer(request, files)
    },
  }
}

function bucketAnswer({ method, url }: PlatformRequest, files: Bucket): PlatformAnswer {
  if (method === 'GET') return ok(listOf(files, url.searchParams))
  if (method !== 'DELETE') return refused(405, 'MethodNotAllowed', method)
  files.clear()
  return { status: 204 }
}

function listOf(files: Bucket, params: URLSearchParams) {
  const prefix = params.get('prefix') ?? ''
  const after = params.get('next') ?? params.get('_next') ?? ''
  const limit = Math.min(Number(params.get('limit')) || DEFAULT_LIMIT, MAX_LIMIT)
  const paths = [...files.keys()].filter((path) => path.startsWith(prefix) && path > after).sort()
  const page = paths.slice(0, limit)
  return {
    data: page.map((path) => ({ path, hash: files.get(path)?.hash })),
    next: paths.length > limit ? page.at(-1) : '',
  }
}

function fileAnswer(request: PlatformRequest, files: Bucket, path: string): PlatformAnswer {
  const stored = files.get(path)
  if (request.method === 'PUT' || request.method === 'DELETE') {
    if (!isMatching(request, stored))
      return refused(412, 'PreconditionFailed', `${path} has changed`)
    return request.method === 'PUT' ? save(request, files, path) : remove(files, path)
  }
  if (!stored) return refused(404, 'FileNotFound', `${path} not found`)
  return { status: 200, headers: headersOf(stored), bytes: stored.bytes }
}

/** `If-Match` with an etag, quoted or not. */
function isMatching(request: PlatformRequest, stored: StoredFile | undefined) {
  const wanted = request.headers['if-match']
  return wanted === undefined || wanted.replaceAll('"', '') === stored?.hash
}

const JSON_HEADERS = { 'content-type': 'application/json' }

type Content = Pick<PlatformRequest, 'headers' | 'body'>

function save(request: Content, files: Bucket, path: string): PlatformAnswer {
  const hash = createHash('md5').update(request.body).digest('hex')
  files.set(path, {
    bytes: request.body,
    contentType: request.headers['content-type'] ?? 'application/octet-stream',
    contentEncoding: request.headers['content-encoding'],
    hash,
  })
  return { status: 200, json: [{ path, hash }], headers: { etag: `"${hash}"` } }
}

function remove(files: Bucket, path: string): PlatformAnswer {
  return files.delete(path) ? { status: 204 } : refused(404, 'FileNotFound', `${path} not found`)
}

function headersOf({ hash, contentType, contentEncoding }: StoredFile) {
  const headers: Record<string, string> = { etag: `"${hash}"`, 'content-type': contentType }
  if (contentEncoding) headers['content-encoding'] = contentEncoding
  return headers
}
