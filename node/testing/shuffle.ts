/** Puts items into another order at each call: what an ERP may do with rows that the sort it was asked for leaves equal. */
export const createShuffle = () => {
  let turn = 0
  return <Item>(items: readonly Item[]): Item[] => {
    turn += 1
    const placed = items.map((item, place) => ({ item, key: ((place + 1) * 7919 * turn) % 104729 }))
    return placed.sort((one, other) => one.key - other.key).map(({ item }) => item)
  }
}
