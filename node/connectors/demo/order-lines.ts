import type { OrderLine } from '../order-model'
import { moneyOf } from './amounts'
import type { OrderSketch } from './company-orders'
import { pick } from './random'

/** Prices in the smallest unit of whatever currency the company has. */
const PRODUCTS = [
  { code: 'BRG-6204', description: 'Ball bearing 6204 2RS', unit: 'PC', price: 1890 },
  {
    code: 'BLT-M10X40',
    description: 'Hexagon bolt M10 x 40, zinc plated',
    unit: 'BOX',
    price: 4550,
  },
  { code: 'VBLT-A42', description: 'V-belt A42', unit: 'PC', price: 3275 },
  { code: 'OIL-ISO46', description: 'Hydraulic oil ISO 46, 20 l', unit: 'CAN', price: 28990 },
  { code: 'GLV-L', description: 'Nitrile gloves, size L', unit: 'PACK', price: 2199 },
  { code: 'SNS-18NPN', description: 'Inductive sensor M18 NPN', unit: 'PC', price: 15640 },
] as const

/** One to four lines; a part of each has been shipped where the delivery is partial. */
export const demoLines = (order: OrderSketch): readonly OrderLine[] =>
  Array.from({ length: 1 + (order.index % 4) }, (_, position) => demoLine(order, position))

export interface TotalsInMinorUnits {
  readonly items: number
  readonly freight: number
  readonly tax: number
  readonly total: number
}

const FREIGHT = 2500

export const orderTotals = (
  order: OrderSketch,
  lines: readonly OrderLine[]
): TotalsInMinorUnits => {
  const items = lines.reduce((sum, _, position) => sum + lineTotal(order, position), 0)
  const tax = Math.floor((items + FREIGHT) / 10)
  return { items, freight: FREIGHT, tax, total: items + FREIGHT + tax }
}

const productAt = ({ index }: OrderSketch, position: number): (typeof PRODUCTS)[number] =>
  PRODUCTS[(index + position) % PRODUCTS.length] ?? PRODUCTS[0]

const orderedQuantity = ({ ownerRef, index }: OrderSketch, position: number): number =>
  2 * (1 + pick(20, ownerRef, index, position))

const lineTotal = (order: OrderSketch, position: number): number =>
  orderedQuantity(order, position) * productAt(order, position).price

const demoLine = (order: OrderSketch, position: number): OrderLine => {
  const { code, description, unit, price } = productAt(order, position)
  const ordered = orderedQuantity(order, position)
  const shipped = doneOf(ordered, order.facets.delivery)
  const cancelled = order.status === 'CANCELLED' ? ordered : 0
  return {
    id: String(10 * (position + 1)),
    lineNumber: String(10 * (position + 1)),
    productCode: code,
    customerProductCode: null,
    description,
    unit,
    ordered: String(ordered),
    shipped: String(shipped),
    invoiced: String(doneOf(ordered, order.facets.invoicing)),
    outstanding: String(ordered - shipped - cancelled),
    cancelled: String(cancelled),
    unitPrice: moneyOf(price, order.currency),
    total: moneyOf(ordered * price, order.currency),
    promisedOn: null,
  }
}

const doneOf = (ordered: number, facet: OrderSketch['facets']['delivery']): number => {
  if (facet === 'COMPLETE') return ordered
  return facet === 'PARTIAL' ? ordered / 2 : 0
}
