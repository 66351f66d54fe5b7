import React from 'react'

import { useClasses } from '../page/useClasses'
import { useFormat } from '../page/useFormat'
import { useText } from '../page/useText'
import { timelineOf } from './timeline'
import type { Order } from './types'

/** Where the order has come, where it is, and what is before it. */
const Progress = ({ order }: { order: Order }) => {
  const text = useText()
  const format = useFormat()
  const classes = useClasses()
  return (
    <ol
      aria-label={text('order.timeline')}
      className={`${classes('timeline')} list mh0 mv5 pa0 t-body c-on-base`}
    >
      {timelineOf(order).map(({ status, label, on, state }, i) => (
        <li
          key={i}
          className={`${classes('step', state, status.toLowerCase())} ${state === 'current' ? 'fw6' : ''}`}
          aria-current={state === 'current' ? 'step' : undefined}
        >
          <span className={`${classes('stepName')} db`}>
            {(status === 'OTHER' && label) || text(`status.${status}`)}
          </span>
          <span className={`${classes('stepDay')} db fw4 t-small c-muted-1`}>
            {state === 'next'
              ? text(on ? 'order.step.promised' : 'order.step.next', { day: on && format.day(on) })
              : on && format.day(on)}
          </span>
        </li>
      ))}
    </ol>
  )
}

export default Progress
