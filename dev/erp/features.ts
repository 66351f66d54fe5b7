/** The features of the contract that the demo ERP has: all of them, unless it is told to have fewer. */
export const FEATURES = [
  'invoices',
  'payments',
  'documents',
  'severalKinds',
  'promisedOn',
  'orderCounts',
  'partialInvoiceNumbers',
  'slipLines',
  'paymentNumbers',
] as const
export type Feature = (typeof FEATURES)[number]

/** A server of version 1.1.0 has these, and does not say so. */
export const FEATURES_OF_1_1: readonly Feature[] = ['invoices', 'payments', 'documents']

/** Whether it has a feature. */
export type Has = (feature: Feature) => boolean

export const hasOf = (features: readonly Feature[] | null): Has => {
  const own = new Set(features ?? FEATURES_OF_1_1)
  return (feature) => own.has(feature)
}
