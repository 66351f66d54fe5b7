import type { ErpReply, ErpRequest } from '../../node/testing/erp-server'

/**
 * The honest answers of a real server, for `startErpServer`: the suite counts its calls and lets it misbehave without the
 * server knowing.
 */
export const forwardTo =
  (origin: string) =>
  async ({ method, path, rawQuery, headers, body }: ErpRequest): Promise<ErpReply> => {
    const answer = await fetch(`${origin}${path}${rawQuery}`, {
      method,
      headers: forwarded(headers),
      redirect: 'manual',
      ...(body === '' ? {} : { body }),
    })
    return {
      status: answer.status,
      headers: { 'content-type': answer.headers.get('content-type') ?? 'text/plain' },
      body: Buffer.from(await answer.arrayBuffer()),
    }
  }

/** Without what belongs to the connection: `fetch` writes its own. */
const forwarded = (headers: ErpRequest['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !OF_THE_CONNECTION.has(name) ? [[name, value]] : []
    )
  )

const OF_THE_CONNECTION = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
])
