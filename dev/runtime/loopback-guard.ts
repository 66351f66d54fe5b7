/**
 * Makes sure that a process reaches the outside only through its http proxy: in the cloud nothing else leaves either.
 * A client that ignores `http_proxy` (fetch and undici do on Node 20) fails here as it would there.
 */
import { Socket } from 'node:net'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/i

interface Target {
  readonly host?: string
  readonly path?: string
}

/** From now on any direct TCP connection to another machine fails with an error that says so. */
export function refuseDirectConnections(): void {
  const connect = Socket.prototype.connect
  function guardedConnect(this: Socket, ...args: unknown[]): Socket {
    const host = hostOf(args)
    if (host === null || LOOPBACK.test(host)) return Reflect.apply(connect, this, args) as Socket
    const error = new Error(
      `Direct connection to ${host} refused: VTEX lets a service out only through its clients (http_proxy).`
    )
    process.nextTick(() => this.destroy(error))
    return this
  }
  Socket.prototype.connect = guardedConnect
}

/** `connect` takes (options), (port, host), (path), or one array of these; null means no other machine is named. */
function hostOf(args: readonly unknown[]): string | null {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
  if (typeof first === 'object' && first !== null) {
    const { host, path } = first as Target
    return path === undefined ? (host ?? null) : null
  }
  return typeof second === 'string' ? second : null
}
