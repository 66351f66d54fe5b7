import { ConnectorError } from '../connector-error'

/**
 * The rows of a page, if they are no more than were asked for. An ERP that sends more did not heed how many, and may not have
 * heeded of whom either; and all of them would have to be read.
 * @throws ConnectorError `bad-answer`
 */
export const atMost = <Row>(rows: readonly Row[], asked: number): readonly Row[] => {
  if (rows.length <= asked) return rows
  throw new ConnectorError('bad-answer', 'The ERP sent more records than were asked for.')
}
