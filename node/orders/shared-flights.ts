/** One call for all who ask the same at the same time. It goes on while anyone waits for it. */

interface Flight {
  readonly answer: Promise<unknown>
  readonly gone: AbortController
  waiting: number
}

export interface SharedFlights {
  /**
   * @param question everything that the answer depends on: two with the same one get the same answer
   * @param gone fires when this one waits no longer; the answer is then of no use to them, and is not awaited here
   * @param begin makes the call; its signal fires when nobody waits any more
   */
  readonly join: <Answer>(
    question: string,
    gone: AbortSignal | undefined,
    begin: (gone: AbortSignal) => Promise<Answer>
  ) => Promise<Answer>
}

export const createSharedFlights = (): SharedFlights => {
  const flights = new Map<string, Flight>()
  const start = (question: string, begin: (gone: AbortSignal) => Promise<unknown>): Flight => {
    const gone = new AbortController()
    const answer = begin(gone.signal).finally(() => {
      if (flights.get(question) === flight) flights.delete(question)
    })
    // Whoever left does not hear of its failure.
    answer.catch(() => undefined)
    const flight: Flight = { answer, gone, waiting: 0 }
    flights.set(question, flight)
    return flight
  }
  return {
    join: async <Answer>(
      question: string,
      gone: AbortSignal | undefined,
      begin: (gone: AbortSignal) => Promise<Answer>
    ): Promise<Answer> => {
      const known = flights.get(question)
      const flight = known && !known.gone.signal.aborted ? known : start(question, begin)
      flight.waiting += 1
      const leave = () => {
        gone?.removeEventListener('abort', leave)
        flight.waiting -= 1
        if (flight.waiting === 0) flight.gone.abort()
      }
      gone?.addEventListener('abort', leave)
      if (gone?.aborted) leave()
      // Whatever `begin` answers to this question has the type that is asked for.
      return (flight.answer as Promise<Answer>).finally(() =>
        gone?.removeEventListener('abort', leave)
      )
    },
  }
}
