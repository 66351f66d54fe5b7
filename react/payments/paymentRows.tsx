import React from 'react'

import type { ErpPaymentPage } from '../__generated__/operations'
import RowDocuments from '../documents/RowDocuments'
import type { TableModel } from '../list/tableModel'
import { fact } from '../list/tableModel'
import type { Port } from '../page/port'
import Settled from './Settled'

export type PaymentRow = ErpPaymentPage['payments'][number]

export const nameOfPayment = ({ reference, paidOn }: PaymentRow): string =>
  reference || paidOn || ''

/** All that the list shows of a payment. */
export const paymentRows = (port: Port): TableModel<PaymentRow> => ({
  columns: [
    {
      main: fact('paidOn', ({ paidOn }, { format }) => paidOn && format.day(paidOn)),
      beneath: fact('company', ({ company }) => company.name || company.ref),
    },
    { main: fact('method', ({ method }) => method) },
    { main: fact('reference', ({ reference }) => reference) },
    {
      main: fact('settles', ({ settles }, { text }) =>
        settles.length > 0 ? (
          <Settled port={port} settles={settles} />
        ) : (
          text('payments.unallocated')
        )
      ),
    },
    {
      main: fact('amount', ({ amount }, { format }) => amount && format.money(amount)),
      isAmount: true,
    },
    {
      main: fact(
        'documents',
        ({ documents }) => documents.length > 0 && <RowDocuments documents={documents} />
      ),
    },
  ],
  titleOf: ({ paidOn }) => paidOn && 'paidOn',
  open: 'order.payment',
  caption: 'payments.caption',
  toneOf: ({ settles }) => (settles.length > 0 ? 'settling' : 'unallocated'),
})
