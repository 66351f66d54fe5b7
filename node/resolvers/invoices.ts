import type { InvoiceSearchArguments, PaymentSearchArguments } from '../orders/invoice-search'
import { requestScopeOf, buyerRequest } from './buyer-request'
import type { Context } from './context'
import { presentInvoicePage, presentOpenedInvoice, presentPaymentPage } from './present-invoices'
import type { Services } from './composition-root'

export const invoiceQueries = (services: Services) => ({
  erpInvoices: async (args: InvoiceSearchArguments, ctx: Context) => {
    const request = await buyerRequest(ctx, services)
    const found = await services.findInvoices(args, requestScopeOf(request, services))
    return presentInvoicePage(found, request)
  },

  erpInvoice: async ({ id }: { id: string }, ctx: Context) => {
    const request = await buyerRequest(ctx, services)
    const opened = await services.openInvoice(id, requestScopeOf(request, services))
    return presentOpenedInvoice(opened, request)
  },

  erpPayments: async (args: PaymentSearchArguments, ctx: Context) => {
    const request = await buyerRequest(ctx, services)
    const found = await services.findPayments(args, requestScopeOf(request, services))
    return presentPaymentPage(found, request)
  },
})
