import type { ErpReply } from './erp-server'

export const json = (body: unknown): ErpReply => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

export const problem = (status: number): ErpReply => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ status }),
})

interface PageShape {
  readonly name: string
  readonly parameters: readonly string[]
  /** Fields that the page has besides. */
  readonly also?: Readonly<Record<string, unknown>>
}

/**
 * One page of what was found, under the `name` of the list. Unknown parameters and cursors are refused.
 */
export const pageOf = (
  found: readonly unknown[],
  query: URLSearchParams,
  { name, parameters, also = {} }: PageShape
): ErpReply => {
  const start = readCursor(query.get('cursor'))
  const limit = Number(query.get('limit') ?? 25)
  const isKnown = [...query.keys()].every((parameter) => parameters.includes(parameter))
  if (!isKnown || !query.has('company') || start === null || !(limit >= 1 && limit <= 100)) {
    return problem(400)
  }
  const hasMore = start + limit < found.length
  return json({
    [name]: found.slice(start, start + limit),
    cursor: hasMore ? `place-${start + limit}-end` : null,
    total: found.length,
    ...also,
  })
}

const readCursor = (cursor: string | null): number | null => {
  if (cursor === null) return 0
  const place = /^place-(\d+)-end$/.exec(cursor)?.[1]
  return place === undefined ? null : Number(place)
}
