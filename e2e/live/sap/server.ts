/**
 * CAP serving SAP's model as OData 2 with a database in memory. Its argument is the folder with the modules and
 * `seed.json`; it prints `listening PORT` on a line of its own. User and password come from the environment.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequire } from 'node:module'
import path from 'node:path'

import { sapModel } from './model'
import type { Seed } from './seed'

/** As much of CAP as is used here: https://cap.cloud.sap/docs/node.js/cds-facade */
interface Cap {
  root: string
  readonly plugins: Promise<unknown>
  model: unknown
  app: App
  db: { run(query: unknown): Promise<unknown> }
  readonly services: Readonly<Record<string, Service>>
  readonly compile: { readonly for: { nodejs(model: unknown): unknown } }
  readonly connect: { to(service: string): Promise<Cap['db']> }
  readonly ql: { INSERT: { into(entity: string): { entries(rows: readonly unknown[]): unknown } } }
  load(file: string): Promise<unknown>
  deploy(model: unknown): { to(db: unknown): Promise<void> }
  serve(what: 'all'): { from(model: unknown): { in(app: App): Promise<void> } }
  emit(event: string, payload: unknown): Promise<void>
}

type App = RequestListener & { listen(port: number, host: string, done: () => void): Server }

interface Service {
  on(event: string, handler: (request: PdfRequest) => unknown): void
}

interface PdfRequest {
  readonly data: { readonly BillingDocument: string }
  reject(status: number): unknown
}

const folder = process.argv[2] ?? ''
const { SAP_USER = '', SAP_PASSWORD = '' } = process.env
process.chdir(folder)
process.env.CDS_CONFIG = JSON.stringify({
  requires: {
    db: { kind: 'sqlite', driver: 'sql.js', credentials: { url: ':memory:' } },
    auth: { kind: 'basic', users: { [SAP_USER]: { password: SAP_PASSWORD } } },
  },
  cov2ap: { path: 'sap/opu/odata/sap' },
  query: { limit: { default: 1000, max: 1000 } },
})

const requireThere = createRequire(path.join(folder, 'package.json'))
const cds = requireThere('@sap/cds') as Cap
const createApp = requireThere('express') as () => App

const start = async (): Promise<void> => {
  cds.root = folder
  // Loading the plugins registers the protocol of OData 2.
  await cds.plugins
  cds.model = cds.compile.for.nodejs(await cds.load(writeModel()))
  cds.app = createApp()
  void cds.emit('bootstrap', cds.app)
  cds.db = await cds.connect.to('db')
  await cds.deploy(cds.model).to(cds.db)
  await cds.serve('all').from(cds.model).in(cds.app)
  await cds.emit('served', cds.services)
  await seed()
  const server = cds.app.listen(0, '127.0.0.1', () => {
    const { port } = server.address() as AddressInfo
    void cds.emit('listening', { server, url: `http://127.0.0.1:${port}` })
    process.stdout.write(`\nlistening ${port}\n`)
  })
}

/** CAP wants a model to come from a file. */
const writeModel = (): string => {
  const file = path.join(folder, 'model.json')
  writeFileSync(file, JSON.stringify(sapModel(path.join(folder, 'node_modules'))))
  return file
}

const seed = async (): Promise<void> => {
  const { tables, documents } = JSON.parse(
    readFileSync(path.join(folder, 'seed.json'), 'utf8')
  ) as Seed
  for (const [entity, rows] of Object.entries(tables)) {
    await cds.db.run(cds.ql.INSERT.into(entity).entries(rows))
  }
  cds.services.API_BILLING_DOCUMENT_SRV?.on('GetPDF', (request) => {
    const document = documents[request.data.BillingDocument]
    return document === undefined ? request.reject(404) : { BillingDocumentBinary: document }
  })
}

start().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`)
  process.exit(1)
})
