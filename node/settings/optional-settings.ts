/** Settings without which the app works: one that can't be used is left out and named to staff, and no buyer is refused. */
import { isConnectorError } from '../connectors/connector-error'
import { readErpOrigin } from './erp-origin'

const MAX_CONTACT_LENGTH = 500
const MAX_ORIGINS = 20

/**
 * Whom to ask about an order. What a link would run, or where it would lead, is never left to chance: `mailto:` with an
 * address, https with a host name, or null.
 */
export const readOrderContact = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value.trim() : ''
  if (text.length > MAX_CONTACT_LENGTH || /[\s\p{C}"'<>\\]/u.test(text)) return null
  if (!URL.canParse(text)) return null
  const { protocol, host, pathname, username, password, href } = new URL(text)
  if (protocol === 'mailto:') return /^[^@?]+@[^@?]+\.[^@?]+$/.test(pathname) ? href : null
  return protocol === 'https:' && host !== '' && username === '' && password === '' ? href : null
}

/**
 * Origins parted by spaces, commas, semicolons or line breaks.
 * @returns null if one of them is no https origin with a public host name: half a list is worse than none
 */
export const readDocumentOrigins = (value: unknown): readonly string[] | null => {
  if (value === undefined) return []
  if (typeof value !== 'string') return null
  const parts = value.split(/[\s,;]+/).filter((part) => part !== '')
  if (parts.length > MAX_ORIGINS) return null
  try {
    return [...new Set(parts.map((part) => readErpOrigin(part, 'documentOrigins')))]
  } catch (error) {
    if (isConnectorError(error)) return null
    throw error
  }
}
