/**
 * Limits of our own on a query's size: the runtime has none. They are checked before anything is asked of anyone.
 */
import type {
  FragmentDefinitionNode,
  GraphQLResolveInfo,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql'

const MAX_ROOT_FIELDS = 5
const MAX_FIELDS = 600
const MAX_DEPTH = 12

interface Size {
  readonly fields: number
  readonly depth: number
}

const checked = new WeakMap<OperationDefinitionNode, boolean>()

export const isSmallEnough = ({ operation, fragments }: GraphQLResolveInfo): boolean => {
  const isSmall = checked.get(operation) ?? isWithinLimits(operation, fragments)
  checked.set(operation, isSmall)
  return isSmall
}

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>

const isWithinLimits = (
  { selectionSet }: OperationDefinitionNode,
  fragments: Fragments
): boolean => {
  const sizes = new Map<SelectionSetNode, Size>()
  const { fields, depth } = sizeOf(selectionSet, { fragments, sizes })
  return (
    rootFields(selectionSet, fragments) <= MAX_ROOT_FIELDS &&
    fields <= MAX_FIELDS &&
    depth <= MAX_DEPTH
  )
}

/** Each selection is measured once, however often fragments name it. Validation has refused cycles already. */
const sizeOf = (
  set: SelectionSetNode,
  known: { fragments: Fragments; sizes: Map<SelectionSetNode, Size> }
): Size => {
  const before = known.sizes.get(set)
  if (before !== undefined) return before
  let fields = 0
  let depth = 0
  for (const selection of set.selections) {
    const isField = selection.kind === 'Field'
    const inner =
      selection.kind === 'FragmentSpread'
        ? known.fragments[selection.name.value]?.selectionSet
        : selection.selectionSet
    const size = inner === undefined ? { fields: 0, depth: 0 } : sizeOf(inner, known)
    fields += size.fields + (isField ? 1 : 0)
    depth = Math.max(depth, size.depth + (isField ? 1 : 0))
  }
  known.sizes.set(set, { fields, depth })
  return { fields, depth }
}

const rootFields = (set: SelectionSetNode, fragments: Fragments): number =>
  set.selections.reduce((count, selection) => {
    if (selection.kind === 'Field') return count + 1
    const inner =
      selection.kind === 'FragmentSpread'
        ? fragments[selection.name.value]?.selectionSet
        : selection.selectionSet
    return count + (inner === undefined ? 0 : rootFields(inner, fragments))
  }, 0)
