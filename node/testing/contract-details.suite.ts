import assert from 'node:assert/strict'

import type { Capabilities } from '../connectors/connector'
import type { Order } from '../connectors/order-model'
import { ownOrders, patiently, type ConnectorSubject, type Suite } from './connector-subject'

type Part = keyof Pick<
  Capabilities,
  'shipments' | 'tracking' | 'invoices' | 'payments' | 'documents'
>

const HAS: Record<Part, (order: Order) => boolean> = {
  shipments: ({ shipments }) => shipments.length > 0,
  tracking: ({ shipments }) =>
    shipments.some(
      ({ trackingNumber, trackingUrl }) => trackingNumber !== null || trackingUrl !== null
    ),
  invoices: ({ invoices }) => invoices.length > 0,
  payments: ({ payments }) => payments.length > 0,
  documents: ({ documents, invoices, payments }) =>
    [documents, ...[...invoices, ...payments].map((document) => document.documents)].some(
      (list) => list.length > 0
    ),
}
const PARTS: readonly Part[] = ['shipments', 'tracking', 'invoices', 'payments', 'documents']

const MAX_OPENED = 40

export const describeDetails = ({ subject, it }: Suite): void => {
  for (const part of PARTS) {
    it(`gives the ${part} of an order exactly if it declares them`, async () => {
      const orders = await openOwn(subject())
      assert.equal(orders.some(HAS[part]), subject().connector.capabilities[part])
    })
  }

  it('gives links to a carrier by https only', async () => {
    const links = (await openOwn(subject())).flatMap(({ shipments }) =>
      shipments.flatMap(({ trackingUrl }) => trackingUrl ?? [])
    )
    assert.ok(links.every((link) => link.startsWith('https://')))
  })

  it('names each line, shipment, invoice and payment of an order once', async () => {
    for (const { lines, shipments, invoices, payments } of await openOwn(subject())) {
      for (const list of [lines, shipments, invoices, payments]) {
        const ids = list.map(({ id }) => id)
        assert.equal(new Set(ids).size, ids.length)
      }
    }
  })
}

const openOwn = async (subject: ConnectorSubject): Promise<Order[]> => {
  const { connector, known } = subject
  const own = ownOrders(subject).slice(0, MAX_OPENED)
  const orders = await Promise.all(
    own.map(({ id }) => connector.getOrder({ companies: known.companies, id }, patiently(subject)))
  )
  return orders.flatMap((order) => order ?? [])
}
