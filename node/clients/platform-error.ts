/**
 * One of VTEX's own services did not answer, or answered what cannot be read. It says nothing of the person who asks: neither
 * "not signed in" nor "no company", and nothing of it is remembered.
 */
export type PlatformService =
  | 'session'
  | 'vtex-id'
  | 'license-manager'
  | 'settings'
  | 'storefront-permissions'
  | 'b2b-organizations'
  | 'vbase'
  /** The runtime's `@auth`, which asks VTEX ID and License Manager by itself. */
  | 'auth'

export class PlatformError extends Error {
  /** A marker instead of `instanceof`: VTEX IO may load a module more than once. */
  public readonly isPlatformError = true

  constructor(
    public readonly service: PlatformService,
    /** What the client threw. For the log's kind and status only: its text may hold anything. */
    public readonly reason: unknown
  ) {
    super(`VTEX's ${service} did not answer as it should.`)
    this.name = 'PlatformError'
  }
}

export const isPlatformError = (error: unknown): error is PlatformError =>
  typeof error === 'object' &&
  error !== null &&
  'isPlatformError' in error &&
  error.isPlatformError === true

/** Makes a call to a service and reads its answer. @throws PlatformError for whatever goes wrong in it */
export const askPlatform = async <Answer>(
  service: PlatformService,
  call: () => Promise<Answer>
): Promise<Answer> => {
  try {
    return await call()
  } catch (reason) {
    throw isPlatformError(reason) ? reason : new PlatformError(service, reason)
  }
}
