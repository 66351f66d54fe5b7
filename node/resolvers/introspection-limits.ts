/** Limits of a query that asks what the schema is: it is answered past every resolver, and so past `@guarded`. */
import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql'

/** graphql-js's own introspection query has 190. */
const MAX_FIELDS = 300
/** Types that are named within types, without end: the fields of the types of fields. */
const MAX_LISTS_WITHIN = 1
const LISTS = new Set(['fields', 'inputFields', 'interfaces', 'possibleTypes'])
const MAX_SCHEMAS = 1
const MAX_TYPES = 5

interface Size {
  /** All of the selection, and below it. */
  readonly fields: number
  /** The most `LISTS` that stand within one another. */
  readonly lists: number
  /** Fields with a name of the asker's own: only so can one thing be asked for many times. */
  readonly aliases: number
  readonly schemas: number
  readonly types: number
  /** `aliases` below one of these two. */
  readonly aliasesOfSchema: number
}

export const hasSmallIntrospection = ({ definitions }: DocumentNode): boolean => {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of definitions)
    if (definition.kind === 'FragmentDefinition') fragments.set(definition.name.value, definition)
  const known = { fragments, sizes: new Map<SelectionSetNode, Size>() }
  return definitions.every(
    (definition) =>
      definition.kind !== 'OperationDefinition' || isSmall(sizeOf(definition.selectionSet, known))
  )
}

const isSmall = ({ fields, lists, schemas, types, aliasesOfSchema }: Size): boolean => {
  if (schemas === 0 && types === 0) return true
  const isAskedOnce = schemas <= MAX_SCHEMAS && types <= MAX_TYPES && aliasesOfSchema === 0
  return isAskedOnce && fields <= MAX_FIELDS && lists <= MAX_LISTS_WITHIN
}

interface Known {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly sizes: Map<SelectionSetNode, Size>
}

/** Each selection is measured once, however often fragments name it. Validation has refused cycles already. */
const sizeOf = (set: SelectionSetNode, known: Known): Size => {
  const before = known.sizes.get(set)
  if (before !== undefined) return before
  let size = NOTHING
  for (const selection of set.selections) {
    const inner =
      selection.kind === 'FragmentSpread'
        ? known.fragments.get(selection.name.value)?.selectionSet
        : selection.selectionSet
    const below = inner === undefined ? NOTHING : sizeOf(inner, known)
    size = sumOf(size, selection.kind === 'Field' ? withField(selection, below) : below)
  }
  known.sizes.set(set, size)
  return size
}

const NOTHING: Size = {
  fields: 0,
  lists: 0,
  aliases: 0,
  schemas: 0,
  types: 0,
  aliasesOfSchema: 0,
}

const sumOf = (one: Size, other: Size): Size => ({
  fields: one.fields + other.fields,
  lists: Math.max(one.lists, other.lists),
  aliases: one.aliases + other.aliases,
  schemas: one.schemas + other.schemas,
  types: one.types + other.types,
  aliasesOfSchema: one.aliasesOfSchema + other.aliasesOfSchema,
})

const withField = ({ name, alias }: FieldNode, below: Size): Size => {
  const [isSchema, isType] = [name.value === '__schema', name.value === '__type']
  return {
    fields: below.fields + 1,
    lists: below.lists + (LISTS.has(name.value) ? 1 : 0),
    aliases: below.aliases + (alias === undefined ? 0 : 1),
    schemas: below.schemas + (isSchema ? 1 : 0),
    types: below.types + (isType ? 1 : 0),
    aliasesOfSchema: isSchema || isType ? below.aliases : below.aliasesOfSchema,
  }
}
