/**
 * The way of a request to a resolver for staff: our own proof, then the runtime's `@auth`, which knows no time limit. Both
 * together have a deadline, which ends when the resolver begins.
 */
import { AppError } from '../app-error'
import { PlatformError } from '../clients/platform-error'
import { isUpstreamError } from '../clients/upstream-error'
import type { StaffMember } from './staff'

const ADMISSION_TIMEOUT_MS = 8_000

/** What `@guarded` hands, as root value and so through `@auth`, to the resolver of a field for staff. */
export class Admission {
  /** @param enter the resolver's first act; throws PlatformError when it comes too late */
  constructor(public readonly enter: () => StaffMember) {}
}

interface Steps<Answer> {
  readonly prove: () => Promise<StaffMember>
  readonly resolve: (admission: Admission) => Promise<Answer>
}

export const admit = <Answer>(
  { prove, resolve: resolveField }: Steps<Answer>,
  timeoutMs = ADMISSION_TIMEOUT_MS
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    let state: 'WAITING' | 'ENTERED' | 'LATE' = 'WAITING'
    const timer = setTimeout(() => {
      state = 'LATE'
      reject(notSaid('no answer in time'))
    }, timeoutMs)
    const attempt = async () => {
      const staff = await prove()
      const enter = () => {
        // Whoever asked has been told that nothing was done.
        if (state === 'LATE') throw notSaid('an answer that came too late')
        state = 'ENTERED'
        clearTimeout(timer)
        return staff
      }
      return resolveField(new Admission(enter))
    }
    attempt()
      .catch((error: unknown) => {
        throw state === 'ENTERED' ? error : beforeEntering(error)
      })
      .finally(() => clearTimeout(timer))
      .then(resolve, reject)
  })

/** @throws AppError `UNAUTHENTICATED` where `@guarded` has admitted nobody: the schema does not say that the field is for staff */
export const enteredBy = (root: unknown): StaffMember => {
  if (root instanceof Admission) return root.enter()
  throw new AppError('UNAUTHENTICATED', 'This is for store staff, signed in to the admin.')
}

const beforeEntering = (error: unknown): unknown =>
  isUpstreamError(error) ? notSaid(error) : error

/** VTEX ID or License Manager failed, or took too long. */
const notSaid = (reason: unknown): PlatformError => new PlatformError('auth', reason)
