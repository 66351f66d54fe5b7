/**
 * The runtime answers some errors by itself, before any code of an app: a query that does not fit the schema, bad JSON, a
 * batch. Its formatter copies `stack` into the answer, in production too, and no option turns that off. V8 asks
 * `Error.prepareStackTrace` for the text of every stack, so a stack without a single frame of ours is left without places.
 * See docs/decisions/2026-11-23-runtime-errors.md.
 *
 * @param ownFolder where this app's code lies: a stack that passes there stays whole, for the log
 */
export const hideForeignStacks = (ownFolder: string): void => {
  const format = Error.prepareStackTrace ?? asV8Does
  Error.prepareStackTrace = (error, frames): unknown =>
    frames.some((frame) => isOwn(frame, ownFolder)) ? format(error, frames) : headline(error)
}

/** Functions of the runtime that are wrapped there pass through it, whoever calls them. */
const WRAPPERS = /(?:query-bounds|body-bounds|short-errors)\.[jt]s$/

const isOwn = (frame: NodeJS.CallSite, ownFolder: string): boolean => {
  const file = frame.getFileName() ?? ''
  const place = file.startsWith(ownFolder) ? file.slice(ownFolder.length) : 'node_modules'
  return !place.includes('node_modules') && !WRAPPERS.test(place)
}

const headline = (error: Error): string => Error.prototype.toString.call(error)

const asV8Does = (error: Error, frames: readonly NodeJS.CallSite[]): string =>
  [headline(error), ...frames.map((frame) => `    at ${frame.toString()}`)].join('\n')
