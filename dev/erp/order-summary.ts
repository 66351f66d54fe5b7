import type { OrderReference, OrderSummary } from '../../node/connectors/order-model'
import { money } from './amounts'
import { toDay } from './calendar'
import type { OrderPlan } from './order-plan'
import { currencyOf } from './order-seeds'

/** The row of the list. */
export const summarize = (plan: OrderPlan): OrderSummary => {
  const { seed, totals, promisedDay } = plan
  const currency = currencyOf(seed)
  return {
    id: seed.id,
    ownerRef: seed.customer.ref,
    ownerName: seed.customer.name,
    webOrderNumber: seed.webOrderNumber,
    erpOrderNumber: seed.erpOrderNumber,
    customerOrderNumber: seed.customerOrderNumber,
    orderedOn: toDay(seed.orderedDay),
    promisedOn: promisedDay === null ? null : toDay(promisedDay),
    channel: seed.channel,
    status: seed.status,
    statusLabel: plan.words.statuses[seed.status],
    delivery: plan.delivery,
    invoicing: plan.invoicing,
    payment: plan.payment,
    total: money(totals.total, currency),
    totalNet: money(totals.total - totals.tax, currency),
    placedBy: plan.placedBy,
    costCenter: plan.costCenter,
    lineCount: plan.lines.length,
  }
}

export const referTo = ({
  id,
  ownerRef,
  placedBy,
  webOrderNumber,
  erpOrderNumber,
  customerOrderNumber,
  status,
  statusLabel,
}: OrderSummary): OrderReference => ({
  id,
  ownerRef,
  placedBy,
  webOrderNumber,
  erpOrderNumber,
  customerOrderNumber,
  status,
  statusLabel,
})
