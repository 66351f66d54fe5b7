import { writeFileSync } from 'node:fs'
import path from 'node:path'

import { startProcess } from '../process'
import type { Seed } from './seed'

export interface SapServer {
  readonly origin: string
  stop(): Promise<void>
}

/** @param folder where CAP is installed */
export const startSap = async (
  folder: string,
  { seed, user, password }: { seed: Seed; user: string; password: string }
): Promise<SapServer> => {
  writeFileSync(path.join(folder, 'seed.json'), JSON.stringify(seed))
  const { ready, stop } = await startProcess(
    ['--import', 'tsx', path.join(__dirname, 'server.ts'), folder],
    {
      cwd: path.join(__dirname, '..', '..', '..'),
      env: { SAP_USER: user, SAP_PASSWORD: password },
      ready: /^listening (\d+)$/,
    }
  )
  return { origin: `http://127.0.0.1:${ready[1]}`, stop }
}
