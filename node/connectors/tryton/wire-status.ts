/**
 * Tryton's three states of a sale (`state`, `shipment_state`, `invoice_state`) -> our headline and facets, and back into
 * its domains. Sources: `sale.py` 6.0; `partially shipped`, `partially paid` and `awaiting payment` exist since 6.4.
 */
import type { Channel, Facet, OrderStatus, ShipmentStatus } from '../order-model'
import { NOTHING, anyOf, type Domain } from './domain'
import { relatedList, text, type Row } from './wire-value'

/** What the readers below need to have been asked for. */
export const STATE_FIELDS = ['state', 'shipment_state', 'invoice_state', 'lines.moves.state']

const STATES = ['draft', 'quotation', 'confirmed', 'processing', 'done', 'cancelled']

/** Never `DELIVERED`: Tryton knows what has left the house, not what has arrived. */
export const orderStatus = (sale: Row): OrderStatus => {
  switch (sale.state) {
    case 'draft':
    case 'quotation':
      return 'RECEIVED'
    case 'confirmed':
      return 'APPROVED'
    case 'processing':
      return statusInProcess(sale)
    case 'done':
      return sale.shipment_state === 'sent' ? 'SHIPPED' : 'INVOICED'
    case 'cancelled':
      return 'CANCELLED'
    default:
      return 'OTHER'
  }
}

const statusInProcess = (sale: Row): OrderStatus => {
  if (sale.shipment_state === 'exception' || sale.invoice_state === 'exception') return 'ON_HOLD'
  if (sale.shipment_state === 'sent') return 'SHIPPED'
  return isPartlySent(sale) ? 'PARTIALLY_SHIPPED' : 'IN_PREPARATION'
}

/** The state before 6.4 says `waiting` until everything has left: some of it may have. */
const isPartlySent = (sale: Row): boolean =>
  relatedList(sale, 'lines.').some((line) =>
    relatedList(line, 'moves.').some(({ state }) => state === 'done')
  )

const PARTLY_SENT: Domain = ['lines', 'where', [['moves', 'where', [['state', '=', 'done']]]]]
const NOT_PARTLY_SENT: Domain = [
  'lines',
  'not where',
  [['moves', 'where', [['state', '=', 'done']]]],
]
const IN_PROCESS: readonly Domain[] = [
  ['state', '=', 'processing'],
  ['shipment_state', '!=', 'exception'],
  ['invoice_state', '!=', 'exception'],
]

const DOMAINS: Partial<Record<OrderStatus, Domain>> = {
  RECEIVED: ['state', 'in', ['draft', 'quotation']],
  APPROVED: ['state', '=', 'confirmed'],
  IN_PREPARATION: [...IN_PROCESS, ['shipment_state', '!=', 'sent'], NOT_PARTLY_SENT],
  PARTIALLY_SHIPPED: [...IN_PROCESS, ['shipment_state', '!=', 'sent'], PARTLY_SENT],
  SHIPPED: anyOf([
    [...IN_PROCESS, ['shipment_state', '=', 'sent']],
    [
      ['state', '=', 'done'],
      ['shipment_state', '=', 'sent'],
    ],
  ]),
  INVOICED: [
    ['state', '=', 'done'],
    ['shipment_state', '!=', 'sent'],
  ],
  ON_HOLD: [
    ['state', '=', 'processing'],
    ['OR', ['shipment_state', '=', 'exception'], ['invoice_state', '=', 'exception']],
  ],
  CANCELLED: ['state', '=', 'cancelled'],
  OTHER: ['state', 'not in', STATES],
}

export const withStatuses = (statuses: readonly OrderStatus[]): Domain =>
  anyOf(statuses.map((status) => DOMAINS[status] ?? NOTHING))

/** "processing" is Tryton's own word; its people read "Processing". */
export const stateLabel = (value: unknown): string | null => {
  const word = text(value)
  return word && word.charAt(0).toUpperCase() + word.slice(1)
}

export const deliveryFacet = (sale: Row): Facet => {
  if (sale.shipment_state === 'sent') return 'COMPLETE'
  return isPartlySent(sale) ? 'PARTIAL' : 'NONE'
}

const isFromShop = (sale: Row): boolean =>
  text(sale.web_id) !== null || typeof sale.web_shop === 'number'

export const channelOf = (sale: Row): Channel => (isFromShop(sale) ? 'WEB' : 'OTHER')

const CHANNELS: Partial<Record<Channel, Domain>> = {
  WEB: ['OR', ['web_id', '!=', null], ['web_shop', '!=', null]],
  OTHER: [
    ['web_id', '=', null],
    ['web_shop', '=', null],
  ],
}

export const withChannels = (channels: readonly Channel[]): Domain =>
  anyOf(channels.map((channel) => CHANNELS[channel] ?? NOTHING))

const SHIPMENT_STATUSES: ReadonlyMap<unknown, ShipmentStatus> = new Map([
  ['draft', 'IN_PREPARATION'],
  ['waiting', 'IN_PREPARATION'],
  ['assigned', 'IN_PREPARATION'],
  ['picked', 'IN_PREPARATION'],
  ['packed', 'IN_PREPARATION'],
  ['shipped', 'SHIPPED'],
  ['done', 'SHIPPED'],
  ['cancelled', 'CANCELLED'],
])

export const shipmentStatus = (state: unknown): ShipmentStatus =>
  SHIPMENT_STATUSES.get(state) ?? 'OTHER'
