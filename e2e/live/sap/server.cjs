/**
 * CAP serving SAP's model as OData 2 with an in-memory database: run in a folder that has the modules and `seed.json`.
 * Prints `listening PORT` on its own line. The user and password come from the environment.
 */
process.env.CDS_CONFIG = JSON.stringify({
  requires: {
    db: { kind: 'sqlite', driver: 'sql.js', credentials: { url: ':memory:' } },
    auth: {
      kind: 'basic',
      users: { [process.env.SAP_USER]: { password: process.env.SAP_PASSWORD } },
    },
  },
  cov2ap: { path: 'sap/opu/odata/sap' },
  query: { limit: { default: 1000, max: 1000 } },
})

const path = require('node:path')
const { readFileSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')

const folder = process.cwd()
const requireHere = createRequire(path.join(folder, 'package.json'))
const cds = requireHere('@sap/cds')
const sapModel = require('./model.cjs')

async function start() {
  cds.root = folder
  // Loading the plugins registers the protocol of OData 2.
  await cds.plugins
  cds.model = cds.compile.for.nodejs(await cds.load(writeModel()))
  cds.app = requireHere('express')()
  cds.emit('bootstrap', cds.app)
  cds.db = await cds.connect.to('db')
  await cds.deploy(cds.model).to(cds.db)
  await cds.serve('all').from(cds.model).in(cds.app)
  await cds.emit('served', cds.services)
  await seed()
  const server = cds.app.listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    cds.emit('listening', { server, url: `http://127.0.0.1:${port}` })
    process.stdout.write(`\nlistening ${port}\n`)
  })
}

/** CAP wants a model to come from a file. */
function writeModel() {
  const file = path.join(folder, 'model.json')
  writeFileSync(file, JSON.stringify(sapModel(path.join(folder, 'node_modules'))))
  return file
}

async function seed() {
  const { tables, papers } = JSON.parse(readFileSync(path.join(folder, 'seed.json'), 'utf8'))
  for (const [entity, rows] of Object.entries(tables)) {
    await cds.db.run(cds.ql.INSERT.into(entity).entries(rows))
  }
  cds.services.API_BILLING_DOCUMENT_SRV.on('GetPDF', (request) => {
    const paper = papers[request.data.BillingDocument]
    return paper === undefined ? request.reject(404) : { BillingDocumentBinary: paper }
  })
}

start().catch((error) => {
  process.stderr.write(`${error.stack}\n`)
  process.exit(1)
})
