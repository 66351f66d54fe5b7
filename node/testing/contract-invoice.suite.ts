import assert from 'node:assert/strict'

import type { InvoicePage, OpenedInvoice } from '../connectors/connector'
import type { Money } from '../connectors/order-model'
import { assertRefuses } from './connector-errors'
import {
  countCalls,
  idsOf,
  patiently,
  type ConnectorSubject,
  type KnownInvoice,
  type Suite,
} from './connector-subject'
import {
  findInvoices,
  foreignInvoices,
  invoicePage,
  memberOf,
  ownInvoices,
  ownPayments,
} from './contract-invoice-facts'
import { hostileIds } from './hostile-text'

const MAX_OPENED = 20

/** One invoice, opened by itself, and the sums of many. */
export const describeInvoice = ({ subject, it }: Suite): void => {
  const listed = (name: string, work: (subject: ConnectorSubject) => Promise<void>): void => {
    it(name, async () => {
      if (subject().connector.capabilities.invoiceList) return work(subject())
      assert.equal(subject().connector.getInvoice, undefined)
    })
  }

  listed('opens an own invoice as the list shows it', async (tried) => {
    for (const row of (await findInvoices(tried)).slice(0, MAX_OPENED)) {
      const opened = await open(tried, row.id)
      assert.ok(opened)
      const { payments, ...invoice } = opened
      assert.ok(Array.isArray(payments))
      assert.deepEqual(invoice, row)
    }
  })

  listed('names the payments that settle it, of its own companies only', async (tried) => {
    if (!tried.connector.capabilities.paymentList) return
    const settled = ownInvoices(tried).filter((invoice) => settling(tried, invoice).length > 0)
    assert.ok(settled.length > 0, 'An invoice that is paid in part must be known.')
    for (const known of [...settled.slice(0, 5), ...ownInvoices(tried).slice(0, 5)]) {
      const invoice = await open(tried, known.id)
      assert.deepEqual(idsOf(invoice?.payments ?? []), idsOf(settling(tried, known)))
      const owners = invoice?.payments.map(({ ownerRef }) => ownerRef) ?? []
      assert.ok(owners.every((owner) => tried.known.companies.includes(owner)))
    }
  })

  listed(
    "answers null for another company's invoice as for none, at the same cost",
    async (tried) => {
      const [foreign] = foreignInvoices(tried)
      assert.ok(foreign, 'An invoice of the foreign company must be known.')
      const costs = []
      for (const id of [foreign.id, `${foreign.id.slice(0, -1)}!`]) {
        costs.push(await countCalls(tried, async () => assert.equal(await open(tried, id), null)))
      }
      assert.equal(costs[0], costs[1])
    }
  )

  listed('opens an invoice for its own company only', async (tried) => {
    const [one, other] = tried.known.companies
    const own = ownInvoices(tried).find(({ ownerRef }) => ownerRef === one)
    assert.ok(own)
    assert.equal((await open(tried, own.id, [one]))?.id, own.id)
    assert.equal(await open(tried, own.id, [other]), null)
  })

  listed('opens nothing by a hostile id', async (tried) => {
    for (const id of hostileIds(String(foreignInvoices(tried)[0]?.id))) {
      const work = open(tried, id)
      const opened = await work.catch(async (error: unknown) => {
        await assertRefuses(tried, Promise.reject(error), 'invalid-query')
        return null
      })
      assert.equal(opened, null, JSON.stringify(id))
    }
  })

  listed('adds up what is open and overdue exactly, or not at all', async (tried) => {
    for (const companies of [tried.known.companies, [tried.known.companies[0]]]) {
      const page = await invoicePage(tried, { companies, first: 1 })
      const found = ownInvoices(tried).filter(({ ownerRef }) => companies.includes(ownerRef))
      assertSums(page, found, String(tried.known.today))
    }
  })
}

const open = (
  subject: ConnectorSubject,
  id: string,
  companies: readonly string[] = subject.known.companies
): Promise<OpenedInvoice | null> =>
  memberOf(subject, 'getInvoice')({ companies, id }, patiently(subject))

const settling = (subject: ConnectorSubject, { id }: KnownInvoice) =>
  ownPayments(subject).filter(({ settles }) => settles.includes(id))

const assertSums = (page: InvoicePage, found: readonly KnownInvoice[], today: string): void => {
  if (page.sums === null) return
  const outstanding = found.filter(({ states }) => states.includes('OPEN'))
  assert.deepEqual(
    nonZero(page.sums.map((sum) => sum.open)),
    sumsOf(outstanding.map((invoice) => signed(invoice, invoice.open)))
  )
  // Whether a credit note can be overdue is the ERP's to say.
  const overdue = outstanding.filter(({ states }) => states.includes('OVERDUE'))
  if (overdue.some(({ kind }) => kind === 'CREDIT_NOTE')) return
  const late = overdue.flatMap((invoice) =>
    invoice.instalments.flatMap(({ dueOn, open: rest }) =>
      dueOn !== null && dueOn < today ? [signed(invoice, rest)] : []
    )
  )
  assert.deepEqual(nonZero(page.sums.map((sum) => sum.overdue)), sumsOf(late))
}

interface Counted {
  readonly currency: string
  readonly value: bigint
}

const DECIMALS = 6

const signed = ({ kind }: KnownInvoice, money: Money | null): Counted => {
  assert.ok(money, 'An ERP that adds up knows what is open.')
  const { currency, value } = counted(money)
  return { currency, value: kind === 'CREDIT_NOTE' ? -value : value }
}

const counted = ({ amount, currency }: Money): Counted => {
  const [whole = '', decimals = ''] = amount.split('.')
  return { currency, value: BigInt(whole + decimals.padEnd(DECIMALS, '0')) }
}

const nonZero = (amounts: readonly Money[]): Record<string, bigint> => sumsOf(amounts.map(counted))

const sumsOf = (amounts: readonly Counted[]): Record<string, bigint> => {
  const sums = new Map<string, bigint>()
  for (const { currency, value } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + value)
  return Object.fromEntries([...sums].filter(([, value]) => value !== 0n).sort())
}
