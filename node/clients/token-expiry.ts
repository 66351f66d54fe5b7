import { z } from 'zod'

const claimsSchema = z.object({ exp: z.number() })

/**
 * Until when a token says that it is good, for tokens that VTEX ID has just accepted: its answer names no end, but a token
 * that is a JWT (RFC 7519, section 4.1.4) does.
 *
 * @returns milliseconds since 1970; null for a token of another kind
 */
export const tokenExpiryMs = (token: string): number | null => {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')
    const claims = claimsSchema.safeParse(JSON.parse(payload))
    return claims.success ? claims.data.exp * 1000 : null
  } catch {
    return null
  }
}
