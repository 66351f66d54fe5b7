import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Money } from '../../node/connectors/order-model'
import { TODAY, byNumber, sample, sorted } from './sample-book'

const minor = (money: Money | null): number => {
  assert.ok(money)
  return Number(money.amount.replace('.', ''))
}
const thousandths = (quantity: string | null): number => Math.round(Number(quantity) * 1000)
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

describe('A whole order', () => {
  it('has one to twelve lines whose sums are exact', () => {
    for (const { lines, totals, total, lineCount } of sample) {
      assert.equal(lines.length, lineCount)
      assert.ok(lines.length >= 1 && lines.length <= 12)
      for (const line of lines) {
        const exact = (minor(line.unitPrice) * thousandths(line.ordered)) / 1000
        assert.ok(Math.abs(exact - minor(line.total)) <= 0.5)
      }
      const { items, discount, freight, tax, other } = totals
      assert.equal(sum(lines.map((line) => minor(line.total))), minor(items))
      assert.equal(
        minor(items) - minor(discount) + minor(freight) + minor(tax) + minor(other),
        minor(total)
      )
      assert.deepEqual(totals.total, total)
    }
  })

  it('accounts for every piece ordered', () => {
    for (const { lines, shipments, status } of sample) {
      for (const { id, ordered, shipped, outstanding, cancelled } of lines) {
        const parts = [shipped, outstanding, cancelled].map(thousandths)
        assert.equal(sum(parts), thousandths(ordered))
        assert.ok(parts.every((part) => part >= 0))
        const left = shipments.filter((shipment) => shipment.shippedOn !== null)
        const loaded = left
          .flatMap((shipment) => shipment.lines)
          .filter((line) => line.orderLineId === id)
        assert.equal(sum(loaded.map(({ quantity }) => thousandths(quantity))), thousandths(shipped))
      }
      const isPart = lines.some(
        ({ outstanding, shipped }) => outstanding !== '0' || shipped === '0'
      )
      if (status === 'PARTIALLY_SHIPPED') assert.ok(isPart)
    }
  })

  it('is invoiced in instalments that add up, and paid by what settles them', () => {
    for (const { invoices, payments, invoicing, total, status } of sample) {
      for (const invoice of invoices.filter((candidate) => candidate.status !== 'CANCELLED')) {
        const { instalments, id } = invoice
        assert.equal(sum(instalments.map(({ amount }) => minor(amount))), minor(invoice.total))
        const stillOpen = sum(instalments.map((instalment) => minor(instalment.open)))
        assert.equal(stillOpen, minor(invoice.open))
        const settled = payments
          .flatMap(({ settles }) => settles)
          .filter(({ invoiceId }) => invoiceId === id)
        assert.equal(
          sum(settled.map(({ amount }) => minor(amount))),
          minor(invoice.total) - stillOpen
        )
      }
      const plain = invoices.filter(
        ({ kind, status: state }) => kind === 'INVOICE' && state !== 'CANCELLED'
      )
      const invoiced = sum(plain.map((invoice) => minor(invoice.total)))
      if (invoicing === 'COMPLETE') assert.equal(invoiced, minor(total), status)
      if (invoicing === 'PARTIAL') assert.ok(invoiced > 0 && invoiced < minor(total))
      if (invoicing === 'NONE') assert.equal(invoiced, 0)
    }
  })

  it('has a timeline that ends with its status, in order and never in the future', () => {
    for (const { events, status, orderedOn, changedAt } of sample) {
      const instants = events.map(({ happenedAt }) => happenedAt ?? '')
      assert.equal(events.at(-1)?.status, status)
      assert.deepEqual(instants, [...instants].sort())
      assert.equal(instants[0]?.slice(0, 10), orderedOn)
      assert.ok((changedAt ?? '').slice(0, 10) <= TODAY)
    }
  })

  it('says in timeline and shipments the same days', () => {
    for (const { events, shipments } of sample.filter(({ status }) => status === 'DELIVERED')) {
      const delivered = events.at(-1)?.happenedAt?.slice(0, 10)
      for (const shipment of shipments) assert.equal(shipment.deliveredOn, delivered)
    }
  })

  it('has payment slips, Pix codes, payments without an invoice and https links at times', () => {
    const slips = sample.flatMap(({ invoices }) =>
      invoices.flatMap(({ instalments }) => instalments)
    )
    assert.ok(slips.some(({ paymentSlip }) => paymentSlip?.line))
    assert.ok(slips.some(({ paymentSlip }) => paymentSlip?.instantCode))
    assert.ok(slips.some(({ paymentSlip }) => paymentSlip === null))
    assert.ok(sample.some(({ payments }) => payments.some(({ settles }) => settles.length === 0)))
    const links = sample.flatMap(({ shipments }) =>
      shipments.flatMap(({ trackingUrl }) => trackingUrl ?? [])
    )
    assert.ok(links.length > 100 && links.every((link) => new URL(link).protocol === 'https:'))
  })

  it('writes to example domains only', () => {
    const text = JSON.stringify(sample)
    const hosts = [...text.matchAll(/(?:@|https:\/\/)([a-z.]+)/g)].map(([, host = '']) => host)
    assert.ok(hosts.length > 1000 && hosts.every((host) => host.endsWith('.example')))
  })

  it('names the other ERP orders of its web order, and only those', () => {
    const split = sample.filter(({ related }) => related.length > 0)
    assert.ok(split.length > 20)
    for (const order of split) {
      const siblings = byNumber('WEB', order.webOrderNumber ?? '', [order.ownerRef])
      const others = siblings.filter(({ id }) => id !== order.id).map(({ id }) => id)
      assert.deepEqual(sorted(order.related.map(({ id }) => id)), sorted(others))
    }
    assert.ok(split.some(({ related }) => related.length === 2))
  })
})
