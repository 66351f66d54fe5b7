import assert from 'node:assert/strict'

import {
  INVOICE_NUMBER_KINDS,
  INVOICE_SORTS,
  INVOICE_STATES,
  NO_CAPABILITIES,
  type InvoiceNumberKind,
  type InvoiceQuery,
} from '../connectors/connector'
import type { Invoice } from '../connectors/order-model'
import { assertRefuses, connectorErrorOf } from './connector-errors'
import {
  countCalls,
  idsOf,
  type ConnectorSubject,
  type KnownInvoice,
  type Suite,
} from './connector-subject'
import {
  findInvoices,
  foreignInvoices,
  invoicePage,
  isPlacedBy,
  isWithin,
  middleDays,
  ownInvoices,
  peopleOf,
  SINCE_EVER,
  spansOf,
} from './contract-invoice-facts'
import { isOwed } from './contract-facts'
import { hostileTexts } from './hostile-text'

const NO_SUCH_NUMBER = 'NO-SUCH-NUMBER-7F3A'

/** The companies' own list of invoices. What is opened of it is in `contract-invoice.suite.ts`. */
export const describeInvoices = ({ subject, it }: Suite): void => {
  const listed = (name: string, work: (subject: ConnectorSubject) => Promise<void>): void => {
    it(name, async () => {
      if (!subject().connector.capabilities.invoiceList) return assertNoList(subject())
      await work(subject())
    })
  }

  listed('lists all invoices of both companies, each once and as it is known', async (tried) => {
    const [one, other] = tried.known.companies
    const found = await findInvoices(tried, { companies: [one, other, one] })
    assert.deepEqual(idsOf(found), idsOf(ownInvoices(tried)))
    assert.ok(found.length > 0)
    for (const invoice of found) assertAsKnown(tried, invoice)
  })

  for (const kind of INVOICE_NUMBER_KINDS) {
    listed(`finds exactly the invoices of a number of the kind ${kind}, or refuses it`, (tried) =>
      assertFindsNumbers(tried, kind)
    )
  }

  listed('gives an empty page where nothing is found', async (tried) => {
    for (const kind of tried.connector.capabilities.invoiceNumberKinds) {
      const page = await invoicePage(tried, { number: { kind, value: NO_SUCH_NUMBER } })
      assert.deepEqual([page.invoices, page.cursor], [[], null])
      assert.ok(page.total === 0 || page.total === null)
    }
  })

  listed("never finds another company's invoice by its number", async (tried) => {
    for (const kind of tried.connector.capabilities.invoiceNumberKinds) {
      for (const value of numbersOf(foreignInvoices(tried), kind)) {
        await assertNoWider(tried, { kind, value })
      }
    }
  })

  listed('finds or refuses hostile numbers, and never widens', async (tried) => {
    for (const kind of tried.connector.capabilities.invoiceNumberKinds) {
      const [number = ''] = numbersOf(ownInvoices(tried), kind)
      for (const value of hostileTexts(number, tried.known.foreignCompany)) {
        await assertNoWider(tried, { kind, value })
      }
    }
  })

  for (const state of INVOICE_STATES) {
    listed(`finds the invoices of the state ${state} on a day, or refuses states`, (tried) =>
      assertFinds(tried, {
        differing: { state },
        isDeclared: tried.connector.capabilities.invoiceStates.includes(state),
        isExpected: ({ states }) => states.includes(state),
      })
    )
  }

  listed('takes both bounds of the day of issue inclusively, or refuses days', async (tried) => {
    for (const [from, to] of spansOf(ownInvoices(tried).map(({ issuedOn }) => issuedOn))) {
      await assertFinds(tried, {
        mayBeAll: from === SINCE_EVER,
        differing: { from, to },
        isDeclared: tried.connector.capabilities.invoiceDates,
        isExpected: ({ issuedOn }) => isWithin(issuedOn, from, to),
      })
    }
  })

  listed('takes both bounds of a due day inclusively, or refuses due days', async (tried) => {
    const { invoiceDueDates } = tried.connector.capabilities
    const days = ownInvoices(tried).flatMap(dueDays)
    const spans = invoiceDueDates ? spansOf(days) : [['2026-01-01', '2026-12-31'] as const]
    for (const [dueFrom, dueTo] of spans) {
      await assertFinds(tried, {
        differing: { dueFrom, dueTo },
        isDeclared: invoiceDueDates,
        isExpected: (invoice) => dueDays(invoice).some((day) => isWithin(day, dueFrom, dueTo)),
        mayBeAll: dueFrom !== dueTo,
      })
    }
  })

  listed('finds nothing wider for a span that is turned round', async (tried) => {
    const [from, to] = middleDays(ownInvoices(tried).map(({ issuedOn }) => issuedOn))
    assert.deepEqual(await findInvoices(tried, { from: to, to: from }).catch(() => []), [])
  })

  listed('finds exactly those whose orders one person placed, or refuses to', async (tried) => {
    for (const email of peopleOf(ownInvoices(tried))) {
      for (const placedBy of [email, email.toUpperCase(), email.slice(1)]) {
        await assertFinds(tried, {
          differing: { placedBy },
          isDeclared: tried.connector.capabilities.placedBy,
          isExpected: (invoice) => isPlacedBy(invoice, placedBy),
          mayBeNone: true,
        })
      }
    }
  })

  for (const sort of INVOICE_SORTS) {
    listed(`sorts ${sort} and joins the pages, or refuses to`, async (tried) => {
      if (!tried.connector.capabilities.invoiceSorts.includes(sort)) {
        return assertUnsupported(tried, { sort })
      }
      const whole = await findInvoices(tried, { sort })
      assertSorted(tried, whole, sort)
      for (const first of [1, 7]) {
        const joined = await findInvoices(tried, { sort, first })
        assert.deepEqual(
          joined.map(({ id }) => id),
          whole.map(({ id }) => id)
        )
      }
    })
  }

  listed('counts all that match, or says null', async (tried) => {
    const { total, invoices } = await invoicePage(tried, { first: 2 })
    assert.ok(total === null || total === ownInvoices(tried).length)
    assert.equal(invoices.length, 2)
  })

  listed('costs no more calls a page than it is known to', async (tried) => {
    const { invoices: most = 1 } = tried.callsPerPage ?? {}
    const calls = await countCalls(tried, () => invoicePage(tried, { first: 5 }))
    assert.ok(calls <= most, `${calls} calls instead of ${most}.`)
  })

  listed(
    'refuses no company, a page of no size and a cursor that is not its own',
    async (tried) => {
      const { cursor } = await invoicePage(tried, { first: 1 })
      const { maxPageSize } = tried.connector.capabilities
      const refused: ReadonlyArray<Partial<InvoiceQuery>> = [
        ...[[], [''], [' ']].map((companies) => ({ companies })),
        ...[0, -1, 1.5, Number.NaN, maxPageSize + 1].map((first) => ({ first })),
        ...['', '1', '💥', '\ud800', `${String(cursor)}x`].map((after) => ({ after })),
        { after: cursor, companies: [tried.known.foreignCompany] },
      ]
      for (const differing of refused) {
        const kinds = ['invalid-query', 'refused-query', 'unsupported'] as const
        await assertRefuses(tried, invoicePage(tried, differing), ...kinds)
      }
    }
  )
}

