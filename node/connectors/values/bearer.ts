/** RFC 6750, section 2.1: nothing that could end a header line. */
export const BEARER_TOKEN = /^[A-Za-z0-9\-._~+/]+=*$/

/**
 * Whether a token server's `token_type` means bearer. Letter case is nothing (RFC 6749, section 5.1), some write
 * "BearerToken", and without a word it can be nothing else: for any other type one would need a key that nobody has.
 */
export const isBearerType = (type: unknown): boolean =>
  (type ?? '') === '' || (typeof type === 'string' && BEARER_WORD.test(type.trim()))

const BEARER_WORD = /^bearer(?:[\s_-]?token)?$/i
