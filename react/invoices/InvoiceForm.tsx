import React from 'react'

import type { OrdersB2BInvoicesErpCapabilities as Capabilities } from '../__generated__/operations'
import { useText } from '../page/useText'
import { DayRange } from '../search/DateFields'
import Field from '../search/Field'
import Disclosure from '../search/Disclosure'
import Form, { errorOfField } from '../search/Form'
import type { Failure } from '../states/failure'
import type { InvoiceSearch } from './invoiceState'
import { INVOICE_NUMBER_KINDS, INVOICE_SORTS, INVOICE_STATES } from './invoiceState'

interface Props {
  draft: InvoiceSearch
  /** Null until the service told what this ERP can do. */
  capabilities: Capabilities | null
  failure: Failure | null
  onDraft: (draft: InvoiceSearch) => void
  onSearch: () => void
}

type Choice = 'kind' | 'state' | 'sort'

const InvoiceForm = ({ draft, capabilities: can, failure, onDraft, onSearch }: Props) => {
  const text = useText()
  const errorOf = errorOfField(text, failure)
  const days = { draft, errorOf, onDraft, labelOf: (name: string) => text(`invoices.${name}`) }
  const choose = (name: Choice, values: readonly string[], family: string) => (
    <Field
      name={name}
      label={text(name === 'state' ? 'invoices.state' : name)}
      value={draft[name]}
      options={values.map((value) => ({ value, label: text(`${family}.${value || 'any'}`) }))}
      onChange={(value) => onDraft({ ...draft, [name]: value })}
    />
  )
  const kinds = INVOICE_NUMBER_KINDS.filter(
    (kind) => !can || kind === 'ANY' || can.invoiceNumberKinds.includes(kind)
  )
  const sorts = INVOICE_SORTS.filter((sort) => can && can.invoiceSorts.includes(sort))
  const used = [
    draft.from,
    draft.to,
    draft.dueFrom,
    draft.dueTo,
    draft.sort !== 'NEWEST_FIRST',
  ].filter(Boolean).length
  const isAny = !can || can.invoiceDates || can.invoiceDueDates || sorts.length > 1
  return (
    <Form
      of="invoices"
      label={text('invoices.search')}
      failure={failure}
      onSearch={onSearch}
      filters={
        isAny && (
          <Disclosure used={used}>
            {() => (
              <>
                {(!can || can.invoiceDates) && <DayRange names={['from', 'to']} {...days} />}
                {can && can.invoiceDueDates && <DayRange names={['dueFrom', 'dueTo']} {...days} />}
                {sorts.length > 1 && choose('sort', sorts, 'sort')}
              </>
            )}
          </Disclosure>
        )
      }
    >
      <Field
        name="number"
        label={text('invoices.number')}
        hint={text('number.hint')}
        value={draft.number}
        error={errorOf('number')}
        onChange={(number) => onDraft({ ...draft, number })}
      />
      {choose('kind', kinds, 'kind')}
      {(!can || can.invoiceStates) && choose('state', ['', ...INVOICE_STATES], 'invoices.state')}
    </Form>
  )
}

export default InvoiceForm
