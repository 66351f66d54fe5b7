/**
 * Entry of the process that runs the app under VTEX's own runtime. Its working directory is a folder made by
 * build-service.ts; it tells its parent by IPC the port it listens on, or in one sentence why it can't start.
 *
 * `startWorker` is what each worker of `startApp` runs. `startApp` itself is no use here: its cluster master forks a
 * failing worker for ever and calls port 5000.
 */
// The package's main module first: its circular imports leave parts undefined in any other order.
import '@vtex/api'
import { getServiceJSON } from '@vtex/api/lib/service/loaders'
import { startWorker } from '@vtex/api/lib/service/worker'
import type { AddressInfo } from 'node:net'
import { refuseDirectConnections } from './loopback-guard'

export type ServiceReport =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly message: string }

function start() {
  refuseDirectConnections()
  process.on('disconnect', () => process.exit(0))
  try {
    listen()
  } catch (error) {
    fail(error)
  }
}

function listen() {
  const server = startWorker(getServiceJSON()).listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    const message: ServiceReport = { kind: 'listening', port }
    process.send?.(message)
  })
  // A router that reuses a connection must not meet its end: Node's five seconds race with the next request.
  server.keepAliveTimeout = 10 * 60_000
}

function fail(error: unknown) {
  console.error(error)
  const message: ServiceReport = { kind: 'failed', message: firstLine(error) }
  if (process.send) process.send(message, undefined, undefined, () => process.exit(1))
  else process.exit(1)
}

function firstLine(error: unknown) {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return text.split('\n')[0] ?? text
}

start()
