import { text, wordOf, type Fields } from './wire-value'

export interface ReadStatus<Status> {
  readonly status: Status
  readonly statusLabel: string | null
}

/**
 * Turns the ERP's word for a status into ours. Its word becomes the label if we don't know it and none was given.
 * @param known ours
 */
export const statusReader = <Status extends string>(known: readonly Status[]) => {
  const read = wordOf(known)
  /** @param fallback what an unknown or missing word means */
  return (fields: Fields, fallback: Status): ReadStatus<Status> => {
    const status = read(fields.status)
    const label = text(fields.statusLabel)
    return {
      status: status ?? fallback,
      statusLabel: label ?? (status === null ? text(fields.status) : null),
    }
  }
}
