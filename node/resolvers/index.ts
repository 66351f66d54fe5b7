import { adminQueries } from './admin'
import { enteredBy } from './admission'
import { companyLinkMutations, companyLinkQueries } from './company-links'
import type { Context } from './context'
import { invoiceQueries } from './invoices'
import { orderQueries } from './orders'
import { rowFields } from './present'
import type { Services } from './composition-root'
import type { StaffMember } from './staff'

type Handle<Args, Answer> = (args: Args, ctx: Context) => Promise<Answer>
type StaffHandle<Args, Answer> = (args: Args, ctx: Context, staff: StaffMember) => Promise<Answer>

/** What a use-case needs of the four that graphql-js gives. The size of a query and the masking of errors: guard-directive.ts. */
const answered =
  <Args, Answer>(handle: Handle<Args, Answer>) =>
  (_root: unknown, args: Args, ctx: Context): Promise<Answer> =>
    handle(args, ctx)

/** The same for store staff: who it is comes as the root value, from `@guarded`, and from nowhere else. */
const answeredToStaff =
  <Args, Answer>(handle: StaffHandle<Args, Answer>) =>
  async (root: unknown, args: Args, ctx: Context): Promise<Answer> =>
    handle(args, ctx, enteredBy(root))

export const createResolvers = (services: Services) => {
  const { erpOrders, erpOrdersByNumbers, erpOrder, erpCollaborator } = orderQueries(services)
  const { erpInvoices, erpInvoice, erpPayments } = invoiceQueries(services)
  const { erpConnectionCheck } = adminQueries(services)
  const links = companyLinkQueries()
  const linkChanges = companyLinkMutations(services)
  return {
    Query: {
      erpOrders: answered(erpOrders),
      erpOrdersByNumbers: answered(erpOrdersByNumbers),
      erpOrder: answered(erpOrder),
      erpInvoices: answered(erpInvoices),
      erpInvoice: answered(erpInvoice),
      erpPayments: answered(erpPayments),
      erpCollaborator: answered(erpCollaborator),
      erpCompanyLink: answeredToStaff(links.erpCompanyLink),
      erpCompanyLinks: answeredToStaff(links.erpCompanyLinks),
      erpCompanyLinkAudit: answeredToStaff(links.erpCompanyLinkAudit),
      erpCompanyLinkProposal: answeredToStaff(links.erpCompanyLinkProposal),
      erpConnectionCheck: answeredToStaff(erpConnectionCheck),
    },
    Mutation: {
      erpConfirmCompanyLink: answeredToStaff(linkChanges.erpConfirmCompanyLink),
      erpRemoveCompanyLink: answeredToStaff(linkChanges.erpRemoveCompanyLink),
      erpImportCompanyLinks: answeredToStaff(linkChanges.erpImportCompanyLinks),
    },
    ErpOrderSummary: rowFields,
    ErpOrder: rowFields,
    ErpInvoice: rowFields,
    ErpPayment: rowFields,
  }
}
