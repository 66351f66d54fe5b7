import React from 'react'

import Tag from '../list/Tag'
import type { Fact } from '../order/Facts'
import { useFormat } from '../page/useFormat'
import type { Amounts } from './amounts'
import { isSome, openOf, signed } from './amounts'

/** What an invoice is worth, and what of it is still to be paid, as facts. */
export const useAmounts = (invoice: Amounts): Fact[] => {
  const format = useFormat()
  const { issuedOn, overdue } = invoice
  const total = signed(invoice, invoice.total)
  const open = openOf(invoice)
  return [
    ['issuedOn', issuedOn && format.day(issuedOn)],
    ['total', total && format.money(total)],
    ['open', isSome(open) && format.money(open)],
    [
      'overdue',
      isSome(overdue) && (
        <Tag tone="stopped" says="overdue">
          {format.money(overdue)}
        </Tag>
      ),
    ],
  ]
}
