/**
 * Ways in which a connector can be wrong, as wrappers around any of them, and the check of the contract suite that has to
 * say so. They know nothing of a connector's code.
 */
import { kindsOf, type ErpConnector } from '../connectors/connector'
import type { ConnectorSubject, Suite } from './connector-subject'
import { describeBillingFeatures } from './contract-billing-features.suite'
import { describeContent } from './contract-content.suite'
import { describeInvoices } from './contract-invoices.suite'
import { describeJoiningPages } from './contract-joining-pages.suite'
import { describeOrderFeatures } from './contract-order-features.suite'
import { describeOwnQueries } from './contract-own-queries.suite'
import { describeSearch } from './contract-search.suite'
import { listedAsAnybody, openedAsAnybody } from './mutation-companies'
import {
  eachInvoiceSearch,
  eachOrder,
  eachSearch,
  everywhere,
  isDay,
  isMoney,
  isOnly,
  openedOrder,
  otherDay,
  withDrafts,
  withLooseTies,
  withoutSecondPage,
} from './mutation-wrappers'

export interface Mutation {
  readonly name: string
  readonly section: (suite: Suite) => void
  /** The only check of the section that turns red, and what it says then. */
  readonly check: string
  readonly says: RegExp
  readonly mutate: (subject: ConnectorSubject) => ErpConnector
}

const shown = (what: string) => `shows of each record ${what} as known, in rows and opened`
const QUANTITIES = ['ordered', 'shipped', 'invoiced', 'outstanding', 'cancelled']

