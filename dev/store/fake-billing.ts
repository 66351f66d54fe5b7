import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ErpInvoiceSearch, ErpPaymentSearch } from '../../react/__generated__/operations'
import { INVOICES, PAYMENTS, sumsOf } from './fixtures/invoices'
import { COLLABORATOR, RIGHTS } from './fixtures/orders'

const PAGE_SIZE = 25

const around = () => ({
  collaborator: COLLABORATOR,
  rights: RIGHTS,
  freshness: { source: 'LIVE', asOf: new Date().toISOString() },
})

const pageOf = <Row extends { id: string }>(rows: readonly Row[], after: string | undefined) => {
  const start = Number(after || 0)
  const end = start + PAGE_SIZE
  return {
    rows: rows.slice(start, end).map((row) => ({ ...row, cacheId: row.id })),
    endCursor: end < rows.length ? String(end) : null,
    hasNextPage: end < rows.length,
    total: rows.length,
    ...around(),
    warnings: [],
  }
}

const isWithin = (day: string | null, from?: string | null, to?: string | null): boolean =>
  (!from || (day || '') >= from) && (!to || (day || '') <= to)

const isSome = (money: { amount: string } | null) => Boolean(money && /[1-9]/.test(money.amount))

const invoicesOf = ({ number, state, from, to, sort }: ErpInvoiceSearch) => {
  const found = INVOICES.filter(
    (one) =>
      (!number ||
        [
          one.invoiceNumber,
          `${one.invoiceNumber}-${one.series}`,
          one.accessKey,
          ...one.orders.flatMap((order) => [order.erpOrderNumber, order.customerOrderNumber]),
        ].includes(number)) &&
      (state !== 'OPEN' || isSome(one.open)) &&
      (state !== 'OVERDUE' || isSome(one.overdue)) &&
      (state !== 'PAID' || one.status === 'PAID') &&
      isWithin(one.issuedOn, from, to)
  )
  return sort === 'OLDEST_FIRST' ? [...found].reverse() : found
}

/** Invoices and payments from fixtures, as fields of the schema's query. `fail` throws a failure of the service. */
export const createBilling = (fail: (extensions: Record<string, unknown>) => never) => ({
  erpInvoices: ({ search, after }: { search?: ErpInvoiceSearch; after?: string }) => {
    const asked = search || {}
    if (asked.number === 'DOWN') fail({ code: 'ERP_UNAVAILABLE' })
    const found = invoicesOf(asked)
    const { rows, ...page } = pageOf(found, after)
    const group = { kind: 'INVOICE', match: 'EXACT', value: asked.number, total: found.length }
    const groups =
      asked.number && !asked.numberMatch && found.length
        ? [{ ...group, hasMore: false, invoices: rows, shown: rows.length }]
        : []
    const sums = sumsOf(found)
    return { invoices: rows, sums, groups, arePartsLeft: false, today: '2026-11-25', ...page }
  },
  erpInvoice: ({ id }: { id: string }) => {
    const invoice = INVOICES.find((one) => one.id === id)
    if (!invoice) return fail({ code: 'NOT_FOUND' })
    const payments = PAYMENTS.filter(({ settles }) => settles.some((one) => one.invoiceId === id))
    return {
      invoice: { ...invoice, cacheId: id },
      payments: payments.map((one) => ({ ...one, cacheId: one.id })),
      today: '2026-11-25',
      ...around(),
    }
  },
  erpPayments: ({ search, after }: { search?: ErpPaymentSearch; after?: string }) => {
    const { number, from, to } = search || {}
    const { rows, ...page } = pageOf(
      PAYMENTS.filter(
        ({ paidOn, reference, settles }) =>
          isWithin(paidOn, from, to) &&
          (!number ||
            reference === number ||
            settles.some(({ invoiceNumber }) => invoiceNumber === number))
      ),
      after
    )
    return { payments: rows, ...page }
  },
})

const DOCUMENTS = '/_v/private/orders-b2b/documents/'
const EXPORTS = '/_v/private/orders-b2b/exports/'

/** Answers the documents' and the exports' routes: a small PDF named by its ref, a table. False for any other path, untouched. */
export const answerFiles = (request: IncomingMessage, response: ServerResponse): boolean => {
  const { pathname } = new URL(request.url || '/', 'http://localhost')
  const name = decodeURIComponent(path(pathname))
  if (pathname.startsWith(DOCUMENTS)) {
    const body = `%PDF-1.4 ${name}`
    response.writeHead(200, {
      'content-type': 'application/pdf',
      'content-length': Buffer.byteLength(body),
      'content-disposition': `attachment; filename="document.pdf"; filename*=UTF-8''${encodeURIComponent(`2026-11-25 ${name.replace(/^[A-Z_]+-/, '')}.pdf`)}`,
    })
    response.end(body)
  } else if (pathname.startsWith(EXPORTS)) {
    response.writeHead(200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
    })
    response.end('\ufeffnumber\r\n')
  } else return false
  return true
}

const path = (pathname: string) => pathname.slice(pathname.lastIndexOf('/') + 1)
