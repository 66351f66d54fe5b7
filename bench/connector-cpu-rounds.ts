/** The process that `connector-cpu.ts` starts: its figures are all that it prints. */
import { type ConnectorReading, type ReadingScope, prepareReadings } from './connector-answers'
import { median } from './median'

const ROUNDS = 25
const READINGS_PER_TURN = 8
const WARM_UP_READINGS = 60

export interface ConnectorFigures {
  readonly name: string
  readonly scope: ReadingScope
  /** Of the yardstick. */
  readonly ratio: number
  readonly cpuMs: number
  /** Of `JSON.parse` alone, of the same texts. */
  readonly parseMs: number
  readonly textKiB: number
}

const main = async (): Promise<void> => {
  const figures: ConnectorFigures[] = []
  for (const reading of await prepareReadings()) figures.push(await measure(reading))
  process.stdout.write(JSON.stringify(figures))
}

const measure = async ({
  name,
  scope,
  read,
  parse,
  textBytes,
}: ConnectorReading): Promise<ConnectorFigures> => {
  await times(read, WARM_UP_READINGS)
  await times(parse, WARM_UP_READINGS)
  await times(yardstick, WARM_UP_READINGS)
  const rounds: Array<{ read: number; parse: number; yardstick: number }> = []
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({
      read: await cpuMsOf(read),
      yardstick: await cpuMsOf(yardstick),
      parse: await cpuMsOf(parse),
    })
  }
  return {
    name,
    scope,
    ratio: median(rounds.map((round) => round.read / round.yardstick)),
    cpuMs: median(rounds.map((round) => round.read)),
    parseMs: median(rounds.map((round) => round.parse)),
    textKiB: textBytes / 1024,
  }
}

const times = async (work: () => unknown, count: number): Promise<void> => {
  for (let time = 0; time < count; time += 1) await work()
}

const cpuMsOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await times(work, READINGS_PER_TURN)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / READINGS_PER_TURN
}

/** A thousand records of ten fields. */
const TEXT = JSON.stringify(
  Array.from({ length: 1000 }, (_, index) => ({
    id: `${index}`,
    code: `BRG-${6204 + index}`,
    description: 'Ball bearing 6204 2RS',
    unit: 'PC',
    ordered: '3',
    shipped: null,
    price: { amount: `${index}.50`, currency: 'BRL' },
    total: { amount: `${index * 3}.50`, currency: 'BRL' },
    promisedOn: '2026-11-25',
    isOpen: true,
  }))
)

const yardstick = (): number => (JSON.parse(TEXT) as unknown[]).length

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
