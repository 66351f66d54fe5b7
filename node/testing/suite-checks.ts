/** The checks of a section of the contract suite, run by themselves: for tests of the suite itself. */
import type { ConnectorDefinition } from '../connectors/connector'
import { asItsServerCan, type Check, type ConnectorSubject, type Suite } from './connector-subject'

export interface CheckOutcome {
  readonly name: string
  /** null: green. */
  readonly error: unknown
}

interface CheckedSubject {
  readonly definition: ConnectorDefinition<unknown>
  readonly subject: ConnectorSubject
}

/** Runs all checks of the section, one after the other. */
export const runChecks = async (
  section: (suite: Suite) => void,
  { definition, subject: started }: CheckedSubject
): Promise<readonly CheckOutcome[]> => {
  const subject = await asItsServerCan(started)
  const checks: Array<Parameters<Check>> = []
  const it: Check = (...check) => checks.push(check)
  section({ definition, subject: () => subject, hasServer: subject.server !== undefined, it })
  const outcomes: CheckOutcome[] = []
  for (const [name, work] of checks) outcomes.push({ name, error: await errorOf(work) })
  return outcomes
}

const errorOf = async (work: Parameters<Check>[1]): Promise<unknown> => {
  try {
    await work()
    return null
  } catch (error) {
    return error
  }
}