/** A connector without the list declares nothing of it. */
const assertNoList = ({ connector }: ConnectorSubject): Promise<void> => {
  assert.equal(connector.findInvoices, undefined)
  assert.equal(connector.getInvoice, undefined)
  const { capabilities: declared } = connector
  const { invoiceNumberKinds, invoiceStates, invoiceDates, invoiceDueDates } = NO_CAPABILITIES
  assert.deepEqual(declared.invoiceNumberKinds, invoiceNumberKinds)
  assert.deepEqual(declared.invoiceStates, invoiceStates)
  assert.equal(declared.invoiceDates, invoiceDates)
  assert.equal(declared.invoiceDueDates, invoiceDueDates)
  return Promise.resolve()
}

const assertAsKnown = (subject: ConnectorSubject, invoice: Invoice): void => {
  const known = ownInvoices(subject).find(({ id }) => id === invoice.id)
  assert.ok(known)
  const { ownerRef, kind, issuedOn, total, open } = known
  assert.deepEqual(
    [invoice.ownerRef, invoice.kind, invoice.issuedOn, invoice.total, invoice.open],
    [ownerRef, kind, issuedOn, total, open]
  )
}

const NUMBERS_TRIED = 3

const numbersOf = (invoices: readonly KnownInvoice[], kind: InvoiceNumberKind): string[] =>
  [...new Set(invoices.flatMap(({ numbers }) => numbers[kind]))].slice(0, NUMBERS_TRIED)

