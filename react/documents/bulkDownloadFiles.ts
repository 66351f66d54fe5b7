/** Names within the ZIP. Pure. */

export const MAX_DOCUMENTS = 200
export const MAX_BYTES = 100 * 1000 * 1000

const LONGEST = 120

/** A name that every computer can save: no folders, no reserved signs, not too long. */
export const safeName = (name: string): string => {
  const plain = name
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = plain.lastIndexOf('.')
  const end = dot > 0 && plain.length - dot <= 6 ? plain.slice(dot) : ''
  return (
    Array.from(end ? plain.slice(0, dot) : plain)
      .slice(0, LONGEST)
      .join('') + end || 'document'
  )
}

/** Tells repeated names apart, as a spreadsheet program would: `a.pdf`, `a (2).pdf`. Letters' case does not tell files apart. */
export const uniqueNames = (): ((name: string) => string) => {
  const taken: Record<string, true | undefined> = {}
  return (name) => {
    const dot = name.lastIndexOf('.')
    const [start, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
    let unique = name
    for (let count = 2; taken[`/${unique.toLowerCase()}`]; count++)
      unique = `${start} (${count})${end}`
    taken[`/${unique.toLowerCase()}`] = true
    return unique
  }
}

/** The file's name as the documents' route gives it (RFC 6266). Null where it gives none. */
export const nameOf = (disposition: string | null): string | null => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition || '')
  const plain = /filename="([^"]+)"/i.exec(disposition || '')
  try {
    return encoded ? decodeURIComponent(encoded[1]) : plain && plain[1]
  } catch {
    return plain && plain[1]
  }
}
