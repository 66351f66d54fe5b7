/** The key under which a tax authority knows an invoice: Brazil's NF-e has 44 digits, Mexico's CFDI a UUID. */
const ACCESS_KEY = /^(\d{44}|[\da-f]{8}(-?[\da-f]{4}){3}-?[\da-f]{12})$/i

/** The key without the spaces in which it is printed. null for what is none. */
export const accessKeyIn = (typed: string): string | null => {
  const key = typed.replace(/\s+/g, '')
  return ACCESS_KEY.test(key) ? key : null
}
