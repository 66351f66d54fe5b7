/** The use-cases of invoices over a scripted ERP, as Ana of C-1 and C-2 asks them. */
import assert from 'node:assert/strict'

import { isAppError } from '../app-error'
import type { OpenedInvoice } from '../connectors/connector'
import type { Invoice } from '../connectors/order-model'
import { ALL_RIGHTS, type Rights } from '../identity/rights'
import { createAskErp } from '../orders/erp'
import { createFindInvoices } from '../orders/find-invoices'
import type { InvoiceSearchArguments } from '../orders/invoice-search'
import { createLastGood } from '../orders/last-good'
import { createOpenInvoice } from '../orders/open-invoice'
import type { SecurityEvent } from '../orders/ownership'
import { invoiceOf } from './paid-order'
import type { ScriptedInvoices } from './scripted-invoices'

export const ANA = 'ana@norte.example'

export const invoiceNamed = (id: string, overrides: Partial<Invoice> = {}): OpenedInvoice => ({
  ...invoiceOf({ id, status: 'OPEN', ...overrides }),
  payments: [],
})

export const invoiceHarness = (erp: ScriptedInvoices) => {
  const events: SecurityEvent[] = []
  const askErp = createAskErp()
  const clock = () => new Date('2026-11-25T12:00:00Z')
  const find = createFindInvoices({ askErp, lastGood: createLastGood(clock) })
  const open = createOpenInvoice({ askErp, lastGood: createLastGood(clock) })
  const requestScope = (rights: Rights, companies: string[]) => ({
    ...{ erp, companies, rights, email: ANA, today: '2026-11-25' },
    report: (event: SecurityEvent) => events.push(event),
  })
  return {
    events,
    find: (args: InvoiceSearchArguments, rights = ALL_RIGHTS, companies = ['C-1', 'C-2']) =>
      find(args, requestScope(rights, companies)),
    open: (id: string, rights = ALL_RIGHTS, companies = ['C-1', 'C-2']) =>
      open(id, requestScope(rights, companies)),
  }
}

/** The code and the reason of an `AppError`. */
export const refusal = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.then(
    () => assert.fail('it was answered'),
    (reason: unknown) => reason
  )
  assert.ok(isAppError(error))
  return [error.code, error.details.reason].filter(Boolean).join(' ')
}

export const idsOf = ({ invoices }: { invoices: readonly Invoice[] }) =>
  invoices.map(({ id }) => id)
