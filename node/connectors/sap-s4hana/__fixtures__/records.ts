/** Orders and billing documents of three customers as SAP writes them, and the facts that a reader must get out of them. */
import type { Money } from '../../order-model'
import type { KnownInvoice, KnownOrder } from '../../../testing/connector-subject'
import type { KnownDetails } from '../../../testing/known-details'

export const OWN_COMPANY = '10100001'
export const OTHER_COMPANY = 'ZSUL'
/** The own one is its beginning. */
export const FOREIGN_COMPANY = '101000015'
export const TODAY = '2026-11-23'

type SapRecord = Readonly<Record<string, unknown>>

export interface SapOrder {
  readonly known: KnownOrder
  readonly record: SapRecord
}

export interface SapInvoice {
  readonly known: KnownInvoice
  readonly record: SapRecord
  readonly items: readonly SapRecord[]
}

const COMPANIES = [
  { ref: OWN_COMPANY, count: 24, currency: 'BRL' },
  { ref: OTHER_COMPANY, count: 15, currency: 'JPY' },
  { ref: FOREIGN_COMPANY, count: 12, currency: 'USD' },
] as const
type Company = (typeof COMPANIES)[number]

export const seedOrders = (): readonly SapOrder[] =>
  COMPANIES.flatMap((company, position) =>
    Array.from({ length: company.count }, (_, index) => seedOrder(company, position, index))
  )

const orderNumber = (position: number, index: number): string =>
  String(4711 + position * 1000 + index)
const invoiceNumberAt = (position: number, index: number): string =>
  String(90000000 + position * 1000 + index)
/** Not every country has one. */
const officialNumber = (number: string, index: number): string =>
  index % 2 === 0 ? `NF${number}` : ''
const categoryAt = (index: number) => CATEGORIES[index % CATEGORIES.length] ?? 'M'

/** One invoice for every third order of a company, and one for its first two orders together. */
export const seedInvoices = (orders: readonly SapOrder[]): readonly SapInvoice[] =>
  COMPANIES.flatMap((company, position) => {
    const own = orders.filter(({ known }) => known.ownerRef === company.ref)
    const invoiced = own.filter((_, index) => index % 3 === 0)
    return [...invoiced.map((order) => [order]), own.slice(0, 2)].map((together, index) =>
      seedInvoice(company, together, { number: invoiceNumberAt(position, index), index })
    )
  })

/** What is no invoice: a pro forma and a cancellation document of each company's first order. Nobody may see them. */
export const seedDrafts = (orders: readonly SapOrder[]): ReadonlyArray<Omit<SapInvoice, 'known'>> =>
  COMPANIES.flatMap((company, position) =>
    ['U', 'N'].map((category, index) => {
      const number = invoiceNumberAt(position, 900 + index)
      const first = orders.filter(({ known }) => known.ownerRef === company.ref).slice(0, 1)
      const { record, items } = seedInvoice(company, first, { number, index })
      return { record: { ...record, SDDocumentCategory: category }, items }
    })
  )

/** The invoices of an order, as `seedInvoices` makes them. */
const invoicesOf = ({ count }: Company, position: number, index: number) => {
  const single = index % 3 === 0 ? [index / 3] : []
  const shared = index < 2 ? [Math.ceil(count / 3)] : []
  return [...single, ...shared].map((invoice) => ({
    number: invoiceNumberAt(position, invoice),
    official: officialNumber(invoiceNumberAt(position, invoice), invoice),
    category: categoryAt(invoice),
  }))
}

export const ticks = (day: string): string => `/Date(${Date.parse(`${day}T00:00:00Z`)})/`

const dayAt = (index: number): string =>
  new Date(Date.UTC(2025, 11, 25 + Math.floor(index / 2))).toISOString().slice(0, 10)

const LETTERS = ['A', 'B', 'C'] as const
const STATUS_OF_LETTER = { A: 'RECEIVED', B: 'PARTIALLY_SHIPPED', C: 'SHIPPED' } as const

