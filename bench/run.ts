/** `npm run bench`: the figures beside their budgets (budgets.json); ends with 1 when one is above. */
import budgets from './budgets.json'
import { measureBundles } from './bundle-size'
import type { BundleSize } from './bundle-size'
import { measureConnectors } from './connector-cpu'
import type { ConnectorFigures } from './connector-cpu-rounds'
import { measurePaint } from './paint'
import type { PaintFigures } from './paint'
import { measureNumberSearch, type NumberSearchFigures } from './number-search'
import { measureNumberSearchInStore } from './number-search-store'
import { measureDocuments } from './documents'
import type { DocumentFigures } from './documents'
import { measureSearch } from './search-cpu'
import type { SearchFigures } from './search-cpu'

type Figure = readonly [name: string, value: number, budget: number]

const KIB = 1024

const serviceFigures = (search: SearchFigures): readonly Figure[] => [
  ['warm search, CPU against a bare resolver', search.cpuRatio, budgets.searchCpuRatio],
  ['warm search, calls to the ERP', search.erpCallsWarm, budgets.searchErpCallsWarm],
  ['warm search, calls to the platform', search.platformCallsWarm, budgets.searchPlatformCallsWarm],
  ['cold search, calls to the platform', search.platformCallsCold, budgets.searchPlatformCallsCold],
]

const browserFigures = (paint: PaintFigures): readonly Figure[] => [
  ['search, requests of the browser', paint.requestsPerSearch, budgets.requestsPerSearch],
  ['first load and search, layout shift', paint.layoutShift, budgets.layoutShift],
]

const documentFigures = (documents: DocumentFigures): readonly Figure[] => [
  [
    'document, first byte beyond 1.2 times the ERP, ms',
    documents.firstByteOverheadMs,
    budgets.documentFirstByteOverheadMs,
  ],
  ['ten documents of 20 MB, growth in MiB', documents.growthMiB, budgets.documentGrowthMiB],
]

const READING_BUDGETS: Readonly<Record<string, number>> = {
  'rest ORDER': budgets.restOrderRatio,
  'rest WHOLE': budgets.restWholeOrderRatio,
  'sap-s4hana ORDER': budgets.sapOrderRatio,
  'sap-s4hana WHOLE': budgets.sapWholeOrderRatio,
  'tryton ORDER': budgets.trytonOrderRatio,
  'tryton WHOLE': budgets.trytonWholeOrderRatio,
  'pedido ORDER': budgets.pedidoOrderRatio,
  'pedido WHOLE': budgets.pedidoWholeOrderRatio,
}

const readingOf = ({ name, scope }: ConnectorFigures): string =>
  `${name}, 100 orders of 10 lines ${scope === 'ORDER' ? 'by themselves' : 'with all there is of them'}`

const connectorFigures = (connectors: readonly ConnectorFigures[]): readonly Figure[] =>
  connectors.map((figures) => [
    `${readingOf(figures)}, CPU against parsing a fixed text`,
    figures.ratio,
    READING_BUDGETS[`${figures.name} ${figures.scope}`] ?? 0,
  ])

const printReadings = (connectors: readonly ConnectorFigures[]): void =>
  connectors.forEach((figures) =>
    console.log(
      `${readingOf(figures)}: ${round(figures.cpuMs)} ms CPU, of which JSON.parse ${round(figures.parseMs)} ms of ${round(figures.textKiB, 0)} KiB`
    )
  )

/** Reported only: what the contract can is what the ERP allows, and its companies are asked one by one. */
const isReportedOnly = ({ name }: NumberSearchFigures): boolean => name.startsWith('pedido')

