import React from 'react'

import { useClasses } from '../page/useClasses'
import { useText } from '../page/useText'

/** Names with their values; what the ERP does not say is left out. */
const Facts = ({ facts }: { facts: ReadonlyArray<readonly [string, string | null]> }) => {
  const text = useText()
  const classes = useClasses()
  return (
    <dl className={`${classes('facts')} ma0 t-body c-on-base`}>
      {facts.map(
        ([id, value]) =>
          value && (
            <div key={id} className={classes('fact', id)}>
              <dt className={`${classes('label')} t-small c-muted-1`}>{text(`column.${id}`)}</dt>
              <dd className={`${classes('value')} ma0`}>{value}</dd>
            </div>
          )
      )}
    </dl>
  )
}

export default Facts
