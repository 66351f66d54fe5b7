import type { Shipment, ShipmentLine } from '../order-model'
import { httpsUrl } from '../values/https-url'
import { shipmentStatus, stateLabel } from './wire-status'
import { dayOf, idText, quantityOf, related, relatedList, text, type Row } from './wire-value'

export const SHIPMENT_FIELDS = [
  ...['number', 'state', 'effective_date', 'planned_date', 'carrier.rec_name'],
  ...['packages.shipping_reference', 'packages.shipping_tracking_url'],
  ...['outgoing_moves.origin', 'outgoing_moves.quantity'],
  ...['outgoing_moves.product.code', 'outgoing_moves.product.name'],
]

/** A shipment may carry several sales: only what belongs to this one is shown of it. */
export const shipmentsOf = (sale: Row): Shipment[] => {
  const lineIds = new Set(relatedList(sale, 'lines.').map(({ id }) => idText(id)))
  return relatedList(sale, 'shipments.').map((shipment, index) => ({
    id: idText(shipment.id) ?? `position-${index + 1}`,
    number: text(shipment.number),
    status: shipmentStatus(shipment.state),
    statusLabel: stateLabel(shipment.state),
    shippedOn: dayOf(shipment.effective_date),
    promisedOn: dayOf(shipment.planned_date),
    deliveredOn: null,
    carrier: text(related(shipment, 'carrier.')?.rec_name),
    ...trackingOf(shipment),
    lines: relatedList(shipment, 'outgoing_moves.')
      .map(shipmentLineOf)
      .filter(({ orderLineId }) => lineIds.has(orderLineId)),
  }))
}

/** Each package has a number: several stand beside each other, and then no one link is right. */
const trackingOf = (shipment: Row) => {
  const packages = relatedList(shipment, 'packages.')
  const numbers = [...new Set(packages.flatMap((one) => text(one.shipping_reference) ?? []))]
  const links = [...new Set(packages.flatMap((one) => httpsUrl(one.shipping_tracking_url) ?? []))]
  return {
    trackingNumber: numbers.length === 0 ? null : numbers.join(', '),
    trackingUrl: links.length === 1 ? (links[0] ?? null) : null,
  }
}

const shipmentLineOf = (move: Row): ShipmentLine => {
  const product = related(move, 'product.')
  return {
    orderLineId: /^sale\.line,(\d+)$/.exec(text(move.origin) ?? '')?.[1] ?? null,
    productCode: text(product?.code),
    description: text(product?.name),
    quantity: quantityOf(move.quantity),
  }
}
