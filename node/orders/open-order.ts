import { AppError } from '../app-error'
import type { CompanyRef, Order } from '../connectors/order-model'
import type { AskErp, Erp } from './erp'
import type { Dated, LastGood } from './last-good'
import { keepOwn, type ReportSecurityEvent } from './own-records'
import { SEARCH_TIMEOUT_MS } from './search-orders'

export interface OpenRequest {
  readonly erp: Erp
  readonly companies: readonly CompanyRef[]
  readonly report: ReportSecurityEvent
}

export type OpenOrder = (id: string, request: OpenRequest) => Promise<Dated<Order>>

const MAX_ID_LENGTH = 200

/**
 * One order, whole.
 * @throws AppError `NOT_FOUND` alike for one that never was and one of another company; ConnectorError
 */
export const createOpenOrder =
  ({ askErp, lastGood }: { askErp: AskErp; lastGood: LastGood<Order> }): OpenOrder =>
  async (id, request) => {
    const { erp, companies } = request
    if (id === '' || id.length > MAX_ID_LENGTH) throw notFound()
    const ask = askErp(erp, SEARCH_TIMEOUT_MS)
    return lastGood.orElse(JSON.stringify([erp.key, companies, id]), async () => {
      const order = await ask((call) => erp.connector.getOrder({ companies, id }, call))
      const [own] = keepOwn(order === null ? [] : [order], { ...request, operation: 'getOrder' })
      if (own === undefined) throw notFound()
      return own
    })
  }

const notFound = () => new AppError('NOT_FOUND', 'There is no such order.')
