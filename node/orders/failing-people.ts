/**
 * Whose calls an ERP has failed since it last answered anybody. A search that takes it too long, or makes it fail, is one
 * person's trouble: others must not be refused for it.
 */

/** For so long after somebody else asked, a person is not the only one. */
const COMPANY_MS = 15_000

export type FailureKind = 'timeout' | 'unavailable'

interface Calling {
  /** The ERP has begun to answer. */
  readonly answered: () => void
  readonly failed: (kind: FailureKind) => void
}

export interface FailingPeople {
  /** Whoever asks, whether the ERP is left alone or not. */
  readonly asked: (person: string) => void
  /** A call of theirs that starts. */
  readonly calling: (person: string) => Calling
  /**
   * Two people's calls have failed, or those of the only one who asks. Time-outs count for two people alone: while one
   * person waits for eight seconds, somebody else may well come.
   */
  readonly isMoreThanOnesTrouble: () => boolean
  /** And the last of them got no answer at all. */
  readonly isSilence: () => boolean
}

export const createFailingPeople = (): FailingPeople => {
  /** Two are enough. */
  const failing = new Set<string>()
  let answers = 0
  let latestKind: FailureKind = 'unavailable'
  let isOnlyOneRefused = false
  let latest = ''
  let lastOtherAtMs = -Infinity
  let latestAtMs = -Infinity

  const isAlone = (person: string): boolean =>
    person === latest && Date.now() - lastOtherAtMs > COMPANY_MS

  return {
    asked: (person) => {
      if (person !== latest) lastOtherAtMs = latestAtMs
      latest = person
      latestAtMs = Date.now()
    },
    calling: (person) => {
      const answersBefore = answers
      return {
        answered: () => {
          answers += 1
          failing.clear()
          isOnlyOneRefused = false
        },
        failed: (kind) => {
          // Somebody has been answered since it started.
          if (answers !== answersBefore) return
          if (failing.size < 2) failing.add(person)
          latestKind = kind
          isOnlyOneRefused = kind === 'unavailable' && isAlone(person)
        },
      }
    },
    isMoreThanOnesTrouble: () => failing.size > 1 || isOnlyOneRefused,
    isSilence: () => failing.size > 1 && latestKind === 'timeout',
  }
}
