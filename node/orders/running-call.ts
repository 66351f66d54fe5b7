/** A call that is on its way to an ERP. */
export interface RunningCall<Answer> {
  /** Settles when the ERP begins to answer, or the call has failed. */
  readonly begun: Promise<Answer>
  /** Settles when the answer has been read to its end, or nobody reads it any more. */
  readonly whole: Promise<unknown>
}

/** Whether it settles, either way, in that time. */
export const settlesWithin = (work: Promise<unknown>, timeoutMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), timeoutMs)
    const settled = () => {
      clearTimeout(timer)
      resolve(true)
    }
    work.then(settled, settled)
  })
