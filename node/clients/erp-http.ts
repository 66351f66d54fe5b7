/**
 * The only socket to an ERP: VTEX's egress, through its `ExternalClient`.
 *
 * What leaves with a request is what the connector asked for, `Proxy-Authorization` (which the egress consumes) and the
 * runtime's `User-Agent`: the context handed down is a copy that has no session, segment, host, tenant, binding, locale
 * or trace, all of which every client of the runtime would send along.
 */
import type { IncomingMessage } from 'http'

import { ExternalClient, type InstanceOptions, type IOContext } from '@vtex/api'

import type { ConnectorDefinition, Deadline, HttpPort, HttpRequest } from '../connectors/connector'
import { ConnectorError } from '../connectors/connector-error'
import {
  DEFAULT_ANSWER_BYTES,
  MAX_ANSWER_BYTES,
  MAX_STREAM_BYTES,
  openBody,
  readJson,
  transportError,
} from './erp-http-body'
import { type Addresses, addressOf } from './erp-http-address'
import { errorOf, readErrorText } from './erp-http-error'

/** The egress names the resource it refuses: https://github.com/vtex/vtex-courses/issues/234 */
const EGRESS_REFUSAL = 'vrn:proxy:'

const acceptAnyStatus = () => true

/** Where a connector may ask besides the ERP's own origin. */
export interface OtherAddresses {
  /** What `otherOrigins` of the definition names. */
  readonly origins?: readonly string[]
  readonly fixed?: ConnectorDefinition<unknown>['fixedAddresses']
}

export class ErpHttp extends ExternalClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super('', withoutThePerson(context), { ...options, retries: 0, memoizable: false })
  }

  /**
   * The port of one ERP.
   * @param origin https origin, from the settings
   * @param pathPrefixes what the connector may ask for; the manifest allows the same
   */
  public portFor(
    origin: string,
    pathPrefixes: readonly string[],
    { origins = [], fixed = [] }: OtherAddresses = {}
  ): HttpPort {
    const addresses: Addresses = { origin, pathPrefixes, otherOrigins: origins, fixed }
    return {
      json: async (request, call) => {
        const maxBytes = Math.min(request.maxAnswerBytes ?? DEFAULT_ANSWER_BYTES, MAX_ANSWER_BYTES)
        const answer = await this.open(addressOf(request, addresses), request, call)
        return readJson(answer, { maxBytes, signal: call.signal })
      },
      stream: async (request, call) => {
        const answer = await this.open(addressOf(request, addresses), asDocument(request), call)
        return openBody(answer, { maxBytes: MAX_STREAM_BYTES, signal: call.signal })
      },
    }
  }

  /** @returns the 2xx answer, unread. @throws ConnectorError */
  private async open(
    origin: string,
    request: HttpRequest,
    call: Deadline
  ): Promise<IncomingMessage> {
    const { status, data } = await this.send(origin, request, call).catch((error: unknown) => {
      throw transportError(error, call)
    })
    if (status >= 200 && status < 300) return data
    throw await refusal(data, request, call)
  }

  private send(origin: string, request: HttpRequest, call: Deadline) {
    const { form } = request
    const config = {
      // The egress upgrades http to https when told to: axios would open its own TLS around it.
      baseURL: origin.replace(/^https:/, 'http:'),
      headers: {
        accept: 'application/json',
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
        ...request.headers,
        'X-Vtex-Use-Https': 'true',
      },
      metric: `erp-${request.metric}`,
      responseType: 'stream' as const,
      // axios would leave the socket open behind a decoder that was closed, and wait for one that was cut.
      decompress: false,
      signal: call.signal,
      validateStatus: acceptAnyStatus,
    }
    const url = withQuery(request)
    const body = form === undefined ? request.body : encoded(form)
    return request.method === 'GET'
      ? this.http.getRaw<IncomingMessage>(url, config)
      : this.http.postRaw<IncomingMessage>(url, body, config)
  }
}

/** A document is compressed in itself, and uncompressed it comes with its length. */
const asDocument = (request: HttpRequest): HttpRequest => ({
  ...request,
  headers: { accept: '*/*', 'accept-encoding': 'identity', ...request.headers },
})

const withoutThePerson = ({ account, workspace, ...context }: IOContext): IOContext => ({
  account,
  workspace,
  authToken: context.authToken,
  platform: context.platform,
  production: context.production,
  product: '',
  region: context.region,
  requestId: context.requestId,
  operationId: '',
  route: context.route,
  userAgent: context.userAgent,
  logger: context.logger,
  tracer: untraced(context.tracer),
})

/** Of a sampled request the runtime sends `uber-trace-id` to whoever is asked, and a browser may have written it. */
const untraced = (tracer: IOContext['tracer']): IOContext['tracer'] => ({
  isTraceSampled: false,
  startSpan: (name, options) => tracer.startSpan(name, options),
  inject: (spanContext, format, carrier) => tracer.inject(spanContext, format, carrier),
  fallbackSpanContext: () => tracer.fallbackSpanContext(),
})

const withQuery = ({ path, query = [] }: HttpRequest): string =>
  query.length === 0 ? path : `${path}?${encoded(query)}`

const encoded = (pairs: ReadonlyArray<readonly [string, string]>): string =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString()

/** The body is read only where the connector wants it. */
const refusal = async (
  answer: IncomingMessage,
  request: HttpRequest,
  call: Deadline
): Promise<ConnectorError> => {
  const mayBeEgress = answer.statusCode === 403
  const isRead = mayBeEgress || request.errorKind !== undefined
  if (!isRead) answer.destroy()
  const text = isRead ? await readErrorText(answer, call) : null
  return mayBeEgress && text?.includes(EGRESS_REFUSAL) === true
    ? notAllowed()
    : errorOf(answer, text, request)
}

const notAllowed = (): ConnectorError =>
  new ConnectorError(
    'address-not-allowed',
    'The manifest of the app does not allow this address.',
    { fields: ['erpBaseUrl'] }
  )
