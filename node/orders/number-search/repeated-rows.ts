import type { NumberGroup, NumberSearch } from './number-search'

type Rows<Kind extends string, Row> = Omit<NumberGroup<Kind, Row>, 'rows'> & {
  readonly rows: readonly Row[]
}

/**
 * A record that several kinds found stands once, in the first of its groups, and names them all. A group that is left without
 * rows goes.
 */
export const removeRepeated = <Kind extends string, Row extends object>(
  groups: ReadonlyArray<Rows<Kind, Row>>,
  { keyOf }: Pick<NumberSearch<Kind, Row>, 'keyOf'>
): ReadonlyArray<NumberGroup<Kind, Row>> => {
  const kinds = new Map<string, Set<Kind>>()
  for (const { kind, rows } of groups) {
    for (const key of rows.map(keyOf)) kinds.set(key, (kinds.get(key) ?? new Set()).add(kind))
  }
  const shown = new Set<string>()
  return groups.flatMap((group) => {
    const rows = group.rows.filter((row) => {
      const isNew = !shown.has(keyOf(row))
      shown.add(keyOf(row))
      return isNew
    })
    const total = group.total === null ? null : group.total - (group.rows.length - rows.length)
    const named = rows.map((row) => ({ ...row, foundBy: [...(kinds.get(keyOf(row)) ?? [])] }))
    return rows.length > 0 ? [{ ...group, rows: named, total }] : []
  })
}
