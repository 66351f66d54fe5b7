/** What staff type into a link, checked: ids of organizations, cost centers and customers of the ERP. */
import { isPersonId, personId } from './collaborator'

const MAX_LENGTH = 100
/** Of one organization. */
export const MAX_REFS = 200

/** @returns the text without blanks around it; null for one that is empty, too long or holds invisible characters */
export const plainText = (text: string): string | null => {
  const plain = text.trim()
  const isPlain =
    plain !== '' && plain.length <= MAX_LENGTH && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(plain)
  return isPlain ? plain : null
}

/** An organization's id, or `person:` and an e-mail; null for neither. */
export const readLinkId = (text: string): string | null => {
  const id = plainText(text)
  if (id === null || !isPersonId(id)) return id
  const email = id.slice(personId('').length).trim()
  return /^[^\s@]+@[^\s@]+$/.test(email) ? personId(email) : null
}
