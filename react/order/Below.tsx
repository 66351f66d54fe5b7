import React from 'react'

import { lazy } from '../page/lazy'
import type { OrderViewProps } from './OrderView'

/**
 * What stands below the order's numbers, in two files that are asked for beside the order itself. Shown once both are here: nothing
 * moves then.
 */
const Below = lazy(async () => {
  const [{ default: Details }, { default: Billing }] = await Promise.all([
    import('./Details'),
    import('./Billing'),
  ])
  return {
    default: (props: OrderViewProps) => <Details {...props} billing={<Billing {...props} />} />,
  }
})

export default Below
