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

export const startMock = (): Promise<Prism> => startPrism('mock', [])

/** What breaks the contract, on either side, is answered by Prism itself with a status of 4xx or 5xx. */
export const startWatch = (upstream: string): Promise<Prism> => startPrism('proxy', [upstream])

const startPrism = async (
  command: 'mock' | 'proxy',
  upstream: readonly string[]
): Promise<Prism> => {
  const folder = await installPackages({
    name: 'prism',
    installed: { '@stoplight/prism-cli': '5.14.2' },
  })
  const port = String(await freePort())
  const cli = path.join(folder, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js')
  const { stop } = await startProcess(
    [cli, command, '-h', '127.0.0.1', '-p', port, '--errors', DOCUMENT, ...upstream],
    { cwd: folder, env: { SCARF_ANALYTICS: 'false' }, ready: /Prism is listening/ }
  )
  return { origin: `http://127.0.0.1:${port}`, stop }
}
