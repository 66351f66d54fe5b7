/** What a page shows as the store's system wrote it. */
const AS_IT_IS = new Set(
  [
    'webOrderNumber erpOrderNumber customerOrderNumber placedBy costCenter paymentTerms deliveryTerms notes',
    'name lines city state postalCode country',
    'productCode customerProductCode description unit',
    'carrier trackingNumber number invoiceNumber accessKey method reference',
  ].flatMap((names) => names.split(' '))
)

/** All such texts in an order, however deep. */
export const textsIn = (value: unknown, name = ''): string[] => {
  if (typeof value === 'string') return AS_IT_IS.has(name) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, name))
  return Object.entries(value ?? {}).flatMap(([key, one]) => textsIn(one, key))
}
