import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { InvoiceQuery, OrderQuery } from '../connector'
import { isConnectorError } from '../connector-error'
import { parseFilter } from './__fixtures__/filter'
import { CAPABILITIES } from './index'
import { findOrdersRequest, getOrderRequest } from './request'
import {
  invoicedItemsRequest,
  invoicesRequests,
  findInvoicesRequest,
  getInvoiceRequest,
  getPdfRequest,
} from './request-invoices'
import { readSapSettings } from './settings'

const SETTINGS = readSapSettings({
  erpAuthentication: 'BASIC',
  erpUsername: 'u',
  erpPassword: 'p',
})

const QUERY: OrderQuery = {
  companies: ['10100001'],
  number: null,
  from: null,
  to: null,
  statuses: [],
  channels: [],
  product: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
  first: 25,
  after: null,
}
const INVOICES: InvoiceQuery = {
  companies: ['10100001'],
  number: null,
  state: null,
  today: '2026-11-23',
  from: null,
  to: null,
  dueFrom: null,
  dueTo: null,
  placedBy: null,
  sort: 'NEWEST_FIRST',
  first: 25,
  after: null,
}

const parametersOf = (query: Partial<OrderQuery>) => {
  const { request } = findOrdersRequest({ ...QUERY, ...query }, SETTINGS)
  return new Map(request?.query)
}
const exactly = (kind: 'ERP' | 'WEB' | 'CUSTOMER', ...values: string[]) =>
  ({ kind, match: 'exact', values }) as const

const kindOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    assert.ok(isConnectorError(error))
    return error.kind
  }
  return 'none'
}

/** As `maxNumbersLength` counts it. */
const lengthOf = (value: string) => encodeURIComponent(value).length + 10

describe('A search of orders', () => {
  it('for as many numbers as are declared stays below 8 KB, whatever they are', () => {
    const { maxNumbersLength } = CAPABILITIES
    for (const value of ['Po', 'Pedido 4500', 'é1', '0000458812', 'x'.repeat(35)]) {
      const count = Math.floor(maxNumbersLength / lengthOf(value))
      const values = Array.from({ length: count }, () => value)
      const number = { ...exactly('ERP', ...values), otherKinds: ['WEB', 'CUSTOMER'] } as const
      const query = findOrdersRequest({ ...QUERY, number }, SETTINGS).request?.query ?? []
      const text = new URLSearchParams(
        query.map(([name, one]): [string, string] => [name, one])
      ).toString()
      assert.ok(text.length < 7_500, `${value}: ${text.length}`)
    }
  })

  it('is restricted to every sold-to party in its own filter', () => {
    assert.equal(
      parametersOf({ companies: ['10100001', 'ZSUL'] }).get('$filter'),
      "(SoldToParty eq '10100001' or SoldToParty eq 'ZSUL')"
    )
  })

  it('asks for one page, its count, and newest first with ties broken', () => {
    const parameters = parametersOf({})
    assert.equal(parameters.get('$top'), '25')
    assert.equal(parameters.get('$skip'), '0')
    assert.equal(parameters.get('$inlinecount'), 'allpages')
    assert.equal(parameters.get('$orderby'), 'SalesOrderDate desc,SalesOrder desc')
    assert.equal(
      parametersOf({ sort: 'OLDEST_FIRST' }).get('$orderby'),
      'SalesOrderDate asc,SalesOrder asc'
    )
  })

  it('compares days with both bounds', () => {
    assert.equal(
      parametersOf({ from: '2026-01-01', to: '2026-01-31' }).get('$filter'),
      "SoldToParty eq '10100001' and SalesOrderDate ge datetime'2026-01-01T00:00:00'" +
        " and SalesOrderDate le datetime'2026-01-31T00:00:00'"
    )
    assert.equal(
      kindOf(() => parametersOf({ from: "2026-01-01' or 1 eq 1" })),
      'invalid-query'
    )
  })

  it('keeps a number within its quotes, whatever it is', () => {
    for (const typed of [
      "x' or SoldToParty ne '",
      "'",
      "''",
      "a') or substringof('",
      '%_*',
      "PO'1",
      "\\' or '1' eq '1",
    ]) {
      const filter = parametersOf({ number: exactly('CUSTOMER', typed) }).get('$filter') ?? ''
      const row = { SoldToParty: '10100001', PurchaseOrderByCustomer: typed }
      const matches = parseFilter(filter)
      assert.ok(matches(row), filter)
      assert.ok(!matches({ ...row, PurchaseOrderByCustomer: 'another' }))
      assert.ok(!matches({ ...row, SoldToParty: '10100002' }))
    }
  })

  it('asks nobody for a number, a customer or an id that is longer than SAP can hold', () => {
    const request = (query: Partial<OrderQuery>) =>
      findOrdersRequest({ ...QUERY, ...query }, SETTINGS).request
    assert.equal(request({ number: exactly('ERP', '47110815471') }), null)
    assert.notEqual(request({ number: exactly('ERP', '4711', '47110815471') }), null)
    assert.equal(request({ companies: ['10100001234'] }), null)
    assert.equal(getOrderRequest({ companies: ['1'], id: '12345678901' }, SETTINGS), null)
  })

  it('finds a number typed in another letter case', () => {
    const filter = parametersOf({ number: exactly('CUSTOMER', 'po-1') }).get('$filter') ?? ''
    const row = { SoldToParty: '10100001', PurchaseOrderByCustomer: 'PO-1' }
    assert.ok(parseFilter(filter)(row))
  })

  it('refuses what this interface can not be searched by', () => {
    const undeclared: Array<Partial<OrderQuery>> = [
      { statuses: ['SHIPPED'] },
      { channels: ['WEB'] },
      { product: 'TG10' },
      { placedBy: 'ana@norte.example' },
      { number: { kind: 'INVOICE', match: 'exact', values: ['1'] } },
    ]
    for (const query of undeclared)
      assert.equal(
        kindOf(() => parametersOf(query)),
        'unsupported'
      )
  })
})

