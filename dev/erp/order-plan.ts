import type { Facet, InvoiceKind, OrderStatus } from '../../node/connectors/order-model'
import { share, type MinorUnits, type Thousandths } from './amounts'
import type { DayNumber } from './calendar'
import { PRODUCTS, unitPrice, type Product } from './catalogue'
import { planInvoices, paidOf } from './invoice-plan'
import { currencyOf, type OrderSeed } from './order-seeds'
import type { PinnedLine } from './pinned-orders'
import { createRandom, itemAt, mixSeeds, type Random } from './random'
import { WORDS, type PaymentTerms, type Words } from './words'

/** An order in whole numbers: what summary and details are both written from, so that they agree. */
export interface OrderPlan {
  readonly seed: OrderSeed
  readonly words: Words
  readonly promisedDay: DayNumber | null
  readonly terms: PaymentTerms
  readonly placedBy: string | null
  readonly costCenter: string | null
  readonly lines: readonly LinePlan[]
  readonly totals: TotalsPlan
  readonly invoices: readonly InvoicePlan[]
  /** Paid before there is an invoice. */
  readonly advance: MinorUnits
  readonly delivery: Facet
  readonly invoicing: Facet
  readonly payment: Facet
}

export interface LinePlan {
  readonly product: Product
  readonly ordered: Thousandths
  readonly shipped: Thousandths
  readonly invoiced: Thousandths
  readonly cancelled: Thousandths
  readonly unitPrice: MinorUnits
  readonly total: MinorUnits
}

/** items - discount + freight + tax = total, but for what rounding makes of it */
export interface TotalsPlan {
  readonly items: MinorUnits
  readonly discount: MinorUnits
  readonly freight: MinorUnits
  readonly tax: MinorUnits
  readonly total: MinorUnits
}

export interface InvoicePlan {
  readonly kind: InvoiceKind
  readonly number: string
  readonly issuedDay: DayNumber
  readonly total: MinorUnits
  readonly isCancelled: boolean
  readonly instalments: readonly InstalmentPlan[]
}

export interface InstalmentPlan {
  readonly dueDay: DayNumber
  readonly amount: MinorUnits
  readonly paidDay: DayNumber | null
}

export const planOrder = (seed: OrderSeed): OrderPlan => {
  const random = createRandom(mixSeeds(seed.seed, 2))
  const words = WORDS[seed.company.language]
  const lines = planLines(seed, random)
  const totals = planTotals(seed, lines, random)
  const pickedTerms = random.pick(words.terms)
  const terms = words.terms[seed.termsIndex ?? -1] ?? pickedTerms
  const invoices = planInvoices(
    { seed, lines, totals, terms, alsoInvoiced: alsoInvoiced(seed) },
    random
  )
  const advance = planAdvance(seed.status, totals, random)
  return {
    seed,
    words,
    lines,
    totals,
    terms,
    invoices,
    advance,
    promisedDay: promisedDay(seed, random),
    placedBy: seed.placedBy ?? placedBy(seed, words, random),
    costCenter: random.pick(words.costCenters),
    delivery: DELIVERY[seed.status],
    invoicing: INVOICING[seed.status],
    payment:
      seed.invoicedWith === undefined
        ? paymentFacet(seed.status, totals.total, paidOf(invoices) + advance)
        : 'PARTIAL',
  }
}

/** The total of the order that this one's invoice invoices too. */
const alsoInvoiced = ({ invoicesAlso }: OrderSeed): MinorUnits =>
  invoicesAlso === undefined ? 0 : planOrder(invoicesAlso).totals.total

const DELIVERY: Readonly<Record<OrderStatus, Facet>> = {
  RECEIVED: 'NONE',
  APPROVED: 'NONE',
  CREDIT_APPROVED: 'NONE',
  IN_PREPARATION: 'NONE',
  INVOICED: 'NONE',
  PARTIALLY_SHIPPED: 'PARTIAL',
  SHIPPED: 'COMPLETE',
  DELIVERED: 'COMPLETE',
  RETURNED: 'COMPLETE',
  CANCELLED: 'NONE',
  ON_HOLD: 'NONE',
  OTHER: 'UNKNOWN',
}

const INVOICING: Readonly<Record<OrderStatus, Facet>> = { ...DELIVERY, INVOICED: 'COMPLETE' }

