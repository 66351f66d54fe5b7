import type { Shipment, ShipmentLine, ShipmentStatus } from '../../node/connectors/order-model'
import { quantity, type Thousandths } from './amounts'
import { toDay } from './calendar'
import { dayOfStatus } from './milestones'
import type { LinePlan, OrderPlan } from './order-plan'
import type { Random } from './random'

export const lineId = (index: number): string => `line-${index + 1}`

interface Load {
  readonly status: ShipmentStatus
  /** What of a line is in it; lines of which nothing is are left out. */
  readonly amountOf: (line: LinePlan, index: number) => Thousandths
}

const everythingShipped = (line: LinePlan): Thousandths => line.shipped

export const writeShipments = (plan: OrderPlan, random: Random): Shipment[] =>
  loadsOf(plan, random).map((load, index) => writeShipment(plan, { ...load, index }, random))

const loadsOf = ({ seed, lines }: OrderPlan, random: Random): Load[] => {
  switch (seed.status) {
    case 'SHIPPED':
    case 'DELIVERED': {
      const { status } = seed
      const isSplit = lines.length > 1 && random.chance(25)
      return isSplit ? twoLoads(status) : [{ status, amountOf: everythingShipped }]
    }
    case 'RETURNED':
      return [{ status: 'RETURNED', amountOf: everythingShipped }]
    case 'PARTIALLY_SHIPPED':
      return [
        { status: 'SHIPPED', amountOf: everythingShipped },
        { status: 'IN_PREPARATION', amountOf: (line) => line.ordered - line.shipped },
      ]
    case 'CANCELLED':
      return random.chance(10) ? [{ status: 'CANCELLED', amountOf: (line) => line.ordered }] : []
    case 'OTHER':
      return [{ status: 'OTHER', amountOf: (line) => line.ordered }]
    default:
      return []
  }
}

const twoLoads = (status: ShipmentStatus): Load[] =>
  [0, 1].map((half) => ({
    status,
    amountOf: (line, index) => (index % 2 === half ? line.shipped : 0),
  }))

const LEFT: ReadonlySet<ShipmentStatus> = new Set(['SHIPPED', 'DELIVERED', 'RETURNED'])
const ARRIVED: ReadonlySet<ShipmentStatus> = new Set(['DELIVERED', 'RETURNED'])

const writeShipment = (
  { seed, words, lines, promisedDay }: OrderPlan,
  { status, amountOf, index }: Load & { readonly index: number },
  random: Random
): Shipment => {
  const hasLeft = LEFT.has(status)
  const carrier = random.pick(words.carriers)
  const trackingNumber = `TRK${random.digits(10)}`
  return {
    id: `shipment-${index + 1}`,
    number: `${seed.erpOrderNumber}/${index + 1}`,
    status,
    statusLabel: words.shipmentStatuses[status],
    shippedOn: hasLeft ? toDay(dayOfStatus(seed, 'SHIPPED')) : null,
    promisedOn: promisedDay === null ? null : toDay(promisedDay),
    deliveredOn: ARRIVED.has(status) ? toDay(dayOfStatus(seed, 'DELIVERED')) : null,
    carrier: hasLeft ? carrier.name : null,
    trackingNumber: hasLeft ? trackingNumber : null,
    trackingUrl: hasLeft ? carrier.trackingSite + trackingNumber : null,
    lines: lines.flatMap((line, at) => {
      const amount = amountOf(line, at)
      return amount === 0
        ? []
        : [writeShipmentLine(line, at, { amount, language: seed.company.language })]
    }),
  }
}

const writeShipmentLine = (
  { product }: LinePlan,
  index: number,
  { amount, language }: { amount: Thousandths; language: OrderPlan['seed']['company']['language'] }
): ShipmentLine => ({
  orderLineId: lineId(index),
  productCode: product.code,
  description: product.description[language],
  quantity: quantity(amount),
})
