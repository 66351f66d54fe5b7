import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { answerFiles } from './fake-billing'
import { createFakeService } from './fake-service'
import { createStoreHandler } from './handler'

export interface Preview {
  /** http://127.0.0.1:PORT */
  url: string
  close: () => void
}

/** The local store's pages with a made-up service behind them, on a free port. */
export const startPreview = async (options: { isDevelopment?: boolean } = {}): Promise<Preview> => {
  const outputFolder = mkdtempSync(path.join(os.tmpdir(), 'orders-b2b-preview-'))
  const store = await createStoreHandler({ outputFolder, ...options })
  const answer = createFakeService()
  const server = createServer((request, response) => {
    if (store.handle(request, response) || answerFiles(request, response)) return
    if (request.url === '/_v/private/graphql/v1') {
      answer(request, response).catch(() => response.writeHead(400).end())
      return
    }
    response.writeHead(request.url === '/' ? 302 : 404, { location: '/account' }).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections()
      server.close()
      rmSync(outputFolder, { recursive: true, force: true })
    },
  }
}

if (require.main === module) {
  void startPreview({ isDevelopment: process.argv.includes('--development') }).then(({ url }) =>
    console.log(`${url}/account  ${url}/orders-b2b  ${url}/gallery`)
  )
}
