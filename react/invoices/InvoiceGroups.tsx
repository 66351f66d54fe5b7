import React from 'react'

import type { ErpInvoicePage } from '../__generated__/operations'
import type { GroupsOf } from '../list/Groups'
import Groups from '../list/Groups'
import type { InvoiceRow } from './invoiceRows'
import type { InvoiceSearch, InvoicesState } from './invoiceState'
import { firstInvoicesOf, writeInvoices } from './invoiceState'

/** The invoices of a number, group by group. */
const InvoiceGroups = (props: GroupsOf<InvoiceRow, ErpInvoicePage, InvoicesState>) => {
  const { search } = props.state
  const to = (change: Partial<InvoiceSearch>) =>
    writeInvoices(firstInvoicesOf({ ...search, ...change }))
  return (
    <Groups
      {...props}
      openingOf={({ kind, match, value }) =>
        to({ number: value, kind, match } as Partial<InvoiceSearch>)
      }
      partsOf={() => to({ match: 'PARTIAL' })}
    />
  )
}

export default InvoiceGroups
