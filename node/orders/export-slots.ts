/**
 * How many exports run at once. Each asks the ERP page after page: without a limit, a few people who press twice would hold
 * all of the slots that the store's searches need.
 */
import { ConnectorError } from '../connectors/connector-error'

export const MAX_EXPORTS = 4
export const MAX_EXPORTS_OF_ONE = 2
const COME_BACK_MS = 10_000

/**
 * @param store names the store's ERP
 * @param person within it
 * @returns frees the slot; calling it again does nothing
 * @throws ConnectorError `rate-limited`
 */
export type TakeExportSlot = (store: string, person: string) => () => void

export const createExportSlots = (): TakeExportSlot => {
  const taken = new Map<string, readonly string[]>()
  return (store, person) => {
    const people = taken.get(store) ?? []
    const own = people.filter((one) => one === person)
    if (people.length >= MAX_EXPORTS || own.length >= MAX_EXPORTS_OF_ONE) throw tooMany()
    taken.set(store, [...people, person])
    let isFree = false
    return () => {
      if (isFree) return
      isFree = true
      const others = withoutOne(taken.get(store) ?? [], person)
      if (others.length === 0) taken.delete(store)
      else taken.set(store, others)
    }
  }
}

const withoutOne = (people: readonly string[], person: string): readonly string[] => {
  const index = people.indexOf(person)
  return people.filter((_, position) => position !== index)
}

const tooMany = () =>
  new ConnectorError('rate-limited', 'Too many exports are running.', {
    retryAfterMs: COME_BACK_MS,
  })