const mayMatch = ({ numbers }: KnownInvoice, kind: InvoiceNumberKind, typed: string): boolean =>
  fold(typed) !== '' && numbers[kind].some((number) => fold(number) === fold(typed))

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^[\s\p{C}]+|[\s\p{C}]+$/gu, '')
    .toLowerCase()

const assertFindsNumbers = async (
  subject: ConnectorSubject,
  kind: InvoiceNumberKind
): Promise<void> => {
  const isDeclared = subject.connector.capabilities.invoiceNumberKinds.includes(kind)
  const numbers = numbersOf(ownInvoices(subject), kind)
  assert.ok(numbers.length > 0 || !isDeclared, `An invoice with a number ${kind} must be known.`)
  for (const number of isDeclared ? numbers : ['ANY-NUMBER']) {
    for (const value of [number, number.toLowerCase(), number.slice(0, -1)]) {
      await assertFinds(subject, {
        differing: { number: { kind, value } },
        isDeclared,
        isExpected: (invoice) => mayMatch(invoice, kind, value),
        mayBeNone: value !== number,
      })
    }
  }
}

const assertNoWider = async (
  subject: ConnectorSubject,
  number: { readonly kind: InvoiceNumberKind; readonly value: string }
): Promise<void> => {
  const found = await findInvoices(subject, { number }).catch(async (error: unknown) => {
    const { kind } = await connectorErrorOf(subject, Promise.reject(error))
    assert.equal(kind, 'invalid-query')
    return []
  })
  const allowed = ownInvoices(subject).filter((one) => mayMatch(one, number.kind, number.value))
  const ids = new Set(idsOf(allowed))
  assert.deepEqual(
    found.filter(({ id }) => !ids.has(id)),
    []
  )
}

export interface Finding {
  readonly differing: Partial<InvoiceQuery>
  readonly isDeclared: boolean
  readonly isExpected: (invoice: KnownInvoice) => boolean
  readonly mayBeNone?: boolean
  readonly mayBeAll?: boolean
}

export const assertFinds = async (subject: ConnectorSubject, finding: Finding): Promise<void> => {
  const { differing, isDeclared, isExpected, mayBeNone = false, mayBeAll = false } = finding
  if (!isDeclared) return assertUnsupported(subject, differing)
  const own = ownInvoices(subject)
  const expected = own.filter(isExpected)
  const asked = JSON.stringify(differing)
  assert.ok(
    mayBeAll || expected.length < own.length,
    `Nothing is known that ${asked} would leave out.`
  )
  assert.ok(mayBeNone || expected.length > 0, `Nothing is known that ${asked} would find.`)
  assert.deepEqual(idsOf(await findInvoices(subject, differing)), idsOf(expected), asked)
}

const assertUnsupported = async (
  subject: ConnectorSubject,
  differing: Partial<InvoiceQuery>
): Promise<void> => {
  const work = () => assertRefuses(subject, invoicePage(subject, differing), 'unsupported')
  assert.equal(await countCalls(subject, work), 0, 'The ERP was asked for what is not supported.')
}

const dueDays = ({ instalments }: KnownInvoice): string[] =>
  instalments.flatMap(({ dueOn }) => dueOn ?? [])

/** By due day, credit notes aside: an ERP may or may not count one among what is to be paid. */
const assertSorted = (
  subject: ConnectorSubject,
  invoices: readonly Invoice[],
  sort: InvoiceQuery['sort']
): void => {
  if (sort !== 'DUE_FIRST') {
    const days = invoices.map(({ issuedOn }) => issuedOn ?? '')
    const ascending = [...days].sort()
    assert.deepEqual(days, sort === 'OLDEST_FIRST' ? ascending : ascending.reverse())
    return
  }
  const days = invoices.flatMap(({ id, kind }) =>
    kind === 'CREDIT_NOTE' ? [] : dueOf(subject, id)
  )
  assert.deepEqual(days, [...days].sort())
}

const NOTHING_DUE = '9999-99-99'

const dueOf = (subject: ConnectorSubject, id: string): string => {
  const known = ownInvoices(subject).find((invoice) => invoice.id === id)
  if (!known?.states.includes('OPEN')) return NOTHING_DUE
  const open = known.instalments.filter(({ open: rest }) => isOwed(rest))
  return open.flatMap(({ dueOn }) => dueOn ?? []).sort()[0] ?? NOTHING_DUE
}
