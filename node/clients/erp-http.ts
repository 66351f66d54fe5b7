/**
 * The only socket to an ERP: VTEX's egress, through its `ExternalClient`.
 *
 * What leaves with a request is what the connector asked for, `Proxy-Authorization` (which the egress consumes) and the
 * runtime's `User-Agent`: the context handed down is a copy that has no session, segment, host, tenant, binding, locale
 * or trace, all of which every client of the runtime would send along.
 */
import type { IncomingMessage } from 'http'

import { ExternalClient, type InstanceOptions, type IOContext } from '@vtex/api'

import type { Deadline, HttpPort, HttpRequest } from '../connectors/connector'
import { ConnectorError, errorFromStatus, isConnectorError } from '../connectors/connector-error'
import { readText } from './read-text'

/** A page of 100 whole orders is well under 1 MB: what is larger is not an answer to our question. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024
/** Enough to recognise the egress's own refusal. */
const MAX_REFUSAL_BYTES = 4 * 1024
/** The egress names the resource it refuses: https://github.com/vtex/vtex-courses/issues/234 */
const EGRESS_REFUSAL = 'vrn:proxy:'

const acceptAnyStatus = () => true

export class ErpHttp extends ExternalClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super('', withoutThePerson(context), { ...options, retries: 0, memoizable: false })
  }

  /**
   * The port of one ERP.
   * @param origin https origin, from the settings
   * @param pathPrefixes what the connector may ask for; the manifest allows the same
   */
  public portFor(origin: string, pathPrefixes: readonly string[]): HttpPort {
    return {
      json: async (request, call) => {
        checkPath(request.path, pathPrefixes)
        return parseJson(await this.readAnswer(origin, request, call))
      },
    }
  }

  private async readAnswer(origin: string, request: HttpRequest, call: Deadline): Promise<string> {
    try {
      const { status, headers, data } = await this.open(origin, request, call)
      if (status >= 200 && status < 300)
        return await readText(data, { maxBytes: MAX_ANSWER_BYTES, signal: call.signal })
      throw await this.refusal(status, headers, { body: data, call })
    } catch (error) {
      throw isConnectorError(error) ? error : transportError(error, call)
    }
  }

  private open(origin: string, request: HttpRequest, call: Deadline) {
    const config = {
      // The egress upgrades http to https when told to: axios would open its own TLS around it.
      baseURL: origin.replace(/^https:/, 'http:'),
      headers: { accept: 'application/json', ...request.headers, 'X-Vtex-Use-Https': 'true' },
      metric: `erp-${request.metric}`,
      responseType: 'stream' as const,
      signal: call.signal,
      validateStatus: acceptAnyStatus,
    }
    const url = withQuery(request)
    return request.method === 'GET'
      ? this.http.getRaw<IncomingMessage>(url, config)
      : this.http.postRaw<IncomingMessage>(url, request.body, config)
  }

  private async refusal(
    status: number,
    headers: Record<string, string | undefined>,
    { body, call }: { body: IncomingMessage; call: Deadline }
  ): Promise<ConnectorError> {
    if (status !== 403) body.destroy()
    else if (await isEgressRefusal(body, call)) {
      return new ConnectorError(
        'address-not-allowed',
        'The manifest of the app does not allow this address.',
        {
          fields: ['erpBaseUrl'],
        }
      )
    }
    return errorFromStatus(status, headers['retry-after'], new Date())
  }
}

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

/** An id of "..", which encoding leaves as it is, would leave the prefix that the manifest allows. */
const checkPath = (path: string, prefixes: readonly string[]): void => {
  const isInside = prefixes.some((prefix) => path.startsWith(prefix))
  const hasDotSegment = path.split(/[/\\]/).some((segment) => /^(\.|%2e){1,2}$/i.test(segment))
  if (!isInside || hasDotSegment || /[?#\s]/.test(path)) {
    throw new ConnectorError('invalid-query', 'The path is not one the connector declares.')
  }
}

const withQuery = ({ path, query = [] }: HttpRequest): string =>
  query.length === 0 ? path : `${path}?${new URLSearchParams(query as Array<[string, string]>)}`

const isEgressRefusal = (body: IncomingMessage, { signal }: Deadline): Promise<boolean> =>
  readText(body, { maxBytes: MAX_REFUSAL_BYTES, signal }).then(
    (text) => text.includes(EGRESS_REFUSAL),
    () => false
  )

/** The cause is not kept: it holds the request with its credentials, and a log that inspects errors prints causes. */
const transportError = (cause: unknown, { signal }: Deadline): ConnectorError => {
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return signal.aborted || code === 'ECONNABORTED' || code === 'ETIMEDOUT'
    ? new ConnectorError('timeout', 'The ERP did not answer in time.')
    : new ConnectorError('unavailable', 'The ERP cannot be reached.')
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new ConnectorError('bad-answer', 'The answer of the ERP is not JSON.')
  }
}
