/**
 * Query -> wire, pure. Text from people never meets a string that is a query: each value goes through the escaper of this
 * ERP's dialect. What could be read as "no restriction" is refused with `invalid-query`, what is not declared with
 * `unsupported`.
 */
import type { GetOrderQuery, HttpRequest, OrderQuery } from '../../node/connectors/connector'
import type { AcmeSettings } from './settings'
import { toWrite } from './to-write'

/** Where the ERP's interface lies: fixed, since VTEX lets out only what `manifest.json` names. */
export const PATH_PREFIX = '/acme/'

/** @throws ConnectorError */
export const findOrdersRequest = (_query: OrderQuery, _settings: AcmeSettings): HttpRequest =>
  toWrite(
    'findOrdersRequest in request.ts',
    "one request for one page of orders, restricted to query.companies in the ERP's own query"
  )

/** @throws ConnectorError */
export const ownOrderRequest = (_query: GetOrderQuery, _settings: AcmeSettings): HttpRequest =>
  toWrite(
    'ownOrderRequest in request.ts',
    "one request for the row of query.id, restricted to query.companies in the ERP's own query"
  )

/** Sent only for an order that has proved to be the companies'. */
export const openOrderRequest = (_id: string, _settings: AcmeSettings): HttpRequest =>
  toWrite('openOrderRequest in request.ts', 'one request for the whole order')

/** Make it the cheapest request that proves address and credentials. */
export const statusRequest = ({ token }: AcmeSettings): HttpRequest => ({
  method: 'GET',
  path: PATH_PREFIX,
  headers: { Authorization: `Bearer ${token}` },
  metric: 'status',
})
