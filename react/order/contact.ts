const WAY = /^(mailto:|https:\/\/)/i

/** The store's contact as a link that says which order it is about, where it is a mail. Null for what is neither mail nor https. */
export const contactAddress = (contact: string | null, subject: string): string | null => {
  if (!contact || !WAY.test(contact)) return null
  if (!/^mailto:/i.test(contact) || /[?&]subject=/i.test(contact)) return contact
  return `${contact}${contact.includes('?') ? '&' : '?'}subject=${encodeURIComponent(subject)}`
}

/** A carrier's page; null for anything but https. */
export const trackingAddress = (url: string | null): string | null =>
  url && /^https:\/\//i.test(url) ? url : null
