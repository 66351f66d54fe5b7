/**
 * GET /_v/private/orders-b2b/documents/:ref[?download=1][&lang=xx]: one document, streamed from the ERP. Nothing has been sent
 * until its first bytes have shown what it is; when it breaks off later, so does the connection.
 */
import { Readable } from 'node:stream'

import { contentDisposition, fileNameOf } from '../orders/document-name'
import { DOCUMENT_TIMEOUT_MS, type ServedDocument } from '../orders/open-document'
import { requestScopeOf, buyerRequest } from '../resolvers/buyer-request'
import type { Context } from '../resolvers/context'
import { publicErrorOf } from '../resolvers/errors'
import type { Services } from '../resolvers/composition-root'
import { readLanguage } from './export-query'
import { withRouteErrors } from './route-errors'

export const createDocumentRoute = (services: Services) => (ctx: Context) =>
  withRouteErrors(ctx, LINKED, async () => {
    const startedAtMs = performance.now()
    const request = await buyerRequest(ctx, services)
    const opened = await services.openDocument(refOf(ctx), requestScopeOf(request, services), {
      mayFollowLinks: request.settings.documentLinks,
      timeoutMs: DOCUMENT_TIMEOUT_MS - (performance.now() - startedAtMs),
    })
    if (opened.type === 'link') return sendElsewhere(ctx, opened.url)
    sendDocument(ctx, opened)
  })

/** A colleague may have sent the address of a document by mail. */
const LINKED = { mayBeLinked: true }

const refOf = ({ vtex }: Context): string => {
  const { ref } = vtex.route.params
  return typeof ref === 'string' ? ref : ''
}

/** The safe headers keep the address it was asked for from the other site. */
const sendElsewhere = (ctx: Context, url: string): void => {
  ctx.status = 303
  ctx.set('location', url)
  ctx.body = ''
}

type ServedFile = Extract<ServedDocument, { type: 'file' }>

const sendDocument = (ctx: Context, { document, file }: ServedFile): void => {
  const { mediaType, extension, isInline } = file.type
  const language = readLanguage(ctx.query, ctx.get('accept-language'))
  const name = fileNameOf(document, { extension, language })
  ctx.status = 200
  ctx.set('content-type', mediaType)
  ctx.set('content-disposition', contentDisposition(name, isInline && !isDownload(ctx)))
  // The runtime would compress an XML, and nobody could tell any more whether it came whole.
  ctx.compress = false
  if (ctx.method === 'HEAD') {
    void file.bytes.return?.()
  } else {
    ctx.body = Readable.from(brokenOffOnError(file.bytes, ctx), { objectMode: false })
  }
  if (file.sizeBytes !== null) ctx.length = file.sizeBytes
}

const isDownload = ({ query }: Context): boolean => query.download === '1'

/** A document that ends early must not look whole: its connection breaks off. */
const brokenOffOnError = (
  bytes: AsyncIterableIterator<Uint8Array>,
  ctx: Context
): AsyncIterable<Uint8Array> => {
  const iterator: AsyncIterator<Uint8Array> = {
    next: () =>
      bytes.next().catch((error: unknown) => {
        // A reader who has left ended it themselves.
        if (!ctx.res.destroyed) publicErrorOf(error, ctx)
        ctx.res.destroy()
        return { value: undefined, done: true }
      }),
    return: () => bytes.return?.() ?? Promise.resolve({ value: undefined, done: true }),
  }
  return { [Symbol.asyncIterator]: () => iterator }
}
