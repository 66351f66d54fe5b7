import React from 'react'
import { Button } from 'vtex.styleguide'

import StatusTag from '../list/StatusTag'
import Tag from '../list/Tag'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'
import { contactAddress } from './contact'
import type { Order } from './types'

interface Props {
  order: Order
  contact: string | null
  onPrint: () => void
}

/** The order's name, how it stands, and what can be done about it. */
const Header = ({ order, contact, onPrint }: Props) => {
  const text = useText()
  const classes = useClasses()
  const { status, statusLabel, lateDays } = order
  const number = order.erpOrderNumber || order.webOrderNumber || order.customerOrderNumber
  const title = number ? text('order.title', { number }) : text('order.title.none')
  const address = contactAddress(contact, title)
  const isMail = Boolean(address && /^mailto:/i.test(address))
  return (
    <div className={`${classes('orderHeader')} flex flex-wrap items-center mt3 mb5`}>
      <h2 tabIndex={-1} className={`${classes('orderTitle')} t-heading-4 ma0 c-on-base`}>
        {title}
      </h2>
      <StatusTag status={status} label={statusLabel} />
      {lateDays !== null && lateDays > 0 && (
        <Tag tone="stopped" says="late">
          {text('order.late', { count: lateDays })}
        </Tag>
      )}
      {statusLabel && status !== 'OTHER' && (
        <span className={`${classes('label', 'status')} t-small c-muted-1`}>
          {text('order.statusLabel', { label: statusLabel })}
        </span>
      )}
      <div className={`${classes('orderActions')} flex flex-wrap items-center`}>
        {address && (
          <a
            href={address}
            className={`${classes('contactLink')} dib pv1 c-action-primary t-body`}
            {...(isMail ? {} : { target: '_blank', rel: 'noopener noreferrer' })}
          >
            {text('order.contact')}
            {!isMail && (
              <span className={classes('hiddenText')}>{`, ${text('documents.newTab')}`}</span>
            )}
          </a>
        )}
        <Button size="small" variation="secondary" onClick={onPrint}>
          {text('order.print')}
        </Button>
      </div>
    </div>
  )
}

export default Header
