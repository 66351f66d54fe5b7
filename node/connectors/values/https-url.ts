const MAX_URL_LENGTH = 2000

/** https and no user-info; anything else could run script, mislead in a link, or be read on the way. */
export const httpsUrl = (value: unknown): string | null => {
  const address = typeof value === 'string' ? value.trim() : ''
  if (address.length > MAX_URL_LENGTH || !URL.canParse(address)) return null
  const url = new URL(address)
  const isSafe = url.protocol === 'https:' && url.username === '' && url.password === ''
  return isSafe ? url.href : null
}
