/**
 * VTEX ID: whose token it is. `POST /api/vtexid/credential/validate`, as vtex-apps/store-graphql's identity client calls it.
 * https://developers.vtex.com/docs/guides/checking-which-user-is-currently-authenticated
 */
import { type InstanceOptions, type IOContext, JanusClient } from '@vtex/api'
import { z } from 'zod'

import type { ValidatedToken } from '../identity/collaborator'
import { askPlatform } from './platform-error'
import { tokenExpiryMs } from './token-expiry'
import { statusOf } from './upstream-error'

const answerSchema = z.discriminatedUnion('isValid', [
  z.object({
    isValid: z.literal(true),
    user: z.string().min(1),
    account: z.string().min(1),
    audience: z.string().nullish(),
  }),
  z.object({ isValid: z.literal(false) }),
])

const readAnswer = (body: unknown) => {
  const { authStatus, ...claims } = z.looseObject({ authStatus: z.string() }).parse(body)
  return answerSchema.parse({ ...claims, isValid: authStatus === 'Success' })
}

export class VtexId extends JanusClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, {
      ...options,
      headers: { ...options?.headers, VtexIdClientAutCookie: context.authToken },
    })
  }

  /**
   * @returns null for a token that VTEX ID does not accept (any more)
   * @throws PlatformError
   */
  public validate(token: string): Promise<ValidatedToken | null> {
    return askPlatform('vtex-id', async () => {
      try {
        const body = { token }
        const metric = 'vtexid-validate'
        const answer = readAnswer(
          await this.http.post('/api/vtexid/credential/validate', body, { metric })
        )
        if (!answer.isValid) return null
        const { user: email, account, audience } = answer
        return { email, account, audience: audience ?? null, expiresAtMs: tokenExpiryMs(token) }
      } catch (error) {
        const status = statusOf(error)
        if (status === 401 || status === 400) return null
        throw error
      }
    })
  }
}
