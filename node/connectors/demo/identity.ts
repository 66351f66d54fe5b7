import type { CompanyRef } from '../order-model'

/** An order's id carries its owner, so that it can be opened before anything of that company was generated. */
export const orderIdOf = (ownerRef: CompanyRef, index: number): string =>
  `${Buffer.from(ownerRef, 'utf8').toString('base64url')}~${index}`

/** The owner that an id names, or null if we never made such an id. */
export const ownerOf = (id: string): CompanyRef | null => {
  const match = /^([\w-]+)~(\d{1,4})$/.exec(id)
  if (match === null) return null
  const ownerRef = Buffer.from(match[1] ?? '', 'base64url').toString('utf8')
  return orderIdOf(ownerRef, Number(match[2])) === id ? ownerRef : null
}
