import type { Text } from '../page/useText'

/** "12 orders"; where the ERP does not count, and there are or were further pages, those of this page. */
export const sayCount = (
  text: Text,
  id: string,
  { rows, total, isPart }: { rows: readonly unknown[]; total: number | null; isPart: boolean }
): string =>
  text(total === null && isPart ? `${id}.shown` : id, {
    count: total === null ? rows.length : total,
  })
