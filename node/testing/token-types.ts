/** What token servers write as `token_type` and mean bearer, and what they do not. */
export const BEARER_NAMES: readonly unknown[] = [
  ...['Bearer', 'bearer', 'BEARER', ' Bearer ', 'BearerToken', 'bearer_token', 'Bearer Token'],
  ...[undefined, null, ''],
]

export const OTHER_TYPES: readonly unknown[] = [
  ...['mac', 'DPoP', 'PoP', 'N_A', 'SAML2', 'NotBearer', 'Bearer mac', 7, true, {}, ['Bearer']],
]
