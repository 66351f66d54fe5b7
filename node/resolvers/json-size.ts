/** The size of JSON before it is parsed: deep nesting or many values cost far more than its characters. */

/** The page nests six levels, the largest query of `graphql/` none. */
const MAX_DEPTH = 60
/** More than all values that variables may have: see `query-size.ts`. */
const MAX_VALUES = 10_000

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const OPENING = new Set([0x5b, 0x7b])
const CLOSING = new Set([0x5d, 0x7d])

/**
 * One pass over the bytes, without recursion. Whether it is JSON at all is for the parser to say.
 * In UTF-8 no byte of a longer character looks like one of these signs.
 */
export const isSmallJson = (bytes: Uint8Array): boolean => {
  let depth = 0
  let values = 0
  let isInText = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (isInText) {
      if (byte === BACKSLASH) at += 1
      else if (byte === QUOTE) isInText = false
    } else if (byte === QUOTE) isInText = true
    else if (byte === COMMA) values += 1
    else if (OPENING.has(byte)) {
      values += 1
      depth += 1
    } else if (CLOSING.has(byte)) depth -= 1
    if (depth > MAX_DEPTH || values > MAX_VALUES) return false
  }
  return true
}
