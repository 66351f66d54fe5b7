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
  /** Fields of the selection itself, those of its fragments among them. */
  readonly width: number
  /** Those, and all below them. */
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
  const { width, fields, depth } = sizeOf(selectionSet, { fragments, sizes })
  return width <= MAX_ROOT_FIELDS && fields <= MAX_FIELDS && depth <= MAX_DEPTH
}

/** Each selection is measured once, however often fragments name it. Validation has refused cycles already. */
const sizeOf = (
  set: SelectionSetNode,
  known: { fragments: Fragments; sizes: Map<SelectionSetNode, Size> }
): Size => {
  const before = known.sizes.get(set)
  if (before !== undefined) return before
  let width = 0
  let fields = 0
  let depth = 0
  for (const selection of set.selections) {
    const isField = selection.kind === 'Field'
    const inner =
      selection.kind === 'FragmentSpread'
        ? known.fragments[selection.name.value]?.selectionSet
        : selection.selectionSet
    const size = inner === undefined ? NOTHING : sizeOf(inner, known)
    width += isField ? 1 : size.width
    fields += size.fields + (isField ? 1 : 0)
    depth = Math.max(depth, size.depth + (isField ? 1 : 0))
  }
  const size = { width, fields, depth }
  known.sizes.set(set, size)
  return size
}

const NOTHING: Size = { width: 0, fields: 0, depth: 0 }
