import React from 'react'

import type { ErpInvoicePage } from '../__generated__/operations'
import RowDocuments from '../documents/RowDocuments'
import type { TableModel } from '../list/tableModel'
import { fact } from '../list/tableModel'
import type { Port } from '../page/port'
import { isSome, nextDueOf, numberOf, openOf, signed } from './amounts'
import InvoiceTag from './InvoiceTag'
import OrderLinks from './OrderLinks'
import Overdue from './Overdue'

export type InvoiceRow = ErpInvoicePage['invoices'][number]

/** All that the list shows of an invoice. */
export const invoiceRows = (port: Port): TableModel<InvoiceRow> => ({
  columns: [
    {
      main: fact('invoice', numberOf),
      beneath: fact(
        'kind',
        ({ kind }, { text }) => kind !== 'INVOICE' && text(`invoice.kind.${kind}`)
      ),
    },
    {
      main: fact('issuedOn', ({ issuedOn }, { format }) => issuedOn && format.day(issuedOn)),
      beneath: fact('company', ({ company }) => company.name || company.ref),
    },
    {
      main: fact('dueOn', (invoice, { format }) => {
        const day = nextDueOf(invoice)
        return day && format.day(day)
      }),
      beneath: fact('overdue', ({ overdue }) => isSome(overdue) && <Overdue money={overdue} />),
    },
    {
      main: fact('status', ({ status, statusLabel }) => (
        <InvoiceTag status={status} label={statusLabel} />
      )),
    },
    {
      main: fact(
        'orders',
        ({ orders }) => orders.length > 0 && <OrderLinks port={port} orders={orders} />
      ),
    },
    {
      main: fact('total', (invoice, { format }) => {
        const total = signed(invoice, invoice.total)
        return total && format.money(total)
      }),
      isAmount: true,
    },
    {
      main: fact('open', (invoice, { format }) => {
        const open = openOf(invoice)
        return open && format.money(open)
      }),
      isAmount: true,
    },
    {
      main: fact(
        'documents',
        ({ documents }) => documents.length > 0 && <RowDocuments documents={documents} />
      ),
    },
  ],
  titleOf: (invoice) => numberOf(invoice) && 'invoice',
  open: 'invoice.open',
  caption: 'invoices.caption',
  toneOf: ({ status, kind }) => `${kind}-${status}`.toLowerCase(),
})
