/** What only some ERPs can find of invoices and payments: checked where it is declared, and elsewhere that it is refused unasked. */
import assert from 'node:assert/strict'

import {
  INVOICE_NUMBER_KINDS,
  PAYMENT_NUMBER_KINDS,
  type InvoiceNumberKind,
  type InvoiceQuery,
  type InvoiceSums,
} from '../connectors/connector'
import { assertRefuses } from './connector-errors'
import { idsOf, type ConnectorSubject, type KnownInvoice, type Suite } from './connector-subject'
import {
  findInvoices,
  foreignInvoices,
  invoicePage,
  ownInvoices,
  ownPayments,
} from './contract-invoice-facts'
import { assertFinds as assertFindsInvoices } from './contract-invoices.suite'
import { assertFinds as assertFindsPayments } from './contract-payments.suite'
import { hostileTexts } from './hostile-text'

export const describeBillingFeatures = ({ subject, it }: Suite): void => {
  const ofInvoices = (name: string, work: (tried: ConnectorSubject) => Promise<void>): void =>
    it(name, async () => {
      if (subject().connector.capabilities.invoiceList) await work(subject())
    })
  const ofPayments = (name: string, work: (tried: ConnectorSubject) => Promise<void>): void =>
    it(name, async () => {
      if (subject().connector.capabilities.paymentList) await work(subject())
    })

  for (const kind of INVOICE_NUMBER_KINDS) {
    ofInvoices(`finds the invoices of a part of a number ${kind}, or refuses it`, (tried) =>
      assertFindsParts(tried, kind)
    )
  }
  ofInvoices('finds nothing wider by hostile parts of numbers', assertNoWider)
  ofInvoices('finds the invoice of a payment slip by its digits, or refuses to', assertFindsSlips)
  ofInvoices('never finds the invoice of a slip of another company', assertNoForeignSlip)
  ofInvoices('counts what is overdue of everything that it adds up, or says nothing', assertCounts)

  for (const kind of PAYMENT_NUMBER_KINDS) {
    ofPayments(
      `finds the payments of a number of the kind ${kind}, or refuses it`,
      async (tried) => {
        const isDeclared = tried.connector.capabilities.paymentNumberKinds.includes(kind)
        const known = ownPayments(tried).flatMap(({ numbers }) => numbers?.[kind] ?? [])
        const [number = 'ANY-NUMBER'] = known
        assert.ok(known.length > 0 || !isDeclared, `A payment with a number ${kind} must be known.`)
        for (const value of [number, number.toLowerCase(), number.slice(0, -1)]) {
          await assertFindsPayments(tried, {
            differing: { number: { kind, value } },
            isDeclared,
            isExpected: ({ numbers }) =>
              (numbers?.[kind] ?? []).some((own) => own.toLowerCase() === value.toLowerCase()),
          })
        }
      }
    )
  }
}

const numbersOf = (invoices: readonly KnownInvoice[], kind: InvoiceNumberKind): string[] => [
  ...new Set(invoices.flatMap(({ numbers }) => numbers[kind])),
]

const mayHold = ({ numbers }: KnownInvoice, kind: InvoiceNumberKind, part: string): boolean =>
  fold(part) !== '' && numbers[kind].some((number) => fold(number).includes(fold(part)))

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^[\s\p{C}]+|[\s\p{C}]+$/gu, '')
    .toLowerCase()

const assertFindsParts = async (tried: ConnectorSubject, kind: InvoiceNumberKind) => {
  const isDeclared = tried.connector.capabilities.partialInvoiceNumberKinds.includes(kind)
  const numbers = numbersOf(ownInvoices(tried), kind).slice(0, 3)
  assert.ok(numbers.length > 0 || !isDeclared, `An invoice with a number ${kind} must be known.`)
  for (const number of isDeclared ? numbers : ['ANY-NUMBER']) {
    const value = number.slice(1, -1)
    await assertFindsInvoices(tried, {
      differing: { number: { kind, value, match: 'partial' } },
      isDeclared,
      isExpected: (invoice) => mayHold(invoice, kind, value),
    })
  }
}