const seedOrder = (company: Company, position: number, index: number): SapOrder => {
  const id = orderNumber(position, index)
  const letter = LETTERS[index % 3] ?? 'A'
  const isRejected = index % 7 === 6
  const customerOrderNumber = index % 5 === 4 ? '' : `PO-${4500 + index}`
  const webOrderNumber = index % 2 === 0 ? `13${id}00${index}-01` : ''
  const known: KnownOrder = {
    id,
    ownerRef: company.ref,
    orderedOn: dayAt(index),
    numbers: {
      WEB: webOrderNumber === '' ? [] : [webOrderNumber],
      ERP: [id],
      CUSTOMER: customerOrderNumber === '' ? [] : [customerOrderNumber],
      INVOICE: [],
    },
    status: isRejected ? 'CANCELLED' : STATUS_OF_LETTER[letter],
    channel: webOrderNumber === '' ? 'OTHER' : 'WEB',
    placedBy: null,
    products: ['TG10', 'TG11'],
    total: moneyIn(company.currency, 118 + index, '60'),
    lineCount: 2,
    details: knownDetails(company, position, index),
  }
  const record = {
    SalesOrder: id,
    SoldToParty: company.ref,
    ExternalDocumentID: webOrderNumber,
    PurchaseOrderByCustomer: customerOrderNumber,
    SalesOrderDate: ticks(dayAt(index)),
    RequestedDeliveryDate: ticks('2026-01-31'),
    LastChangeDateTime: '/Date(1767225600000+0000)/',
    TotalNetAmount: moneyIn(company.currency, 100 + index, '50').amount,
    TransactionCurrency: company.currency,
    OverallSDProcessStatus: letter,
    OverallTotalDeliveryStatus: letter,
    OverallOrdReltdBillgStatus: '',
    OverallSDDocumentRejectionSts: isRejected ? 'C' : 'A',
    TotalCreditCheckStatus: '',
    TotalBlockStatus: 'A',
    CustomerPaymentTerms: 'NT30',
    IncotermsClassification: 'CIF',
    IncotermsLocation1: 'Santos',
    to_Item: { results: ['10', '20'].map((item) => itemOf(id, item, company.currency)) },
    to_Partner: { results: [partnerOf(id, 'SH'), partnerOf(id, 'BP')] },
    to_SubsequentProcFlowDoc: {
      results:
        letter === 'A'
          ? []
          : [
              { SalesOrder: id, SubsequentDocument: `8${id}`, SubsequentDocumentCategory: 'J' },
              { SalesOrder: id, SubsequentDocument: `9${id}`, SubsequentDocumentCategory: 'M' },
            ],
    },
  }
  return { known, record }
}

/** Of each order: two lines of 50.25 and a tax of 9.05, of which 4.5 of 10 are delivered; each invoice has 4 of the first. */
const knownDetails = (company: Company, position: number, index: number): KnownDetails => {
  const { currency } = company
  const invoiced = invoicesOf(company, position, index)
  const invoices = invoiced.filter(({ category }) => category === 'M').length
  const line = {
    ...{ description: 'Trading good', ordered: '10', shipped: '4.5', unitPrice: null },
    total: moneyIn(currency, 59, '30'),
  }
  const delivery = { number: `8${orderNumber(position, index)}`, status: 'OTHER' as const }
  const untracked = { shippedOn: null, trackingNumber: null, trackingUrl: null }
  return {
    promisedOn: '2026-01-28',
    requestedOn: '2026-01-31',
    totalNet: moneyIn(currency, 100 + index, '50'),
    lines: [
      { ...line, productCode: 'TG10', invoiced: invoices === 0 ? null : String(4 * invoices) },
      { ...line, productCode: 'TG11', invoiced: null },
    ],
    tax: moneyIn(currency, 18, '10'),
    freight: null,
    billingAddress: { ...ADDRESS, name: 'Norte BP' },
    shippingAddress: { ...ADDRESS, name: 'Norte SH' },
    shipments: LETTERS[index % 3] === 'A' ? [] : [{ ...delivery, ...untracked }],
    invoices: invoiced.map(({ number, official }) => ({
      id: number,
      invoiceNumber: official || number,
    })),
    payments: [],
    documents: [],
  }
}

const ADDRESS = {
  lines: ['Rua das Flores 12'],
  city: 'Campinas',
  state: 'SP',
  postalCode: '13010-000',
  country: 'BR',
}

type Currency = Company['currency']

/** Nobody pays a part of a yen. */
const moneyIn = (currency: Currency, units: number, cents: string): Money => ({
  amount: currency === 'JPY' ? `${units}` : `${units}.${cents}`,
  currency,
})

