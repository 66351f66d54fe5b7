import React from 'react'

import StatusTag from '../list/StatusTag'
import type { Tone } from '../list/Tag'
import Tag from '../list/Tag'
import type { Port } from '../page/port'
import QueryLink from '../page/QueryLink'
import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'
import type { SearchState } from '../search/searchState'
import { firstPageOf, readQuery, writeQuery } from '../search/searchState'
import type { Answers } from './numberRun'
import type { NumberState } from './numberRows'
import { nameOf, ordersOf, stateOf } from './numberRows'

export interface NumberTableProps {
  port: Port
  /** The address below which an order is opened. */
  state: SearchState
  numbers: readonly string[]
  answers: Answers
  isRunning: boolean
}

const TONES: Record<NumberState, Tone> = {
  found: 'done',
  missing: 'stopped',
  left: 'waiting',
  waiting: 'plain',
  refused: 'stopped',
}

/** The orders of one number, or why there are none. */
const Found = ({
  port,
  state,
  number,
  answers,
  isRunning,
}: NumberTableProps & { number: string }) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  const link = `${classes('orderLink')} c-action-primary`
  const result = stateOf(number, answers, isRunning)
  if (result !== 'found')
    return (
      <Tag tone={TONES[result]} says={result}>
        {text(`numbers.state.${result}`)}
      </Tag>
    )
  const known = answers.get(number)
  const { search } = readQuery({ number })
  return (
    <>
      {ordersOf(number, answers).map((order) => (
        <div key={order.id} className={`${classes('numberOrder')} flex flex-wrap items-center`}>
          <QueryLink
            port={port}
            to={writeQuery({ ...state, order: order.id })}
            opens={order.id}
            className={link}
          >
            {nameOf(order) || text('order.open')}
          </QueryLink>
          <StatusTag status={order.status} label={order.statusLabel} />
          {order.orderedOn && (
            <span className="t-small c-muted-1">{format.day(order.orderedOn)}</span>
          )}
        </div>
      ))}
      {known && known !== 'refused' && known.hasMore && (
        <QueryLink port={port} to={writeQuery(firstPageOf(search))} className={link}>
          {text('group.all', { count: 0 })}
        </QueryLink>
      )}
    </>
  )
}

/** Each number as it was pasted, and what was found of it. */
const NumberTable = (props: NumberTableProps) => {
  const text = useText()
  const classes = useClasses()
  return (
    <table className={`${classes('table', 'numbers')} w-100 c-on-base`}>
      <caption className={classes('hiddenText')}>{text('numbers.title')}</caption>
      <thead>
        <tr>
          {['number', 'result'].map((id) => (
            <th
              key={id}
              scope="col"
              className={`${classes('headerCell', id)} pa3 tl v-btm fw6 t-small c-muted-1`}
            >
              {text(`numbers.${id}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.numbers.map((number) => (
          <tr
            key={number}
            className={classes('row', stateOf(number, props.answers, props.isRunning))}
          >
            <th
              scope="row"
              className={`${classes('cell', 'number')} pa3 bb b--muted-4 tl v-top fw4`}
            >
              {number}
            </th>
            <td className={`${classes('cell', 'result')} pa3 bb b--muted-4 tl v-top`}>
              <Found {...props} number={number} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export default NumberTable
