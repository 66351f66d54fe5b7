import React from 'react'
import type { ReactNode } from 'react'

import { useClasses } from '../page/useClasses'
import type { Format } from '../page/useFormat'
import { useFormat } from '../page/useFormat'
import { useIsNarrow } from '../page/useIsNarrow'
import { useText } from '../page/useText'
import type { Line } from './types'

type LineFact = [string, (line: Line, format: Format) => ReactNode]

const quantity = (
  name: 'ordered' | 'shipped' | 'invoiced' | 'outstanding' | 'cancelled'
): LineFact => [name, (line, format) => line[name] && format.quantity(line[name] || '')]

/** The amounts of a line, right-aligned in a table, as facts on a card. */
const AMOUNTS: readonly LineFact[] = [
  quantity('ordered'),
  quantity('shipped'),
  quantity('invoiced'),
  quantity('outstanding'),
  quantity('cancelled'),
  ['promisedOn', ({ promisedOn }, format) => promisedOn && format.day(promisedOn)],
  ['unitPrice', ({ unitPrice }, format) => unitPrice && format.money(unitPrice)],
  ['lineTotal', ({ total }, format) => total && format.money(total)],
]

const Product = ({ line }: { line: Line }) => {
  const text = useText()
  const classes = useClasses()
  const { lineNumber, description, productCode, customerProductCode, unit } = line
  const codes = [
    lineNumber && text('line.number', { number: lineNumber }),
    description && productCode,
    customerProductCode && text('line.yourCode', { code: customerProductCode }),
    unit && text('line.unit', { unit }),
  ].filter(Boolean)
  return (
    <>
      {description || productCode || text('line.unnamed')}
      {codes.length > 0 && (
        <div className={`${classes('subordinate')} t-small c-muted-1`}>{codes.join(' · ')}</div>
      )}
    </>
  )
}

/** As wide as this a table can be read, if need be by moving it sideways. */
const TOO_NARROW = '(max-width: 639px)'

interface Props {
  lines: readonly Line[]
  /** The order's: a line that is promised for the same day does not repeat it. */
  promisedOn: string | null
}

/** What of the facts is worth a column: the ERP tells it of a line at least, and it is not the same all over. */
const knownOf = ({ lines, promisedOn }: Props, format: Format) => {
  const isWorth: Record<string, boolean | undefined> = {
    cancelled: lines.some(({ cancelled }) => /[1-9]/.test(cancelled || '')),
    promisedOn: lines.some((line) => line.promisedOn !== promisedOn),
  }
  return AMOUNTS.filter(
    ([id, show]) => isWorth[id] !== false && lines.some((line) => show(line, format))
  )
}

const Lines = ({ lines, promisedOn }: Props) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  const isNarrow = useIsNarrow(TOO_NARROW)
  const known = knownOf({ lines, promisedOn }, format)
  if (lines.length === 0) return <p className="t-body c-on-base ma0">{text('order.lines.none')}</p>
  return isNarrow ? (
    <ul className="list ma0 pa0">
      {lines.map((line) => (
        <li key={line.id} className={`${classes('line')} t-body c-on-base`}>
          <Product line={line} />
          <dl className={`${classes('cardFacts')} ma0 t-small`}>
            {known.map(([id, show]) => (
              <div key={id} className={classes('cardFact', id)}>
                <dt className={`${classes('label')} c-muted-1`}>{text(`column.${id}`)}</dt>
                <dd className={`${classes('value')} ma0`}>{show(line, format) || '–'}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  ) : (
    <div
      role="region"
      tabIndex={0}
      aria-label={text('order.lines.region')}
      className={classes('tableRegion')}
    >
      <table className={`${classes('table', 'lines')} w-100 c-on-base`}>
        <thead>
          <tr>
            <th scope="col" className={`${classes('headerCell')} tl t-small c-muted-1`}>
              {text('column.product')}
            </th>
            {known.map(([id]) => (
              <th
                key={id}
                scope="col"
                className={`${classes('headerCell', id)} tr t-small c-muted-1`}
              >
                {text(`column.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className={classes('row')}>
              <th scope="row" className={`${classes('cell', 'product')} tl fw4`}>
                <Product line={line} />
              </th>
              {known.map(([id, show]) => (
                <td key={id} className={`${classes('cell', id, 'short')} tr`}>
                  {show(line, format) || <span aria-hidden>–</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

export default Lines
