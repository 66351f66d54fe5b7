import React from 'react'
import type { ReactNode } from 'react'

import CopyButton from '../page/CopyButton'
import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'

export type Fact = readonly [string, ReactNode]

/** A number with its copy button; nothing where there is none. */
export const Copied = ({ id, value }: { id: string; value: string }) => {
  const text = useText()
  const classes = useClasses()
  return (
    <>
      <span className={`${classes('number')} fw5`}>{value}</span>{' '}
      <CopyButton value={value} label={`${text(`column.${id}`)} ${value}`} />
    </>
  )
}

/** Names with their values; what the ERP does not say is left out. */
const Facts = ({
  facts,
  kind = null,
}: {
  facts: readonly Fact[]
  kind?: 'numbers' | 'wide' | 'compact' | null
}) => {
  const text = useText()
  const classes = useClasses()
  const known = facts.filter(([, value]) => value)
  if (known.length === 0) return null
  return (
    <dl className={`${classes('facts', kind)} mt0 mh0 mb4 t-body c-on-base`}>
      {known.map(([id, value]) => (
        <div key={id} className={classes('fact', id)}>
          <dt className={`${classes('label')} t-small c-muted-1`}>{text(`column.${id}`)}</dt>
          <dd className={`${classes('value')} ma0`}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export default Facts
