import { isConnectorError } from '../connector-error'

export type AskInSpelling = (ask: (path: string) => Promise<unknown>) => Promise<unknown>

/**
 * The incumbent's code and its documents spell a path differently, and an ERP may answer to one of them only. Until one has
 * answered, "not found" may be said of the path as well as of the record: then the next spelling is tried. The one that
 * answered is kept, and costs one call from then on.
 */
export const createSpelling = (spellings: readonly string[]): AskInSpelling => {
  let proven: string | null = null
  return async (ask) => {
    let notFound: unknown
    for (const path of proven === null ? spellings : [proven]) {
      try {
        const answer = await ask(path)
        proven = path
        return answer
      } catch (error) {
        if (!isConnectorError(error) || error.kind !== 'not-found') throw error
        notFound = error
      }
    }
    throw notFound
  }
}
