/** What a cell's text says, on one line, whatever an ERP has put into it. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
/** They turn the reading direction round, or hide. */
const UNSEEN = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

export const oneLine = (text: string): string =>
  text.replace(INVISIBLE, ' ').replace(UNSEEN, '').trim()
