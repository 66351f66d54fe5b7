/**
 * VTEX ID: whose token it is. `POST /api/vtexid/credential/validate`, as vtex-apps/store-graphql's identity client calls it.
 * https://developers.vtex.com/docs/guides/checking-which-user-is-currently-authenticated
 */
import { type InstanceOptions, type IOContext, JanusClient } from '@vtex/api'
import { z } from 'zod'

import type { ValidatedToken } from '../identity/collaborator'
import { tokenExpiryMs } from './token-expiry'
import { statusOf } from './upstream-error'

const answerSchema = z.object({
  authStatus: z.literal('Success'),
  user: z.string().min(1),
  account: z.string().min(1),
  audience: z.string().nullish(),
})

/** With the name as VTEX ID spells it: License Manager knows people and application keys by it. */
export type ValidatedLogin = ValidatedToken & { readonly login: string }

export class VtexId extends JanusClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, {
      ...options,
      headers: { ...options?.headers, VtexIdClientAutCookie: context.authToken },
    })
  }

  /** @returns null for a token that VTEX ID does not accept (any more) */
  public async validate(token: string): Promise<ValidatedLogin | null> {
    try {
      const answer = answerSchema.safeParse(
        await this.http.post(
          '/api/vtexid/credential/validate',
          { token },
          { metric: 'vtexid-validate' }
        )
      )
      if (!answer.success) return null
      const { user, account, audience } = answer.data
      return {
        login: user,
        email: user.toLowerCase(),
        account,
        audience: audience ?? null,
        expiresAtMs: tokenExpiryMs(token),
      }
    } catch (error) {
      const status = statusOf(error)
      if (status === 401 || status === 403 || status === 400) return null
      throw error
    }
  }
}