const numberSearchFigures = (searches: readonly NumberSearchFigures[]): readonly Figure[] =>
  searches
    .filter((figures) => !isReportedOnly(figures))
    .flatMap(({ name, erpMs, typed, otherwise, missing, failed }) => {
      const search = `${name}, a number, the ERP at ${erpMs} ms`
      return [
        [`${search}: found as typed`, typed, budgets.numberFoundAsTypedRatio],
        [`${search}: found otherwise`, otherwise, budgets.numberFoundOtherwiseRatio],
        [`${search}: not found`, missing, budgets.numberFoundOtherwiseRatio],
        [`${search}: too slow for`, failed, budgets.numberSearchesFailed],
      ] as const
    })

const printNumberSearches = (searches: readonly NumberSearchFigures[]): void =>
  searches
    .filter(isReportedOnly)
    .forEach(({ name, erpMs, typed, otherwise, missing, failed }) =>
      console.log(
        `${name}, a number, the ERP at ${erpMs} ms: found as typed ${round(typed)}, otherwise ${round(otherwise)}, not found ${round(missing)}, too slow for ${failed}`
      )
    )

const shippedFigures = ({ menuEntry, listView, parts, everything }: Bundles): readonly Figure[] => [
  ['menu entry, KiB gzip', menuEntry.gzipBytes / KIB, budgets.menuEntryGzipKiB],
  ['first view of the list, KiB gzip', listView.gzipBytes / KIB, budgets.listViewGzipKiB],
  ['order, what is first, KiB gzip more', parts.order.gzipBytes / KIB, budgets.orderChunkGzipKiB],
  ['order, details, KiB gzip more', parts.orderDetails.gzipBytes / KIB, budgets.orderChunkGzipKiB],
  ['order, billing, KiB gzip more', parts.orderBilling.gzipBytes / KIB, budgets.orderChunkGzipKiB],
  ['invoices, KiB gzip more', parts.invoices.gzipBytes / KIB, budgets.invoicesChunkGzipKiB],
  ['one invoice, KiB gzip more', parts.invoice.gzipBytes / KIB, budgets.invoicesChunkGzipKiB],
  ['payments, KiB gzip more', parts.payments.gzipBytes / KIB, budgets.invoicesChunkGzipKiB],
  ['pack of documents, KiB gzip more', parts.pack.gzipBytes / KIB, budgets.packChunkGzipKiB],
  ['all React code, KiB gzip', everything.gzipBytes / KIB, budgets.allReactGzipKiB],
]

type Bundles = Awaited<ReturnType<typeof measureBundles>>

const round = (value: number, places = 2): number => Number(value.toFixed(places))

const printTable = (figures: readonly Figure[]): void =>
  console.table(
    figures.map(([name, value, budget]) => ({
      name,
      value: round(value, 3),
      budget,
      ok: value <= budget,
    }))
  )

const sizeOf = ({ gzipBytes, minifiedBytes }: BundleSize): string =>
  `${round(gzipBytes / KIB, 1)} KiB gzip, ${round(minifiedBytes / KIB, 1)} KiB minified`

const main = async (): Promise<void> => {
  const bundles = await measureBundles()
  const paint = await measurePaint()
  const search = await measureSearch()
  const documents = await measureDocuments()
  const searches = [await measureNumberSearchInStore(), ...(await measureNumberSearch())]
  const connectors = measureConnectors()
  const figures = [
    ...serviceFigures(search),
    ...browserFigures(paint),
    ...documentFigures(documents),
    ...numberSearchFigures(searches),
    ...connectorFigures(connectors),
    ...shippedFigures(bundles),
  ]
  printTable(figures)
  console.log(
    `CPU per request: ${round(search.ownCpuMs)} ms, bare resolver ${round(search.baselineCpuMs)} ms`
  )
  printReadings(connectors)
  printNumberSearches(searches)
  console.log(`From Enter to painted rows: ${round(paint.enterToRowsMs)} ms (median)`)
  console.log(`Shipped in all: ${sizeOf(bundles.everything)}`)
  const exceeded = figures.filter(([, value, budget]) => !(value <= budget))
  exceeded.forEach(([name]) => console.error(`Above its budget: ${name}`))
  process.exitCode = exceeded.length === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
