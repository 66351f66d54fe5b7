/** A small honest Acme for the contract suite: it answers as the real one does, from orders whose facts are known. */
import type { KnownOrder } from '../../../node/testing/connector-subject'
import type { ErpReply, ErpRequest } from '../../../node/testing/erp-server'
import { seedOrders } from '../../../node/testing/rest-orders'
import { toWrite } from '../to-write'

export const ACME_TOKEN = 'acme-token-c0ffee'

export const createAcmeErp = () => {
  const orders: readonly KnownOrder[] = seedOrders().map(({ known }) => known)
  /**
   * Refuses wrong credentials, restricts to the companies asked for, and writes the orders as the ERP would. Rows that its
   * sort leaves equal come in another order each time (`createShuffle`), and drafts are there that nobody may see.
   */
  const respond = (_request: ErpRequest): ErpReply =>
    toWrite('respond in __fixtures__/erp.ts', 'what the ERP answers to each request')
  return { orders, respond }
}
