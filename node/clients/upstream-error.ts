/** The HTTP status that an upstream refused with, if it answered at all. */
export const statusOf = (error: unknown): number | null => {
  if (typeof error !== 'object' || error === null || !('response' in error)) return null
  const { response } = error
  if (typeof response !== 'object' || response === null || !('status' in response)) return null
  return typeof response.status === 'number' ? response.status : null
}
