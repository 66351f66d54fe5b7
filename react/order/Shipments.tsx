import React from 'react'

import StatusTag from '../list/StatusTag'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'
import { trackingAddress } from './contact'
import RecordCard from './RecordCard'
import { Copied } from './Facts'
import Section from './Section'
import type { Line, Order, Shipment } from './types'

/** A number to follow the parcel by: a link where the carrier has a page. */
const Tracking = ({ number, url }: { number: string | null; url: string | null }) => {
  const text = useText()
  const classes = useClasses()
  const address = trackingAddress(url)
  return (
    <>
      {number && <Copied id="tracking" value={number} />}{' '}
      {address && (
        <a
          href={address}
          target="_blank"
          rel="noopener noreferrer"
          className={`${classes('trackingLink')} dib pv1 c-action-primary`}
        >
          {text('order.track')}
          <span className={classes('hiddenText')}>
            {` ${number || ''}, ${text('documents.newTab')}`}
          </span>
        </a>
      )}
    </>
  )
}

/** What is in it: by the order's own line where the shipment names that alone. */
const Contents = ({ shipment, lines }: { shipment: Shipment; lines: readonly Line[] }) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  if (shipment.lines.length === 0) return null
  return (
    <ul
      aria-label={text('order.shipment.lines')}
      className={`${classes('contents')} list ma0 pa0 t-body c-on-base`}
    >
      {shipment.lines.map((held, i) => {
        const line = lines.find(({ id }) => id === held.orderLineId)
        const description = held.description || (line && line.description)
        const code = held.productCode || (line && line.productCode)
        const quantity = held.quantity && format.quantity(held.quantity)
        return (
          <li key={i} className={classes('content')}>
            {quantity && `${quantity} × `}
            {description || code || text('line.unnamed')}
            {description && code && <span className="t-small c-muted-1">{` · ${code}`}</span>}
          </li>
        )
      })}
    </ul>
  )
}

/** Each shipment: where it is, how to follow it, and which lines it holds. */
const Shipments = ({ order }: { order: Order }) => {
  const text = useText()
  const format = useFormat()
  const { shipments, lines } = order
  if (shipments.length === 0) return null
  const day = (value: string | null) => value && format.day(value)
  return (
    <Section title={text('order.shipments', { count: shipments.length })}>
      {shipments.map((shipment) => (
        <RecordCard
          key={shipment.id}
          of="shipment"
          title={text('order.shipment', { number: shipment.number || '' })}
          tag={<StatusTag status={shipment.status} label={shipment.statusLabel} />}
          facts={[
            ['shippedOn', day(shipment.shippedOn)],
            [shipment.deliveredOn ? 'promised' : 'promisedOn', day(shipment.promisedOn)],
            ['deliveredOn', day(shipment.deliveredOn)],
            ['carrier', shipment.carrier],
            [
              'tracking',
              (shipment.trackingNumber || trackingAddress(shipment.trackingUrl)) && (
                <Tracking number={shipment.trackingNumber} url={shipment.trackingUrl} />
              ),
            ],
          ]}
        >
          <Contents shipment={shipment} lines={lines} />
        </RecordCard>
      ))}
    </Section>
  )
}

export default Shipments
