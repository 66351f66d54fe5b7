/** Stands before a server on loopback and makes it slow: each connection waits before the server hears of it. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface SlowRelay {
  /** The address to ask instead of `origin`, which is known only once its server runs. */
  readonly before: (origin: string) => string
  readonly close: () => Promise<void>
}

/** @param delayMs of every request, since the tests' HTTP port opens a connection for each */
export const startSlowRelay = async (delayMs: number): Promise<SlowRelay> => {
  const open = new Set<Socket>()
  let target = 0
  const kept = (socket: Socket): Socket => {
    open.add(socket)
    // Either side may hang up.
    return socket.on('error', () => socket.destroy()).once('close', () => open.delete(socket))
  }
  const relay = createServer((incoming) => {
    kept(incoming)
    setTimeout(() => {
      if (incoming.destroyed) return
      const outgoing = kept(connect(target, '127.0.0.1'))
      incoming.pipe(outgoing).pipe(incoming)
    }, delayMs)
  })
  relay.listen(0, '127.0.0.1')
  await once(relay, 'listening')
  const { port } = relay.address() as AddressInfo
  return {
    before: (origin) => {
      target = Number(new URL(origin).port)
      return `http://127.0.0.1:${port}`
    },
    close: async () => {
      open.forEach((socket) => socket.destroy())
      await new Promise((resolve) => relay.close(resolve))
    },
  }
}
