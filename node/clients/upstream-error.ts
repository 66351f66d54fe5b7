/** The HTTP status that an upstream refused with, if it answered at all. */
export const statusOf = (error: unknown): number | null => {
  const status = responseOf(error)?.status
  return typeof status === 'number' ? status : null
}

/**
 * Whether VTEX's egress stopped the call, as no policy of the manifest allows it. It names the resource that it refuses:
 * https://github.com/vtex/vtex-courses/issues/234
 */
export const isEgressRefusal = (error: unknown): boolean =>
  statusOf(error) === 403 &&
  textsOf(responseOf(error)?.data).some((text) => /vrn:proxy:|cannot perform action/.test(text))

/** Whether the error is that of a call which an upstream refused or did not answer. */
export const isUpstreamError = (error: unknown): boolean =>
  statusOf(error) !== null || (isObject(error) && error.isAxiosError === true)

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
