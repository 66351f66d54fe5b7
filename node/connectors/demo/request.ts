/** What can be asked: the same refusals as a connector makes that must not send such things to an ERP. */
import type { OrderQuery } from '../connector'
import { ConnectorError } from '../connector-error'

export const MAX_PAGE_SIZE = 100
const MAX_TEXT_LENGTH = 200
const BLANK = /^[\s\p{C}]*$/u
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** @throws ConnectorError `invalid-query` */
export const requireAskable = (query: OrderQuery): void => {
  const { companies, number, product, placedBy } = query
  const texts = [...companies, ...(number?.values ?? []), product ?? 'none', placedBy ?? 'none']
  const isAskable =
    companies.length > 0 &&
    number?.values.length !== 0 &&
    texts.every(isSearchable) &&
    [query.from, query.to].every((day) => day === null || DAY.test(day)) &&
    Number.isInteger(query.first) &&
    query.first >= 1 &&
    query.first <= MAX_PAGE_SIZE
  if (!isAskable) throw new ConnectorError('invalid-query', "The demo can't be asked this.")
}

const isSearchable = (text: string): boolean =>
  text.length <= MAX_TEXT_LENGTH && !BLANK.test(text) && !/\p{Surrogate}/u.test(text)
