/** An ERP of any number of orders, in pages as they are asked for, that can fail at one of them; and a store that has it. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before } from 'node:test'

import { DEMO_ERP_HOST, type LocalStore, startLocalStore } from '../../dev/local-store'

interface PagedErp {
  readonly url: string
  /** How many orders there are, what each says beside its number, and from which on the ERP fails. */
  readonly script: { count: number; fields: Readonly<Record<string, unknown>>; failsFrom: number }
  close(): Promise<void>
}

const NO_ORDERS: PagedErp['script'] = { count: 0, fields: {}, failsFrom: Infinity }

const startPagedErp = async (): Promise<PagedErp> => {
  const script = { ...NO_ORDERS }
  const server = createServer(({ url = '' }, response) => {
    const { searchParams } = new URL(url, 'http://erp.invalid')
    const start = Number(searchParams.get('cursor') ?? 0)
    const end = Math.min(script.count, start + Number(searchParams.get('limit') ?? 100))
    const orders = Array.from({ length: end - start }, (_, index) => ({
      id: `o${start + index}`,
      ownerRef: searchParams.get('company'),
      erpOrderNumber: String(start + index),
      channel: 'WEB',
      status: 'SHIPPED',
      ...script.fields,
    }))
    const cursor = end < script.count ? String(end) : null
    response
      .writeHead(start >= script.failsFrom ? 500 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ orders, cursor, total: script.count }))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    script,
    close: () => {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

interface StoreOfPagedErp {
  readonly store: () => LocalStore
  /** What the ERP does from now on. Whatever is not named is as at its start: no order, and no failure. */
  readonly scripted: (script: Partial<PagedErp['script']>) => void
}

/** A store for all tests of a `describe`, whose ERP has as many orders as it is told. */
export const useStoreOfPagedErp = (): StoreOfPagedErp => {
  let erp: PagedErp | undefined
  let store: LocalStore | undefined
  before(async () => {
    erp = await startPagedErp()
    store = await startLocalStore({ outbound: { [DEMO_ERP_HOST]: erp.url } })
  })
  after(async () => {
    await store?.close()
    await erp?.close()
  })
  return {
    store: () => {
      if (store === undefined) throw new Error('The local store has not been started yet.')
      return store
    },
    scripted: (script) => {
      if (erp === undefined) throw new Error('The ERP has not been started yet.')
      Object.assign(erp.script, NO_ORDERS, script)
    },
  }
}
