import { adminQueries } from './admin'
import { companyLinkMutations, companyLinkQueries } from './company-links'
import type { Context } from './context'
import { invoiceQueries } from './invoices'
import { orderQueries } from './orders'
import { rowFields } from './present'
import type { Services } from './services'

type Handle<Args, Answer> = (args: Args, ctx: Context) => Promise<Answer>

/** What a use-case needs of the four that graphql-js gives. The size of a query and the masking of errors: guarded.ts. */
const answered =
  <Args, Answer>(handle: Handle<Args, Answer>) =>
  (_root: unknown, args: Args, ctx: Context): Promise<Answer> =>
    handle(args, ctx)

export const createResolvers = (services: Services) => {
  const { erpOrders, erpOrder, erpCollaborator } = orderQueries(services)
  const { erpInvoices, erpInvoice, erpPayments } = invoiceQueries(services)
  const { erpConnectionCheck } = adminQueries(services)
  const links = companyLinkQueries()
  const linkChanges = companyLinkMutations(services)
  return {
    Query: {
      erpOrders: answered(erpOrders),
      erpOrder: answered(erpOrder),
      erpInvoices: answered(erpInvoices),
      erpInvoice: answered(erpInvoice),
      erpPayments: answered(erpPayments),
      erpCollaborator: answered(erpCollaborator),
      erpCompanyLink: answered(links.erpCompanyLink),
      erpCompanyLinks: answered(links.erpCompanyLinks),
      erpCompanyLinkAudit: answered(links.erpCompanyLinkAudit),
      erpCompanyLinkProposal: answered(links.erpCompanyLinkProposal),
      erpConnectionCheck: answered(erpConnectionCheck),
    },
    Mutation: {
      erpConfirmCompanyLink: answered(linkChanges.erpConfirmCompanyLink),
      erpRemoveCompanyLink: answered(linkChanges.erpRemoveCompanyLink),
      erpImportCompanyLinks: answered(linkChanges.erpImportCompanyLinks),
    },
    ErpOrderSummary: rowFields,
    ErpOrder: rowFields,
    ErpInvoice: rowFields,
    ErpPayment: rowFields,
  }
}
