import { type Tally, lastLine, seconds, sum } from './tally'

interface Outcome {
  readonly checked: Tally
  readonly tested: Tally
  readonly isInterrupted: boolean
}

/** Prints the last line and sets the exit code: a run in which no test was executed has failed too. */
export function finish({ checked, tested, isInterrupted }: Outcome): void {
  console.log(`took ${seconds(performance.now())}`)
  if (isInterrupted) {
    console.log('Interrupted.')
    return
  }
  const hasTested = tested.passed + tested.failed > 0
  if (!hasTested) console.log('FAILED: no test was executed')
  const total = sum([checked, tested])
  console.log(lastLine(total))
  if (total.failed > 0 || !hasTested) process.exitCode = 1
}