const CONTENT: ReadonlyArray<Omit<Mutation, 'section'>> = [
  {
    name: 'the web and the customer order number are swapped',
    check: shown('its own numbers'),
    says: /(webOrderNumber|customerOrderNumber): .* was read/,
    mutate: eachOrder(({ webOrderNumber, customerOrderNumber }) => ({
      webOrderNumber: customerOrderNumber,
      customerOrderNumber: webOrderNumber,
    })),
  },
  {
    name: 'the ERP order number is null',
    check: shown('its own numbers'),
    says: /erpOrderNumber: .* is known, null was read/,
    mutate: eachOrder(() => ({ erpOrderNumber: null })),
  },
  {
    name: 'every status is OTHER',
    check: shown('its status'),
    says: /status: .* is known, 'OTHER' was read/,
    mutate: eachOrder(() => ({ status: 'OTHER' })),
  },
  {
    name: 'every channel is WEB',
    check: shown('its channel'),
    says: /channel: .*, 'WEB' was read/,
    mutate: eachOrder(() => ({ channel: 'WEB' })),
  },
  {
    name: 'nobody placed anything',
    check: shown('who placed it'),
    says: /placedBy: .* is known, null was read/,
    mutate: eachOrder(() => ({ placedBy: null })),
  },
  {
    name: 'the quantities are null',
    check: shown('what is ordered, shipped and invoiced of each line'),
    says: /ordered: \[ '.* is known, \[ null.* was read/,
    mutate: everywhere((name, value) => (QUANTITIES.includes(name) ? null : value)),
  },
  {
    name: 'the instalments are empty',
    check: shown('its instalments, and which of them are open'),
    says: /instalments: .* is known, \[\] was read/,
    mutate: everywhere((name, value) => (name === 'instalments' ? [] : value)),
  },
  {
    name: 'each day is the one after it',
    check: shown('its days'),
    says: /orderedOn: '.* is known, '.* was read/,
    mutate: everywhere((name, value) =>
      name.endsWith('On') && isDay(value) ? otherDay(value, 1) : value
    ),
  },
  {
    name: 'the amounts are in another currency',
    check: shown('its amounts, each in its currency'),
    says: /currency: '[A-Z]{3}' .* is known, .*currency: 'CHF'/,
    mutate: everywhere((_, value) => (isMoney(value) ? { ...value, currency: 'CHF' } : value)),
  },
  {
    name: 'the two addresses are swapped',
    check: shown('its addresses'),
    says: /(billing|shipping)Address: .* is known/,
    mutate: openedOrder(({ billingAddress, shippingAddress }) => ({
      billingAddress: shippingAddress,
      shippingAddress: billingAddress,
    })),
  },
  {
    name: 'the documents are left out',
    check: shown('its documents, none left out'),
    says: /(documentsOf\w+|receipts): .* is known, \[\] was read/,
    mutate: everywhere((name, value) => (name === 'documents' ? [] : value)),
  },
  {
    name: 'the last invoice of an order is left out',
    check: shown('what belongs to it, none left out'),
    says: /invoicesOfOrder: .* is known/,
    mutate: openedOrder(({ invoices }) => ({ invoices: invoices.slice(0, -1) })),
  },
  {
    name: 'the orders of one company can not be opened',
    check: 'lists and opens each record that is known',
    says: /The order \S+.* is known, and can't be opened/,
    mutate: ({ connector, known }) => ({
      ...connector,
      getOrder: async (query, call) => {
        const order = await connector.getOrder(query, call)
        return order?.ownerRef === known.companies[1] ? null : order
      },
    }),
  },
  {
    name: 'drafts are shown',
    check: 'shows no draft, in a list or opened',
    says: /The draft \S+ is in the list of/,
    mutate: withDrafts,
  },
]

const SEARCHING: ReadonlyArray<Omit<Mutation, 'section'>> = [
  {
    name: 'statuses are ignored',
    check: 'finds the orders of a status, or refuses to',
    says: /"statuses":/,
    mutate: eachSearch((query, { capabilities }) =>
      capabilities.statuses && isOnly('statuses', query) ? { statuses: [] } : {}
    ),
  },
  {
    name: 'channels are ignored',
    check: 'finds the orders of a channel, or refuses to',
    says: /"channels":/,
    mutate: eachSearch((query, { capabilities }) =>
      capabilities.channels && isOnly('channels', query) ? { channels: [] } : {}
    ),
  },
  {
    name: 'products are ignored',
    check: 'finds the orders that have a product, or refuses to',
    says: /"product":/,
    mutate: eachSearch((query, { capabilities }) =>
      capabilities.product && isOnly('product', query) ? { product: null } : {}
    ),
  },
  {
    name: 'the last day of a span is left out',
    check: 'takes both bounds of a span of days inclusively and shifts no day, or refuses days',
    says: /"to":/,
    mutate: eachSearch(({ to }, { capabilities }) =>
      capabilities.dates && to !== null ? { to: otherDay(to, -1) } : {}
    ),
  },
  {
    name: 'a part of a web order number is taken for the whole',
    check: 'does not take a part of a WEB number for the whole',
    says: /"match":"exact"/,
    mutate: eachSearch(({ number }, { capabilities }) =>
      number?.kind === 'WEB' && capabilities.partialNumberKinds.includes('WEB')
        ? { number: { ...number, match: 'partial' } }
        : {}
    ),
  },
]

const INVOICES: ReadonlyArray<Omit<Mutation, 'section'>> = [
  {
    name: 'what is open is taken for overdue',
    check: 'finds the invoices of the state OVERDUE on a day, or refuses states',
    says: /"state":"OVERDUE"/,
    mutate: eachInvoiceSearch(({ state }, { capabilities }) =>
      state === 'OVERDUE' && capabilities.invoiceStates.includes('OVERDUE') ? { state: 'OPEN' } : {}
    ),
  },
  {
    name: 'due days are ignored',
    check: 'takes both bounds of a due day inclusively, or refuses due days',
    says: /"dueFrom":/,
    mutate: eachInvoiceSearch((_, { capabilities }) =>
      capabilities.invoiceDueDates ? { dueFrom: null, dueTo: null } : {}
    ),
  },
]

const ORDER_FEATURES: ReadonlyArray<Omit<Mutation, 'section'>> = [
  {
    name: 'an order is said to be found by every kind that was asked for',
    check: 'says of each order of such a search by which kinds it was found, and of no other',
    says: /"otherKinds":/,
    mutate: ({ connector }) => ({
      ...connector,
      findOrders: async (query, call) => {
        const page = await connector.findOrders(query, call)
        const { number } = query
        if (number?.otherKinds === undefined) return page
        return { ...page, orders: page.orders.map((row) => ({ ...row, foundBy: kindsOf(number) })) }
      },
    }),
  },
  {
    name: 'the first promised day is left out',
    check: 'takes both bounds of the promised day inclusively, or refuses them',
    says: /"promisedFrom":/,
    mutate: eachSearch(({ promisedFrom }) =>
      promisedFrom ? { promisedFrom: otherDay(promisedFrom, 1) } : {}
    ),
  },
  {
    name: 'the counts are of everybody',
    check: 'counts the own orders of one person alone where it is asked for them',
    says: /ALL/,
    mutate: eachSearch(({ countsOn }) => (countsOn ? { placedBy: null } : {})),
  },
]

const BILLING_FEATURES: ReadonlyArray<Omit<Mutation, 'section'>> = [
  {
    name: 'a part of an invoice number is taken for the whole',
    check: 'finds the invoices of a part of a number INVOICE, or refuses it',
    says: /"match":"partial"/,
    mutate: eachInvoiceSearch(({ number }, { capabilities }) =>
      number?.kind === 'INVOICE' && capabilities.invoiceNumberKinds.includes('INVOICE')
        ? { number: { ...number, match: 'exact' } }
        : {}
    ),
  },
  {
    name: 'the overdue count is one too many',
    check: 'counts what is overdue of everything that it adds up, or says nothing',
    says: /[A-Z]{3}/,
    mutate: everywhere((name, value) =>
      name === 'overdueCount' && typeof value === 'number' ? value + 1 : value
    ),
  },
  {
    name: 'the reference of a payment is ignored',
    check: 'finds the payments of a number of the kind REFERENCE, or refuses it',
    says: /./,
    mutate: ({ connector }) => {
      const { findPayments } = connector
      if (findPayments === undefined) return connector
      return {
        ...connector,
        findPayments: (query, call) =>
          findPayments(
            query.number?.kind === 'REFERENCE' ? { ...query, number: null } : query,
            call
          ),
      }
    },
  },
]

export const MUTATIONS: readonly Mutation[] = [
  ...CONTENT.map((mutation) => ({ ...mutation, section: describeContent })),
  ...SEARCHING.map((mutation) => ({ ...mutation, section: describeSearch })),
  ...ORDER_FEATURES.map((mutation) => ({ ...mutation, section: describeOrderFeatures })),
  ...BILLING_FEATURES.map((mutation) => ({ ...mutation, section: describeBillingFeatures })),
  ...INVOICES.map((mutation) => ({ ...mutation, section: describeInvoices })),
  {
    name: 'one page is dropped',
    section: describeJoiningPages,
    check: 'gives pages that join to the whole set in each sort, without a gap or a duplicate',
    says: /pages of \d: missing are \[\S/,
    mutate: withoutSecondPage,
  },
  {
    name: 'ties come in another order each time',
    section: describeJoiningPages,
    check: 'gives the orders of one day in one order, whenever it is asked',
    says: /asked again, the rows come in another order/,
    mutate: withLooseTies,
  },
  {
    name: 'the companies are left out of the query that opens',
    section: describeOwnQueries,
    check: 'has the companies in the query that opens a record or a document',
    says: /The query that opens .* is not restricted to the companies/,
    mutate: openedAsAnybody,
  },
  {
    name: 'the companies are left out of the query that lists',
    section: describeOwnQueries,
    check: 'has the companies in the query that lists or searches',
    says: /The query for the list of orders is not restricted to the companies/,
    mutate: listedAsAnybody,
  },
]
