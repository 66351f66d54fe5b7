/**
 * The same search as its person waits for it: through the running store, one after the other, with the connector `rest`
 * before the demo's ERP. Only of an ERP that takes half a second, since nothing goes side by side here.
 */
import { type LocalStore, startLocalStore } from '../dev/local-store'
import { DEMO_PEOPLE } from '../dev/platform/people'
import { median } from './median'
import type { NumberSearchFigures } from './number-search'

const RUNS = 15
const ERP_MS = 500
const QUERY = `query search($number: String) {
  erpOrders(search: { number: $number }) { groups { kind match } warnings freshness { source } }
}`

interface Answer {
  readonly erpOrders: {
    readonly groups: readonly unknown[]
    readonly warnings: readonly string[]
    readonly freshness: { readonly source: string }
  }
}

export const measureNumberSearchInStore = async (): Promise<NumberSearchFigures> => {
  const store = await startLocalStore({ erpDelayMs: ERP_MS })
  let failed = 0
  /** @param found how many groups it has */
  const ratioOf = async (number: string, found: number): Promise<number> => {
    const took: number[] = []
    for (let run = 0; run < RUNS; run += 1) {
      const startMs = performance.now()
      const isWhole = await isAnswered(store, number, found)
      took.push(performance.now() - startMs)
      if (!isWhole) failed += 1
    }
    return median(took) / ERP_MS
  }
  try {
    // Proves who asks and reads what the ERP can.
    await isAnswered(store, 'PO-99999', 0)
    const typed = await ratioOf('PO-4500', 1)
    const otherwise = await ratioOf('PO-04500', 1)
    const missing = await ratioOf('PO-99999', 0)
    return { name: 'rest in the store', erpMs: ERP_MS, typed, otherwise, missing, failed }
  } finally {
    await store.close()
  }
}

const isAnswered = async (store: LocalStore, number: string, found: number): Promise<boolean> => {
  const { data } = await store.fetchGraphql<Answer>({
    as: DEMO_PEOPLE.ana,
    query: QUERY,
    variables: { number },
  })
  const { groups, warnings, freshness } = data?.erpOrders ?? {}
  if (groups !== undefined && groups.length !== found) {
    throw new Error(`${number} is found in ${groups.length} groups, not in ${found}.`)
  }
  return freshness?.source === 'LIVE' && warnings?.includes('INCOMPLETE') === false
}
