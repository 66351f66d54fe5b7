import type { CompanyRef } from '../order-model'

/** `revendaId` is an integer in every text of the contract; one that no double holds exactly can't be sent as JSON. */
const REVENDA_ID = /^[1-9]\d{0,14}$/

/** The number of the buying company without leading zeros. What is no number is kept, and never sent. */
export const canonicalRef = (ref: string): CompanyRef => ref.trim().replace(/^0+(?=\d)/, '')

/** `revendaId` as it is sent, or null for a ref that can't be one. */
export const revendaIdOf = (ref: CompanyRef): number | null => {
  const canonical = canonicalRef(ref)
  return REVENDA_ID.test(canonical) ? Number(canonical) : null
}