const itemOf = (SalesOrder: string, SalesOrderItem: string, TransactionCurrency: Currency) => ({
  SalesOrder,
  SalesOrderItem,
  Material: SalesOrderItem === '10' ? 'TG10' : 'TG11',
  MaterialByCustomer: 'OUR-1',
  SalesOrderItemText: 'Trading good',
  RequestedQuantity: '10.000',
  RequestedQuantityUnit: 'PC',
  NetAmount: moneyIn(TransactionCurrency, 50, '25').amount,
  TaxAmount: moneyIn(TransactionCurrency, 9, '05').amount,
  TransactionCurrency,
  SalesDocumentRjcnReason: '',
  to_ScheduleLine: {
    results: [
      { ConfirmedDeliveryDate: ticks('2026-01-20'), DeliveredQtyInOrderQtyUnit: '4.000' },
      { ConfirmedDeliveryDate: ticks('2026-01-28'), DeliveredQtyInOrderQtyUnit: '0.500' },
    ],
  },
})

const partnerOf = (SalesOrder: string, PartnerFunction: string) => ({
  SalesOrder,
  PartnerFunction,
  to_Address: {
    AddresseeFullName: '',
    OrganizationName1: `Norte ${PartnerFunction}`,
    StreetName: 'Rua das Flores',
    HouseNumber: '12',
    StreetSuffixName1: '',
    CityName: 'Campinas',
    Region: 'SP',
    PostalCode: '13010-000',
    Country: 'BR',
  },
})

const CATEGORIES = ['M', 'M', 'O', 'P'] as const
const KIND_OF_CATEGORY = { M: 'INVOICE', O: 'CREDIT_NOTE', P: 'DEBIT_NOTE' } as const

const STATUS_OF_CLEARING = { A: 'OPEN', B: 'PARTLY_PAID', C: 'PAID' } as const

interface Billing {
  readonly number: string
  readonly index: number
}

const seedInvoice = (
  company: Company,
  orders: readonly SapOrder[],
  { number, index }: Billing
): SapInvoice => {
  const category = categoryAt(index)
  const letter = LETTERS[index % 3] ?? 'A'
  const official = officialNumber(number, index)
  const total = moneyIn(company.currency, 1000 + index, '10')
  const customerNumber = orders[0]?.known.numbers.CUSTOMER[0] ?? ''
  const open = { A: total, B: null, C: { ...total, amount: zeroLike(total.amount) } }[letter]
  const known: KnownInvoice = {
    id: number,
    ownerRef: company.ref,
    kind: KIND_OF_CATEGORY[category],
    issuedOn: dayAt(index * 3),
    numbers: {
      INVOICE: official === '' ? [number] : [official, number],
      ACCESS_KEY: [],
      WEB: orders.flatMap((order) => order.known.numbers.WEB),
      ERP: orders.map((order) => order.known.id),
      CUSTOMER: customerNumber === '' ? [] : [customerNumber],
    },
    states: letter === 'C' ? ['PAID'] : ['OPEN'],
    instalments: [],
    total,
    open,
    placedBy: [],
    details: {
      status: STATUS_OF_CLEARING[letter],
      orders: orders.map((order) => order.known.id),
      documents: [{ id: 'pdf', kind: category === 'O' ? 'CREDIT_NOTE' : 'INVOICE_PDF' }],
    },
  }
  const record = {
    BillingDocument: number,
    SDDocumentCategory: category,
    BillingDocumentDate: ticks(dayAt(index * 3)),
    BillingDocumentIsCancelled: false,
    DocumentReferenceID: official,
    SoldToParty: company.ref,
    PurchaseOrderByCustomer: customerNumber,
    TransactionCurrency: company.currency,
    TotalNetAmount: total.amount,
    TaxAmount: '0',
    TotalGrossAmount: index % 3 === 0 ? '' : total.amount,
    InvoiceClearingStatus: letter,
  }
  const items = orders.map((order, position) => ({
    BillingDocument: number,
    BillingDocumentItem: String(10 * (position + 1)),
    SalesDocument: order.known.id,
    SalesDocumentItem: '000010',
    BillingQuantity: '4.000',
  }))
  return { known, record, items }
}

const zeroLike = (amount: string): string => amount.replace(/\d/g, '0').replace(/^0+(?=\d)/, '')
