/**
 * SAP Gateway's own codes, where the status points elsewhere: a service that is not registered in the gateway is answered
 * with 403, as a missing right is, and one that is assigned to no system with 500, as an outage is. Known from others'
 * reports; no real system was seen.
 */
import type { ConnectorErrorKind } from '../connector-error'
import { isFields } from './wire-value'

const KINDS: ReadonlyMap<unknown, ConnectorErrorKind> = new Map([
  // "No service found for namespace …, name …, version …".
  ['/IWFND/MED/170', 'bad-answer'],
  // "No System Alias found for Service … and user …".
  ['/IWFND/CM_COS/064', 'bad-answer'],
])

/** An error's body is `{ "error": { "code": …, "message": … } }`. Only its code is looked at. */
export const kindOfGatewayError = (_status: number, body: unknown): ConnectorErrorKind | null => {
  const error = isFields(body) ? body.error : null
  return isFields(error) ? (KINDS.get(error.code) ?? null) : null
}
