/** The size of a parsed query, as it stands there: before validation, so nothing of it may be believed, not even that it ends. */
import type { DocumentNode } from 'graphql'

import { MAX_NAME_LENGTH } from './short-errors'

/** As `query-limits.ts` allows them once fragments are unfolded. The largest query of the page has 191, in 439 nodes. */
const MAX_FIELDS = 600
const MAX_NODES = 2_500
/** Fields of one name in the answer are compared with each other, each with each. The page's largest query has 20. */
const MAX_SAME_NAMES = 120
/** Keys and values. The page sends about twenty; the text of a link import is one. */
const MAX_VARIABLE_VALUES = 5_000

/** Of what came as JSON: how many values there are, and how long their names; a text may be as long as it is. */
export const areSmallVariables = (variables: unknown): boolean => {
  const left = [variables]
  let values = 0
  while (left.length > 0) {
    const value = left.pop()
    if (typeof value !== 'object' || value === null) continue
    // A list says how long it is; naming its places first would cost more than all else.
    if (Array.isArray(value)) {
      values += value.length
      if (values > MAX_VARIABLE_VALUES) return false
      left.push(...(value as readonly unknown[]))
      continue
    }
    for (const name in value) {
      values += 1
      if (values > MAX_VARIABLE_VALUES || name.length > MAX_NAME_LENGTH) return false
      left.push((value as Readonly<Record<string, unknown>>)[name])
    }
  }
  return true
}

/** Without recursion, which depth could overflow. */
export const isSmallDocument = (document: DocumentNode): boolean => {
  const namesakes = new Map<string, number>()
  let nodes = 0
  let fields = 0
  for (const node of nodesOf(document)) {
    nodes += 1
    if (nodes > MAX_NODES || wordOf(node).length > MAX_NAME_LENGTH) return false
    if (node.kind !== 'Field') continue
    fields += 1
    const name = wordOf(node.alias ?? node.name)
    const count = (namesakes.get(name) ?? 0) + 1
    namesakes.set(name, count)
    if (fields > MAX_FIELDS || count > MAX_SAME_NAMES) return false
  }
  return true
}

/**
 * The runtime keeps the last 500 queries. Their places, with all their tokens, are most of their weight, and are of use for
 * errors of validation only.
 */
export const forgetPlaces = (document: DocumentNode): void => {
  for (const node of nodesOf(document)) node.loc = undefined
}

interface AnyNode {
  readonly kind: string
  loc?: unknown
  readonly [name: string]: unknown
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'

/** Of a name or of a member of an enumeration. */
const wordOf = (node: unknown): string =>
  isNode(node) && WORDS.has(node.kind) && typeof node.value === 'string' ? node.value : ''

const WORDS = new Set(['Name', 'EnumValue'])

function* nodesOf(document: DocumentNode): Generator<AnyNode, void> {
  const left: unknown[] = [document]
  while (left.length > 0) {
    const node = left.pop()
    if (!isNode(node)) continue
    yield node
    for (const [name, value] of Object.entries(node)) {
      if (name === 'loc') continue
      if (Array.isArray(value)) left.push(...(value as readonly unknown[]))
      else if (isNode(value)) left.push(value)
    }
  }
}