const paymentFacet = (status: OrderStatus, total: MinorUnits, paid: MinorUnits): Facet => {
  if (status === 'OTHER') return 'UNKNOWN'
  if (paid === 0) return 'NONE'
  return paid < total ? 'PARTIAL' : 'COMPLETE'
}

interface Wish {
  readonly product: Product
  readonly ordered: Thousandths
}

const planLines = (seed: OrderSeed, random: Random): LinePlan[] => {
  const wishes = seed.lines === undefined ? randomWishes(seed, random) : seed.lines.map(pinnedWish)
  return wishes.map(({ product, ordered }, index) => {
    const shipped = shippedOf(
      seed.status,
      { product, ordered },
      index - Math.floor(wishes.length / 2)
    )
    const price = unitPrice(product, currencyOf(seed))
    return {
      product,
      ordered,
      shipped,
      invoiced: seed.status === 'INVOICED' ? ordered : shipped,
      cancelled: seed.status === 'CANCELLED' ? ordered : 0,
      unitPrice: price,
      total: share(price, ordered, 1000),
    }
  })
}

const pinnedWish = ({ productCode, ordered }: PinnedLine): Wish => {
  const product = PRODUCTS.find(({ code }) => code === productCode)
  if (product === undefined) throw new RangeError(`The catalogue has no ${productCode}.`)
  return { product, ordered }
}

const randomWishes = ({ company }: OrderSeed, random: Random): Wish[] => {
  const start = random.below(PRODUCTS.length)
  const stride = random.between(1, PRODUCTS.length - 1)
  const lineCount = random.between(1, 12)
  const mostSteps = company.country === 'US' ? 40 : 24
  return Array.from({ length: lineCount }, (_, index) => {
    const product = itemAt(PRODUCTS, (start + index * stride) % PRODUCTS.length)
    return { product, ordered: product.step * random.between(2, mostSteps) }
  })
}

const ALL_SHIPPED: ReadonlySet<OrderStatus> = new Set(['SHIPPED', 'DELIVERED', 'RETURNED'])

/** Of a partly shipped order: the lines before the middle whole, the middle one half, the others not yet. */
const shippedOf = (status: OrderStatus, wish: Wish, linesFromMiddle: number): Thousandths => {
  if (ALL_SHIPPED.has(status)) return wish.ordered
  if (status !== 'PARTIALLY_SHIPPED' || linesFromMiddle > 0) return 0
  const { step } = wish.product
  return linesFromMiddle < 0 ? wish.ordered : step * Math.floor(wish.ordered / step / 2)
}

const planTotals = (seed: OrderSeed, lines: readonly LinePlan[], random: Random): TotalsPlan => {
  const items = lines.reduce((sum, { total }) => sum + total, 0)
  const hasDiscount = random.chance(25) && seed.lines === undefined
  const discount = hasDiscount ? share(items, random.between(1, 10), 100) : 0
  const usualFreight = random.chance(30) ? 0 : share(items, random.between(1, 6), 100)
  const freight = seed.freight ?? usualFreight
  const tax = share(items - discount, seed.company.taxBasisPoints, 10_000)
  const total = items - discount + freight + tax + (seed.roundingDifference ?? 0)
  return { items, discount, freight, tax, total }
}

const NOT_INVOICED: ReadonlySet<OrderStatus> = new Set([
  'APPROVED',
  'CREDIT_APPROVED',
  'IN_PREPARATION',
  'ON_HOLD',
])

const planAdvance = (status: OrderStatus, { total }: TotalsPlan, random: Random): MinorUnits =>
  random.chance(8) && NOT_INVOICED.has(status) ? share(total, 1, 10) : 0

const promisedDay = (seed: OrderSeed, random: Random): DayNumber | null => {
  const afterDays = random.between(5, 18)
  const isPromised = random.chance(seed.channel === 'PHONE' ? 70 : 95)
  return seed.promisedDay ?? (isPromised ? seed.orderedDay + afterDays : null)
}

const placedBy = ({ channel, company }: OrderSeed, words: Words, random: Random): string | null => {
  const mailbox = random.pick(channel === 'WEB' ? company.webBuyers : words.departments)
  return channel === 'EDI' ? null : `${mailbox}@${company.mailDomain}`
}
