/**
 * A small server that speaks Tryton's JSON-RPC as the real one was recorded: sessions, wrapped values, errors within an
 * answer of status 200, and 401 without a body for a session it does not know.
 */
import type { ErpReply, ErpRequest } from '../../../testing/erp-server'
import { createShuffle } from '../../../testing/shuffle'
import { UnknownDomain, matches } from './match'
import { UnknownField, comparable, project, fieldOf, type TrytonRecord } from './record'

export const LOGIN = 'bridge'
export const PASSWORD = 'tryton-password-c0ffee'

export type Models = Readonly<Record<string, readonly TrytonRecord[]>>

export const createTrytonErp = (models: Models) => {
  let sessions = 0
  let current: string | null = null
  return {
    respond: ({ body, headers, path }: ErpRequest): ErpReply => {
      if (path !== '/tryton/') return page(404)
      const { id, method, params } = JSON.parse(body) as Rpc
      if (method === 'common.db.login') {
        const [login, secret] = params as [string, { readonly password?: string }]
        if (login !== LOGIN || secret.password !== PASSWORD) return page(401)
        sessions += 1
        current = `session-${sessions}`
        return answer(id, [2, current])
      }
      const expected = Buffer.from(`${LOGIN}:2:${String(current)}`).toString('base64')
      if (current === null || headers.authorization !== `Session ${expected}`) {
        return { status: 401, body: '' }
      }
      return perform(models, { id, method, params })
    },
    /** As a restart of the server, or its clock, would. */
    forgetSessions: (): void => {
      current = null
    },
    sessions: (): number => sessions,
  }
}

interface Rpc {
  readonly id: number
  readonly method: string
  readonly params: readonly unknown[]
}

const perform = (models: Models, { id, method, params }: Rpc): ErpReply => {
  const [, model = '', operation = ''] =
    /^model\.(.+)\.(search_read|search_count)$/.exec(method) ?? []
  const records = models[model]
  if (records === undefined) return page(403)
  if (typeof params.at(-1) !== 'object') return error(id, 'Missing context argument')
  try {
    const found = records.filter((record) => matches(record, params[0]))
    return answer(id, operation === 'search_count' ? found.length : read(found, params))
  } catch (reason) {
    if (reason instanceof UnknownField || reason instanceof UnknownDomain) {
      return error(id, reason.message)
    }
    throw reason
  }
}

const read = (
  found: TrytonRecord[],
  [, offset, limit, order, fields, context]: readonly unknown[]
) => {
  const sizes = Object.entries(context as Record<string, string>)
    .filter(([, value]) => value === 'size')
    .map(([name]) => name.slice(name.lastIndexOf('.') + 1))
  const start = Number(offset)
  return sorted(found, (order ?? []) as Order)
    .slice(start, start + Number(limit))
    .map((record) => project(record, fields as string[], new Set(sizes)))
}

type Order = ReadonlyArray<readonly [field: string, direction: string]>

const shuffle = createShuffle()

/** Records that are equal by what was asked for come in another order each time. */
const sorted = (records: TrytonRecord[], order: Order): TrytonRecord[] =>
  shuffle(records).sort((one, other) => {
    for (const [field, direction] of order) {
      const sign = direction.startsWith('DESC') ? -1 : 1
      const [value, another] = [comparable(fieldOf(one, field)), comparable(fieldOf(other, field))]
      if (value === another) continue
      if (value === null || another === null)
        return (value === null) === /FIRST$/.test(direction) ? -1 : 1
      return value < another ? -sign : sign
    }
    return 0
  })

const answer = (id: number, result: unknown): ErpReply => json({ id, result })

const error = (id: number, message: string): ErpReply => json({ id, error: [message, ''] })

const json = (body: unknown): ErpReply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const page = (status: number): ErpReply => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: `<!doctype html><title>${status}</title>`,
})