describe('A search of invoices', () => {
  const filterOf = (query: Partial<InvoiceQuery>) =>
    new Map(findInvoicesRequest({ ...INVOICES, ...query }, SETTINGS).request?.query).get('$filter')

  it('leaves out what is no invoice: pro forma and cancellation documents', () => {
    const matches = parseFilter(filterOf({}) ?? '')
    const row = { SoldToParty: '10100001', SDDocumentCategory: 'M' }
    assert.ok(matches(row))
    for (const category of ['N', 'S', 'U', '5', '']) {
      assert.ok(!matches({ ...row, SDDocumentCategory: category }))
    }
  })

  it('finds one by its own number and by the official one', () => {
    const matches = parseFilter(filterOf({ number: { kind: 'INVOICE', value: 'NF1' } }) ?? '')
    const row = { SoldToParty: '10100001', SDDocumentCategory: 'M' }
    assert.ok(matches({ ...row, BillingDocument: 'NF1', DocumentReferenceID: '' }))
    assert.ok(matches({ ...row, BillingDocument: '9', DocumentReferenceID: 'NF1' }))
    assert.ok(!matches({ ...row, BillingDocument: '9', DocumentReferenceID: 'NF2' }))
  })

  it('asks each field only for what it can hold, as it is sent: in capitals a text may be longer', () => {
    const invoice = (value: string) => filterOf({ number: { kind: 'INVOICE', value } }) ?? ''
    assert.doesNotMatch(invoice('000176436-1'), /BillingDocument eq/)
    assert.match(invoice('000176436-1'), /DocumentReferenceID eq '000176436-1'/)
    assert.match(invoice('0001764361'), /BillingDocument eq '0001764361' or DocumentReferenceID/)
    const customer = (value: string): readonly string[] =>
      filterOf({ number: { kind: 'CUSTOMER', value } })?.match(/'[^']*'(?=\)| or|$)/g) ?? []
    const longest = `${'x'.repeat(34)}\u00df`
    assert.ok(customer(longest).includes(`'${longest}'`))
    assert.ok(customer(longest).every((literal) => literal.length <= 35 + 2))
    const tooLong = findInvoicesRequest(
      { ...INVOICES, number: { kind: 'INVOICE', value: '1'.repeat(17) } },
      SETTINGS
    )
    assert.equal(tooLong.request, null)
  })

  it('refuses what this interface does not tell', () => {
    const undeclared: Array<Partial<InvoiceQuery>> = [
      { state: 'OPEN' },
      { dueFrom: '2026-01-01' },
      { dueTo: '2026-01-01' },
      { sort: 'DUE_FIRST' },
      { placedBy: 'ana@norte.example' },
      { number: { kind: 'ACCESS_KEY', value: '1' } },
      { number: { kind: 'WEB', value: '1' } },
    ]
    for (const query of undeclared)
      assert.equal(
        kindOf(() => filterOf(query)),
        'unsupported'
      )
  })

  it('is restricted to the companies when one is opened', () => {
    const request = getInvoiceRequest({ companies: ['A', 'B'], id: "9' or '1' eq '1" }, SETTINGS)
    assert.equal(request, null)
    const own = getInvoiceRequest({ companies: ['A', 'B'], id: '90000001' }, SETTINGS)
    const matches = parseFilter(new Map(own?.query).get('$filter') ?? '')
    const row = { BillingDocument: '90000001', SDDocumentCategory: 'M', SoldToParty: 'B' }
    assert.ok(matches(row))
    assert.ok(!matches({ ...row, SoldToParty: 'C' }))
  })
})

