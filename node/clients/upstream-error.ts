/** The HTTP status that an upstream refused with, if it was asked and answered at all. */
export const statusOf = (error: unknown): number | null =>
  isEgressRefusal(error) ? null : statusIn(error)

/**
 * Whether VTEX's egress stopped the call, as no policy of the manifest allows it: the upstream knows nothing of it. The egress
 * names the resource that it refuses: https://github.com/vtex/vtex-courses/issues/234
 */
export const isEgressRefusal = (error: unknown): boolean =>
  statusIn(error) === 403 &&
  textsOf(responseOf(error)?.data).some((text) => /vrn:proxy:|cannot perform action/.test(text))

/** Whether the error is that of a call which an upstream refused or did not answer. */
export const isUpstreamError = (error: unknown): boolean =>
  !isEgressRefusal(error) &&
  (statusIn(error) !== null || (isObject(error) && error.isAxiosError === true))

const statusIn = (error: unknown): number | null => {
  const status = responseOf(error)?.status
  return typeof status === 'number' ? status : null
}

const responseOf = (error: unknown): Record<string, unknown> | null => {
  const response = isObject(error) ? error.response : null
  return isObject(response) ? response : null
}

const textsOf = (body: unknown): string[] => {
  const texts = isObject(body) ? Object.values(body) : [body]
  return texts.filter((text) => typeof text === 'string')
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
