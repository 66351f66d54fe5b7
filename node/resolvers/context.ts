import type { ServiceContext } from '@vtex/api'

import type { Clients } from '../clients'

/** `compress`: what the runtime's koa-compress heeds; false keeps an answer, and its length, as it is. */
export type Context = ServiceContext<Clients> & { compress?: boolean }