describe('What was invoiced of an order', () => {
  const filtersOf = (ids: readonly string[]) =>
    invoicesRequests({ companies: ['A', 'B'], ids }, SETTINGS).map(({ query }) =>
      parseFilter(new Map(query).get('$filter') ?? '')
    )
  const row = { SDDocumentCategory: 'M', SoldToParty: 'B' }

  it('is asked for as the companies’ own invoices, and nothing where nothing was invoiced', () => {
    const matches = filtersOf(['90000001', '90000002'])[0] ?? assert.fail()
    assert.ok(matches({ ...row, BillingDocument: '90000002' }))
    assert.ok(!matches({ ...row, BillingDocument: '90000003' }))
    assert.ok(!matches({ ...row, BillingDocument: '90000002', SoldToParty: 'C' }))
    assert.ok(!matches({ ...row, BillingDocument: '90000002', SDDocumentCategory: 'U' }))
    assert.deepEqual(filtersOf([]), [])
  })

  it('is asked for in several addresses where there is very much of it, each document in one', () => {
    const ids = Array.from({ length: 81 }, (_, index) => String(90000000 + index))
    const filters = filtersOf(ids)
    assert.equal(filters.length, 3)
    for (const id of ids) {
      const found = filters.filter((matches) => matches({ ...row, BillingDocument: id }))
      assert.equal(found.length, 1)
    }
  })

  it('widens nothing, whatever the documents are called', () => {
    const matches = filtersOf(["9' or '9"])[0] ?? assert.fail()
    assert.ok(!matches({ ...row, BillingDocument: '9' }))
    assert.deepEqual(filtersOf(["9' or '1' eq '1"]), [])
    assert.equal(invoicedItemsRequest("9' or '1' eq '1", SETTINGS), null)
    assert.equal(invoicedItemsRequest(' ', SETTINGS), null)
  })
})

describe('The document of an invoice', () => {
  it('is asked for by a plain number only', () => {
    assert.deepEqual(getPdfRequest('90000001', SETTINGS)?.query?.[0], [
      'BillingDocument',
      "'90000001'",
    ])
    for (const id of ["9'", '', '9 9', '../9', '12345678901']) {
      assert.equal(getPdfRequest(id, SETTINGS), null)
    }
  })
})
