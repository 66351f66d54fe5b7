/**
 * GET /_v/private/orders-b2b/exports/{orders|invoices}: everything that a search finds, page by page, by the same use-cases
 * and so under the same rights as the list itself, plus the right to export. CSV is sent as it comes: nothing has been sent when
 * the first page fails; when a later one does, the last line says so and the connection is broken off. `format=xlsx` is a
 * workbook, sent when it is whole: when any page fails it is an error and no file.
 */
import { Readable } from 'node:stream'

import { AppError } from '../app-error'
import type { RequestScope } from '../orders/request-scope'
import { csvFile } from '../orders/csv-file'
import {
  EXPORT_PAGE_SIZE,
  type ExportPage,
  type ExportPart,
  exportParts,
} from '../orders/export-pages'
import { INVOICE_TABLE, ORDER_TABLE, type Table } from '../orders/export-tables'
import { EXPORT_WORDS } from '../orders/export-words'
import { languageOf, type Locale } from '../orders/locale'
import { XLSX_TYPE, xlsxFile } from '../orders/xlsx/xlsx-file'
import { requestScopeOf, buyerRequest } from '../resolvers/buyer-request'
import type { Context } from '../resolvers/context'
import { publicErrorOf } from '../resolvers/errors'
import type { Services } from '../resolvers/composition-root'
import {
  type ExportFormat,
  type Parameters,
  readFormat,
  readInvoiceExport,
  readLocale,
  readOrderExport,
} from './export-query'
import { withRouteErrors } from './route-errors'

export const createExportRoute = (services: Services) => (ctx: Context) =>
  withRouteErrors(ctx, OWN_PAGES, async () => {
    const startedAtMs = performance.now()
    const requestScope = requestScopeOf(await buyerRequest(ctx, services), services)
    if (!requestScope.rights.canExportOrders) throw mayNotExport()
    const kind = kindOf(ctx)
    const format = readFormat(ctx.query)
    const locale = readLocale(ctx.query, ctx.get('accept-language'))
    whenOver(ctx, services.takeExportSlot(requestScope.erp.key, requestScope.email))
    const parts = await firstParts(kind, {
      ...{ requestScope, services, locale, parameters: ctx.query },
      elapsedMs: () => performance.now() - startedAtMs,
    })
    const { type, body } = await fileOf(parts, { kind, format, locale, ctx })
    ctx.status = 200
    ctx.set('content-type', type)
    // Compressed, the last line could wait in a buffer when the connection is broken off.
    ctx.compress = false
    ctx.set('content-disposition', `attachment; filename="${kind}-${requestScope.today}.${format}"`)
    ctx.body = body
  })

interface Filing {
  readonly kind: Kind
  readonly format: ExportFormat
  readonly locale: Locale
  readonly ctx: Context
}

/** Rejects as the parts do, where nothing is sent before the last of them. */
const fileOf = async (
  parts: AsyncIterable<ExportPart>,
  { kind, format, locale, ctx }: Filing
): Promise<{ readonly type: string; readonly body: Readable | Buffer }> => {
  if (format === 'xlsx') {
    const { sheets } = EXPORT_WORDS[languageOf(locale)]
    const body = await xlsxFile(parts, { table: sheets[kind], notes: sheets.notes })
    return { type: XLSX_TYPE, body }
  }
  const lines = brokenOffOnError(csvFile(parts, locale), ctx)
  return { type: 'text/csv; charset=utf-8', body: Readable.from(lines, { objectMode: false }) }
}

/** A whole export costs the ERP a page of work after the other: no other site may send a person to it. */
const OWN_PAGES = { mayBeLinked: false }

const whenOver = ({ res }: Context, giveBack: () => void): void => {
  if (res.destroyed) giveBack()
  else res.once('close', giveBack)
}

type Kind = 'orders' | 'invoices'

const kindOf = ({ vtex }: Context): Kind => {
  const { kind } = vtex.route.params
  if (kind === 'orders' || kind === 'invoices') return kind
  throw new AppError('NOT_FOUND', 'Orders and invoices can be exported.')
}

const mayNotExport = () =>
  new AppError('NO_ACCESS', 'The role of this person may not export.', { reason: 'NO_RIGHTS' })

interface Asked {
  readonly requestScope: RequestScope
  readonly services: Services
  readonly locale: Locale
  readonly parameters: Parameters
  readonly elapsedMs: () => number
}

/** Rejects as the first page does. */
const firstParts = (kind: Kind, asked: Asked): Promise<AsyncIterable<ExportPart>> => {
  const { requestScope, services, parameters } = asked
  const first = EXPORT_PAGE_SIZE
  if (kind === 'orders') {
    const search = readOrderExport(parameters)
    return begin(asked, ORDER_TABLE, async (after) => {
      const { answer } = await services.live.searchOrders({ search, first, after }, requestScope)
      return { ...answer, rows: answer.orders, isCut: answer.groups.some(({ hasMore }) => hasMore) }
    })
  }
  const search = readInvoiceExport(parameters)
  return begin(asked, INVOICE_TABLE, async (after) => {
    const { answer } = await services.live.findInvoices({ search, first, after }, requestScope)
    return {
      ...answer,
      rows: answer.invoices,
      isCut: answer.groups.some(({ hasMore }) => hasMore),
    }
  })
}

const begin = async <Row>(
  { locale, elapsedMs }: Asked,
  table: Table<Row>,
  nextPage: (after: string | null) => Promise<ExportPage<Row>>
): Promise<AsyncIterable<ExportPart>> => {
  const firstPage = await nextPage(null)
  return exportParts({ table, locale, firstPage, nextPage, elapsedMs })
}

/** Ends the answer without its end, so that the browser keeps no file that looks whole. */
async function* brokenOffOnError(
  lines: AsyncIterable<string>,
  ctx: Context
): AsyncGenerator<string, void> {
  try {
    for await (const line of lines) yield line
  } catch (error) {
    publicErrorOf(error, ctx)
    await sent(ctx)
    ctx.res.destroy()
  }
}

/** Once the lines before have left, or nobody is there any more to get them. */
const sent = async ({ res }: Context): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve))
  if (res.destroyed) return
  await new Promise<void>((resolve) => {
    res.once('close', resolve)
    res.write('', () => resolve())
  })
}
