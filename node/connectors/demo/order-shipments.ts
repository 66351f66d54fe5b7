import type { OrderLine, Shipment, ShipmentStatus } from '../order-model'
import { addDays, type OrderSketch } from './company-orders'

/** One shipment once something has left, with what has been shipped of each line. */
export const demoShipments = (order: OrderSketch, lines: readonly OrderLine[]): Shipment[] => {
  const { delivery } = order.facets
  if (delivery !== 'PARTIAL' && delivery !== 'COMPLETE') return []
  const status = statusOf(order)
  const trackingNumber = `DEMO${1000 + order.index}BR`
  return [
    {
      id: 'shipment-1',
      number: `${80000 + order.index}`,
      status,
      statusLabel: null,
      shippedOn: addDays(order.orderedOn, 3),
      promisedOn: addDays(order.orderedOn, 9),
      deliveredOn: status === 'DELIVERED' ? addDays(order.orderedOn, 6) : null,
      carrier: 'Demo Express',
      trackingNumber,
      trackingUrl: `https://tracking.example/${trackingNumber}`,
      lines: lines.map(({ id, productCode, description, shipped }) => ({
        orderLineId: id,
        productCode,
        description,
        quantity: shipped,
      })),
    },
  ]
}

const statusOf = ({ status }: OrderSketch): ShipmentStatus => {
  if (status === 'DELIVERED') return 'DELIVERED'
  return status === 'RETURNED' ? 'RETURNED' : 'SHIPPED'
}
