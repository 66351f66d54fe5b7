/**
 * Entry of the link trial's service: compiled into the trial's folder, so that every package comes from what yarn
 * installed there. Tells its parent the port by IPC. `startWorker` is what VTEX's `startApp` runs in each worker.
 */
import type { AddressInfo } from 'node:net'

async function boot() {
  process.on('disconnect', () => process.exit(0))
  // The main module first: in another order its circular imports leave parts undefined.
  await import('@vtex/api')
  const { startWorker } = await import('@vtex/api/lib/service/worker')
  const { getServiceJSON } = await import('@vtex/api/lib/service/loaders')
  const server = startWorker(getServiceJSON()).listen(0, '127.0.0.1', () => {
    process.send?.((server.address() as AddressInfo).port)
  })
}

void boot()
