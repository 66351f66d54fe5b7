import type { Search } from './searchState'

/**
 * Whether a number looks like a web order's, as VTEX writes them: 13 or so digits and a suffix (`1340710001234-01`), with a prefix when it
 * came from a marketplace (`ABC-1340710001234-01`), or the store's own short form (`v502559llux-01`).
 */
export const isWebOrderNumber = ({ number, kind }: Search): boolean =>
  /^([a-z]{2,}-)?(\d{6,}|v\d{4,}[a-z]{2,})-\d{2}$/i.test(number.trim()) ||
  (kind === 'WEB' && /^(\d{6,}|v\d{4,}[a-z]{2,})$/i.test(number.trim()))
