/** Prism: answers as the contract's document says (mock), or watches that a server does (proxy). */
import path from 'node:path'

import { freePort } from '../free-port'
import { installPackages } from '../packages'
import { startProcess } from '../process'

const DOCUMENT = path.join(__dirname, '..', '..', '..', 'docs', 'erp-api.openapi.yaml')

export interface Prism {
  readonly origin: string
  stop(): Promise<void>
}

export const installPrism = (): string =>
  installPackages({ name: 'prism', installed: { '@stoplight/prism-cli': '5.14.2' } })

/** @param folder where Prism is installed */
export const startMock = (folder: string): Promise<Prism> => startPrism(folder, ['mock'])

/** What breaks the contract, on either side, is answered by Prism itself with a status of 4xx or 5xx. */
export const startWatch = (folder: string, upstream: string): Promise<Prism> =>
  startPrism(folder, ['proxy', upstream])

const startPrism = async (
  folder: string,
  [command, ...upstream]: readonly [command: 'mock' | 'proxy', ...upstream: string[]]
): Promise<Prism> => {
  const port = String(await freePort())
  const cli = path.join(folder, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js')
  const { stop } = await startProcess(
    [cli, command, '-h', '127.0.0.1', '-p', port, '--errors', DOCUMENT, ...upstream],
    { cwd: folder, env: { SCARF_ANALYTICS: 'false' }, ready: /Prism is listening/ }
  )
  return { origin: `http://127.0.0.1:${port}`, stop }
}
