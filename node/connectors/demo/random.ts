/** FNV-1a, 32 bits: spreads texts that look alike. Not for secrets. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(text, 'utf8')) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  }
  return hash
}

/** A whole number from 0 to `below` - 1 that follows from the parts alone. */
export const pick = (below: number, ...parts: ReadonlyArray<string | number>): number =>
  hashOf(JSON.stringify(parts)) % below
