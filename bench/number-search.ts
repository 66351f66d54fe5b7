/**
 * How long one person waits for a search by a number, as a ratio to the time `t` that their ERP takes for each call: the
 * use-case with the real connectors over the ERPs of their suites. The ERP's own wait is the yardstick, so the clock may be
 * read.
 *
 * The runs of a figure are fifteen people of fifteen stores, who share neither slots nor answers; they begin one after the
 * other within `t`, so that their answers do not come all at once.
 */
import { createHttpPort } from '../node/testing/http-port'
import { createSearchHarness, type SearchHarness } from '../node/testing/search-harness'
import { SEARCH_SUBJECTS, type SearchSubject } from '../node/testing/search-subjects'
import { numberFoundAsTypedRatio, numberFoundOtherwiseRatio } from './budgets.json'
import { median } from './median'
import { startSlowRelay } from './slow-relay'

const RUNS = 15
const ATTEMPTS = 3
const ERP_MS = [500, 2_000] as const
/** Asks nobody. */
const WITHOUT_ERP = 'demo'
const TYPED = 'PO-4500'
/** By a part, or by another spelling where the ERP finds whole numbers only. */
const OTHERWISE = { part: 'PO-04500', spelling: 'PO 4500' } as const

export interface NumberSearchFigures {
  readonly name: string
  readonly erpMs: number
  /** Ratios to the ERP's time. */
  readonly typed: number
  readonly otherwise: number
  readonly missing: number
  /** Searches, of all these, that the ERP was too slow for. */
  readonly failed: number
}

export const measureNumberSearch = async (): Promise<readonly NumberSearchFigures[]> => {
  const figures: NumberSearchFigures[] = []
  for (const subject of SEARCH_SUBJECTS.filter(({ name }) => name !== WITHOUT_ERP)) {
    for (const erpMs of ERP_MS) figures.push(await measureOne(subject, erpMs))
  }
  return figures
}

const measureOne = async (
  { name, start }: SearchSubject,
  erpMs: number
): Promise<NumberSearchFigures> => {
  const relay = await startSlowRelay(erpMs)
  const subject = await start((origin) => createHttpPort(relay.before(origin)))
  try {
    const harness = await createSearchHarness(subject)
    // The first one signs in, where there is a session.
    const first = await outcomeOf(harness, { number: 'PO-99999', found: 0 })
    const isPart = harness.can.partialNumberKinds.length > 0
    const trial = { harness, erpMs }
    const typed = await measureCase(trial, { number: TYPED, found: 1 })
    const number = isPart ? OTHERWISE.part : OTHERWISE.spelling
    const otherwise = await measureCase(trial, { number, found: 1 })
    const missing = await measureCase(trial, { number: 'PO-99999', found: 0 })
    const failed = [typed, otherwise, missing].reduce(
      (sum, one) => sum + one.failed,
      first.isWhole ? 0 : 1
    )
    return {
      ...{ name, erpMs, failed },
      typed: typed.ratio,
      otherwise: otherwise.ratio,
      missing: missing.ratio,
    }
  } finally {
    await subject.close()
    await relay.close()
  }
}

interface Case {
  readonly number: string
  readonly found: number
}

interface Outcome {
  readonly ms: number
  /** The ERP answered for each kind. */
  readonly isWhole: boolean
}

interface Trial {
  readonly harness: SearchHarness
  readonly erpMs: number
}

/** A busy machine only ever adds: what is above its budget is measured again, and the lowest counts. */
const measureCase = async (trial: Trial, asked: Case) => {
  const budget = asked.number === TYPED ? numberFoundAsTypedRatio : numberFoundOtherwiseRatio
  let [ratio, failed] = [Infinity, 0]
  for (let attempt = 0; attempt < ATTEMPTS && ratio > budget; attempt += 1) {
    const outcomes = await measureOnce(trial, asked)
    ratio = Math.min(ratio, median(outcomes.map(({ ms }) => ms)) / trial.erpMs)
    failed += outcomes.filter(({ isWhole }) => !isWhole).length
  }
  return { ratio, failed }
}

const measureOnce = ({ harness, erpMs }: Trial, asked: Case): Promise<readonly Outcome[]> =>
  Promise.all(
    Array.from({ length: RUNS }, async (_, run) => {
      await new Promise((resolve) => setTimeout(resolve, (run * erpMs) / RUNS))
      return outcomeOf(harness, asked)
    })
  )

const outcomeOf = async ({ search }: SearchHarness, { number, found }: Case): Promise<Outcome> => {
  const startMs = performance.now()
  const answer = await search(number).catch(() => null)
  const ms = performance.now() - startMs
  if (answer !== null && answer.orders.length !== found) {
    throw new Error(`${number} is the number of ${answer.orders.length} orders, not of ${found}.`)
  }
  return { ms, isWhole: answer !== null && !answer.warnings.includes('INCOMPLETE') }
}
