/**
 * The connector against the real server, behind what a store would put before it: a reverse proxy that maps "/tryton/" to
 * the path of the database. The proxy can be told to misbehave, and counts.
 */
import { tryton } from '../../../node/connectors/tryton'
import {
  TRYTON_CALLS,
  patientlyWatched,
} from '../../../node/connectors/tryton/__fixtures__/subject'
import type { ConnectorSubject, KnownFacts } from '../../../node/testing/connector-subject'
import { startErpServer, type ErpReply, type ErpRequest } from '../../../node/testing/erp-server'
import { createHttpPort } from '../../../node/testing/http-port'
import type { LiveErp } from '../browser-search.suite'
import { forwardTo } from '../forward'
import { factsSchema, knownFactsOf } from './facts'
import { LOGIN, PASSWORD, type TrytonServer } from './server'

/** @param erp stays: whoever started it ends it */
export const startTrytonSubject = async (erp: TrytonServer): Promise<ConnectorSubject> => {
  const proxy = await startErpServer(forward(erp))
  const patient = patientlyWatched(proxy)
  const settings = tryton.readSettings(SETTINGS)
  return {
    connector: tryton.create({ settings, clock: patient.now }),
    http: createHttpPort(proxy.origin),
    server: patient.server,
    secrets: [PASSWORD, new URL(proxy.origin).host, new URL(erp.origin).host],
    callsPerPage: TRYTON_CALLS,
    known: await knownOf(erp),
    close: proxy.close,
  }
}

/** For a look-up in the browser: the same server, behind a proxy of its own. */
export const startTrytonLive = async (erp: TrytonServer): Promise<LiveErp> => {
  const proxy = await startErpServer(forward(erp))
  return {
    origin: proxy.origin,
    settings: { connector: 'tryton', ...SETTINGS },
    known: await knownOf(erp),
    close: proxy.close,
  }
}

const SETTINGS = { erpUsername: LOGIN, erpPassword: PASSWORD, defaultCurrency: 'BRL' }

const knownOf = async (erp: TrytonServer): Promise<KnownFacts> => {
  const facts = factsSchema.parse(erp.facts)
  const owners = new Set(facts.invoices.map(({ ownerRef }) => ownerRef))
  const shown = [...owners].flatMap(
    (owner) => facts.invoices.find(({ ownerRef }) => ownerRef === owner) ?? []
  )
  const ids = shown.map(({ id }) => Number(id))
  return knownFactsOf(facts, await invoiceFiles(erp, ids))
}

/** As a reverse proxy does it: the path of the database is not the manifest's. */
const forward = ({ origin, path }: TrytonServer) => {
  const forwarded = forwardTo(origin)
  return (request: ErpRequest): Promise<ErpReply> =>
    forwarded({ ...request, path: request.path.replace(/^\/tryton\//, path) })
}

/** As any other program would ask: with the password in each request. */
const invoiceFiles = async (
  { origin, path }: TrytonServer,
  ids: readonly number[]
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const authorization = `Basic ${Buffer.from(`${LOGIN}:${PASSWORD}`).toString('base64')}`
  const answer = await fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization },
    body: JSON.stringify({
      id: 1,
      method: 'model.account.invoice.read',
      params: [ids, ['invoice_report_cache'], {}],
    }),
  })
  const { result } = (await answer.json()) as {
    result: ReadonlyArray<{ id: number; invoice_report_cache: { base64: string } }>
  }
  return new Map(
    result.map(({ id, invoice_report_cache: file }) => [
      String(id),
      Buffer.from(file.base64, 'base64'),
    ])
  )
}
