import React, { Fragment } from 'react'

import type { ErpRights } from '../__generated__/operations'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'
import { useClasses } from '../page/useClasses'
import Facts from './Facts'
import type { Address, Order } from './types'

interface Props {
  order: Order
  rights: Pick<ErpRights, 'canViewReceipts'>
  hasSeveralCompanies: boolean
}

/** As on a label: each line of it its own. */
const PostalAddress = ({ address }: { address: Address }) => {
  const { name, lines, postalCode, city, state, country } = address
  const place = [[postalCode, city].filter(Boolean).join(' '), state].filter(Boolean).join(', ')
  const all = [name, ...lines, place, country].filter(Boolean)
  return (
    <>
      {all.map((line, i) => (
        <div key={i}>{line}</div>
      ))}
    </>
  )
}

const hasText = (address: Address | null): address is Address =>
  Boolean(address && Object.values(address).some((part) => part && part.length > 0))

const show = (address: Address | null) => hasText(address) && <PostalAddress address={address} />

/** An e-mail address that does not fit goes on with its "@". */
const breakable = (name: string) =>
  name.split(/(?=@)/).map((part, i) => (
    <Fragment key={i}>
      <wbr />
      {part}
    </Fragment>
  ))

const lastDelivery = ({ shipments }: Order): string | null =>
  shipments.reduce<string | null>(
    (last, { deliveredOn }) => (deliveredOn && (!last || deliveredOn > last) ? deliveredOn : last),
    null
  )

/** What the ERP says of the order beyond its numbers, lines and documents. */
const OrderFacts = ({ order, rights, hasSeveralCompanies }: Props) => {
  const text = useText()
  const format = useFormat()
  const day = (value: string | null) => value && format.day(value)
  const { company, channel, status } = order
  const isCancelled = status === 'CANCELLED'
  const isThere = status === 'DELIVERED' || status === 'RETURNED'
  // Of a cancelled order nothing is "not yet".
  const facet = (name: 'delivery' | 'invoicing' | 'payment') =>
    order[name] !== 'UNKNOWN' &&
    !(isCancelled && order[name] === 'NONE') &&
    text(`facet.${name}.${order[name]}`)
  return (
    <Facts
      facts={[
        ['orderedOn', day(order.orderedOn)],
        ['requestedOn', day(order.requestedOn)],
        [isThere ? 'promised' : 'promisedOn', !isCancelled && day(order.promisedOn)],
        ['deliveredOn', isThere && day(lastDelivery(order))],
        ['delivery', facet('delivery')],
        ['invoicing', facet('invoicing')],
        ['payment', rights.canViewReceipts && facet('payment')],
        ['channel', channel !== 'OTHER' && text(`channel.${channel}`)],
        ['placedBy', order.placedBy && breakable(order.placedBy)],
        ['costCenter', order.costCenter],
        ['company', hasSeveralCompanies && (company.name || company.ref)],
        ['paymentTerms', order.paymentTerms],
        ['deliveryTerms', order.deliveryTerms],
      ]}
    />
  )
}

/** What takes several lines: where it goes, who pays, what was written to it. */
export const LongFacts = ({ order }: { order: Order }) => {
  const classes = useClasses()
  const { billingAddress, shippingAddress, notes } = order
  const isOneAddress = JSON.stringify(billingAddress) === JSON.stringify(shippingAddress)
  return (
    <Facts
      kind="wide"
      facts={[
        [isOneAddress ? 'address' : 'shippingAddress', show(shippingAddress)],
        ['billingAddress', !isOneAddress && show(billingAddress)],
        ['notes', notes && <span className={classes('notes')}>{notes}</span>],
      ]}
    />
  )
}

export default OrderFacts
