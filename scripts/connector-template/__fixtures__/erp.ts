/** A small honest Acme for the contract suite: it answers as the real one does, from orders whose facts are known. */
import type { KnownOrder } from '../../../node/testing/connector-subject'
import type { ErpReply, ErpRequest } from '../../../node/testing/erp-server'
import { seedOrders } from '../../../node/testing/rest-orders'

export const ACME_TOKEN = 'acme-token-c0ffee'

const NOT_WRITTEN = 501

export const createAcmeErp = () => {
  const orders: readonly KnownOrder[] = seedOrders().map(({ known }) => known)
  /** Refuses wrong credentials, restricts to the companies asked for, and writes the orders as the ERP would. */
  const respond = (_request: ErpRequest): ErpReply => ({ status: NOT_WRITTEN, body: '' })
  return { orders, respond, isWritten: (reply: ErpReply) => reply.status !== NOT_WRITTEN }
}
