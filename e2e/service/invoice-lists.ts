/** What the tests of invoices and payments ask the running store. */
import type { GraphqlAnswer, StoreFront } from '../../dev/store-front'
import type { DemoPerson } from '../../dev/platform/people'
import { person } from './store'

const MONEY = '{ amount currency }'

export const INVOICE = `id cacheId company { ref } kind invoiceNumber series accessKey status issuedOn
  total ${MONEY} open ${MONEY} overdue ${MONEY}
  orders { id webOrderNumber erpOrderNumber customerOrderNumber }
  instalments { dueOn isOverdue amount ${MONEY} open ${MONEY} paymentSlip { line instantCode } }
  documents { id ref kind }`

const INVOICES = `query invoices($search: ErpInvoiceSearch, $first: Int, $after: String) {
  erpInvoices(search: $search, first: $first, after: $after) {
    invoices { ${INVOICE} }
    endCursor hasNextPage total today
    sums { open ${MONEY} overdue ${MONEY} }
    groups { kind match value total hasMore invoices { id } } arePartsLeft
    rights { scope } warnings
    collaborator { companies { ref } capabilities { invoiceList invoiceNumberKinds paymentList } }
    freshness { source }
  }
}`

export interface Amount {
  readonly amount: string
  readonly currency: string
}

export interface InvoiceRow {
  readonly id: string
  readonly cacheId: string
  readonly company: { readonly ref: string }
  readonly kind: string
  readonly invoiceNumber: string | null
  readonly series: string | null
  readonly accessKey: string | null
  readonly status: string
  readonly issuedOn: string
  readonly total: Amount | null
  readonly open: Amount | null
  readonly overdue: Amount | null
  readonly orders: ReadonlyArray<Readonly<Record<string, string | null>>>
  readonly instalments: ReadonlyArray<{
    readonly dueOn: string
    readonly isOverdue: boolean
    readonly open: Amount | null
  }>
  readonly documents: ReadonlyArray<{ readonly id: string; readonly ref: string }>
}

export interface Sums {
  readonly open: Amount
  readonly overdue: Amount
}

export interface InvoicePage {
  readonly invoices: readonly InvoiceRow[]
  readonly endCursor: string | null
  readonly hasNextPage: boolean
  readonly total: number | null
  readonly today: string
  readonly sums: readonly Sums[] | null
  readonly groups: ReadonlyArray<{
    readonly kind: string
    readonly match: string
    readonly value: string
    readonly total: number | null
    readonly hasMore: boolean
    readonly invoices: ReadonlyArray<{ readonly id: string }>
  }>
  readonly arePartsLeft: boolean
  readonly rights: { readonly scope: string }
  readonly warnings: readonly string[]
  readonly collaborator: { readonly capabilities: Readonly<Record<string, unknown>> }
}

type Variables = Readonly<Record<string, unknown>>

const dataOf = <Data>({ data, errors }: GraphqlAnswer<Data>): Data => {
  if (data === null) throw new Error(`It was refused: ${JSON.stringify(errors[0])}`)
  return data
}

export const askInvoices = (
  store: StoreFront,
  who: DemoPerson,
  variables: Variables = {}
): Promise<GraphqlAnswer<{ erpInvoices: InvoicePage }>> =>
  store.fetchGraphql({ as: person(who), query: INVOICES, variables })

/** The page that a search must find. */
export const invoicesOf = async (...args: Parameters<typeof askInvoices>): Promise<InvoicePage> =>
  dataOf(await askInvoices(...args)).erpInvoices

/** Every page, joined. */
export const allInvoices = async (
  store: StoreFront,
  who: DemoPerson,
  search: Variables = {}
): Promise<readonly InvoiceRow[]> => {
  const rows: InvoiceRow[] = []
  let after: string | null = null
  do {
    const page: InvoicePage = await invoicesOf(store, who, { search, first: 100, after })
    rows.push(...page.invoices)
    after = page.endCursor
  } while (after !== null && rows.length < 10_000)
  return rows
}

const PAYMENT = `id cacheId company { ref } paidOn amount ${MONEY} method reference
  settles { invoiceId invoiceNumber amount ${MONEY} } documents { id ref kind }`

export interface PaymentRow {
  readonly id: string
  readonly company: { readonly ref: string }
  readonly paidOn: string
  readonly amount: Amount | null
  readonly settles: ReadonlyArray<{
    readonly invoiceId: string | null
    readonly amount: Amount | null
  }>
  readonly documents: ReadonlyArray<{ readonly kind: string }>
}

export interface PaymentPage {
  readonly payments: readonly PaymentRow[]
  readonly endCursor: string | null
  readonly total: number | null
  readonly warnings: readonly string[]
}

export const askPayments = (
  store: StoreFront,
  who: DemoPerson,
  variables: Variables = {}
): Promise<GraphqlAnswer<{ erpPayments: PaymentPage }>> =>
  store.fetchGraphql({
    as: person(who),
    query: `query payments($search: ErpPaymentSearch, $first: Int, $after: String) {
      erpPayments(search: $search, first: $first, after: $after) {
        payments { ${PAYMENT} } endCursor hasNextPage total warnings
      }
    }`,
    variables,
  })

export const paymentsOf = async (...args: Parameters<typeof askPayments>): Promise<PaymentPage> =>
  dataOf(await askPayments(...args)).erpPayments

export const askInvoice = (
  store: StoreFront,
  who: DemoPerson,
  id: string
): Promise<
  GraphqlAnswer<{
    erpInvoice: { invoice: InvoiceRow; payments: readonly PaymentRow[]; today: string }
  }>
> =>
  store.fetchGraphql({
    as: person(who),
    query: `query open($id: ID!) {
      erpInvoice(id: $id) { invoice { ${INVOICE} } payments { ${PAYMENT} } today }
    }`,
    variables: { id },
  })

export const openedInvoice = async (...args: Parameters<typeof askInvoice>) =>
  dataOf(await askInvoice(...args)).erpInvoice

/** Hundredths, or the units of a currency that has none: all parts of a sum have the same. */
export const unitsOf = (amount: string): bigint => BigInt(amount.replace('.', ''))