const assertNoWider = async (tried: ConnectorSubject): Promise<void> => {
  for (const kind of tried.connector.capabilities.partialInvoiceNumberKinds) {
    const [number = ''] = numbersOf(ownInvoices(tried), kind)
    for (const value of hostileTexts(number, tried.known.foreignCompany)) {
      const asked = { number: { kind, value, match: 'partial' } } as const
      const found = await findInvoices(tried, asked).catch(() => [])
      const allowed = new Set(idsOf(ownInvoices(tried).filter((one) => mayHold(one, kind, value))))
      const wider = found.filter(({ id }) => !allowed.has(id))
      assert.deepEqual(wider, [], JSON.stringify(asked))
    }
  }
}

const digitsOf = (line: string): string => line.replace(/\D/g, '')

const slipsOf = (invoices: readonly KnownInvoice[]): string[] =>
  invoices
    .flatMap(({ slipLines = [] }) => slipLines)
    .map(digitsOf)
    .filter((digits) => /^\d{47,48}$/.test(digits))

const NO_SLIP = '9'.repeat(47)

const assertFindsSlips = async (tried: ConnectorSubject): Promise<void> => {
  const isDeclared = tried.connector.capabilities.slipLines
  const known = slipsOf(ownInvoices(tried)).slice(0, 3)
  assert.ok(known.length > 0 || !isDeclared, 'A payment slip of 47 digits must be known.')
  for (const slipLine of [...known, NO_SLIP]) {
    await assertFindsInvoices(tried, {
      differing: { slipLine },
      isDeclared,
      isExpected: (invoice) => slipsOf([invoice]).includes(slipLine),
      mayBeNone: slipLine === NO_SLIP,
    })
  }
  if (!isDeclared) return
  for (const slipLine of ['', '1', `${NO_SLIP}99`, `${NO_SLIP}&company=x`]) {
    await assertRefuses(tried, invoicePage(tried, { slipLine }), 'invalid-query')
  }
}

const assertNoForeignSlip = async (tried: ConnectorSubject): Promise<void> => {
  if (!tried.connector.capabilities.slipLines) return
  const own = new Set(slipsOf(ownInvoices(tried)))
  const foreign = slipsOf(foreignInvoices(tried)).filter((slip) => !own.has(slip))
  assert.ok(foreign.length > 0, 'A payment slip of the foreign company must be known.')
  for (const slipLine of foreign.slice(0, 3)) {
    assert.deepEqual(await findInvoices(tried, { slipLine }), [])
  }
}

/** Of the whole list and of a part of it, however few of it are on the page. */
const assertCounts = async (tried: ConnectorSubject): Promise<void> => {
  const { invoiceNumberKinds } = tried.connector.capabilities
  const [number] = invoiceNumberKinds.includes('INVOICE')
    ? numbersOf(ownInvoices(tried), 'INVOICE')
    : []
  const parts: ReadonlyArray<Partial<InvoiceQuery>> = [
    {},
    ...(number === undefined ? [] : [{ number: { kind: 'INVOICE' as const, value: number } }]),
  ]
  for (const part of parts) {
    const ids = new Set(idsOf(await findInvoices(tried, part)))
    const { sums } = await invoicePage(tried, { ...part, first: 1 })
    for (const sum of sums ?? [])
      assertCounted(
        sum,
        ownInvoices(tried).filter(({ id }) => ids.has(id))
      )
  }
}

const assertCounted = (
  { open, overdueCount, aging }: InvoiceSums,
  invoices: readonly KnownInvoice[]
): void => {
  if (overdueCount !== undefined) {
    const late = invoices.filter(({ states }) => states.includes('OVERDUE'))
    const same = late.filter(({ total }) => total?.currency === open.currency)
    assert.equal(overdueCount, same.length, open.currency)
  }
  for (const [at, bucket] of (aging ?? []).entries()) {
    assert.equal(bucket.open.currency, open.currency)
    const before = aging?.[at - 1]
    if (before) assert.equal(bucket.daysFrom, (before.daysTo ?? Infinity) + 1, 'Days are left out.')
  }
}
