/** `npm run bench`: the figures beside their budgets (budgets.json); ends with 1 when one is above. */
import budgets from './budgets.json'
import { measureSearch } from './search-cpu'

interface Figure {
  readonly name: string
  readonly value: number
  readonly budget: number
}

const round = (value: number): number => Math.round(value * 100) / 100

const main = async (): Promise<void> => {
  const search = await measureSearch()
  const figures: Figure[] = [
    {
      name: 'warm search, CPU against a bare resolver',
      value: search.cpuRatio,
      budget: budgets.searchCpuRatio,
    },
    {
      name: 'warm search, calls to the ERP',
      value: search.erpCallsWarm,
      budget: budgets.searchErpCallsWarm,
    },
    {
      name: 'warm search, calls to the platform',
      value: search.platformCallsWarm,
      budget: budgets.searchPlatformCallsWarm,
    },
    {
      name: 'cold search, calls to the platform',
      value: search.platformCallsCold,
      budget: budgets.searchPlatformCallsCold,
    },
  ]
  console.table(
    figures.map((figure) => ({
      ...figure,
      value: round(figure.value),
      ok: figure.value <= figure.budget,
    }))
  )
  console.log(
    `CPU per request: ${round(search.ownCpuMs)} ms, bare resolver ${round(search.baselineCpuMs)} ms`
  )
  const exceeded = figures.filter(({ value, budget }) => !(value <= budget))
  exceeded.forEach(({ name }) => console.error(`Above its budget: ${name}`))
  process.exitCode = exceeded.length === 0 ? 0 : 1
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
