import { wordOf } from './wire-value'

interface RawStatus {
  readonly status: string | null
  readonly statusLabel: string | null
}

/**
 * Turns the ERP's word for a status into ours. Its word becomes the label if we don't know it and none was given.
 * @param fallback what an unknown or missing word means, judged by the rest of the record
 */
export const statusOr =
  <Status extends string, Rest = unknown>(
    known: readonly Status[],
    fallback: (record: Rest) => Status
  ) =>
  <Raw extends RawStatus & Rest>(raw: Raw) => {
    const status = wordOf(known)(raw.status)
    const statusLabel = raw.statusLabel ?? (status === null ? raw.status : null)
    return { ...raw, status: status ?? fallback(raw), statusLabel }
  }
