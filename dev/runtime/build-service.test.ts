import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readJsonFile } from './app-manifest'
import { buildService } from './build-service'
import type { ServiceJson } from './build-service'

const LOCAL = join(__dirname, '..', '..', '.local')
const TINY_APP = join(__dirname, '..', '__fixtures__', 'tiny-app')
const folder = join(LOCAL, `build-${randomUUID()}`)
const outFolder = join(folder, 'out')

before(() => buildService({ rootFolder: TINY_APP, outFolder }))
after(() => rm(folder, { recursive: true, force: true }))

test('service.json keeps its routes and gets the one of the graphql builder', () => {
  const { routes } = readJsonFile<ServiceJson>(join(outFolder, 'service', 'service.json'))
  assert.deepEqual(routes?.['__graphql'], { path: '/_v/graphql', public: false })
  assert.equal(routes?.['greet']?.path, '/_v/private/tiny/greet/:name')
})

test('the schema holds every file and ages in seconds', async () => {
  const schema = await readFile(join(outFolder, 'service', 'schema.graphql'), 'utf8')
  assert.match(schema, /type Query/)
  assert.match(schema, /type Context/)
  assert.match(schema, /maxAge: 3600/)
  assert.doesNotMatch(schema, /MEDIUM/)
})

test('sources become CommonJS, file by file, without what is never uploaded', async () => {
  const index = await readFile(join(outFolder, 'service', 'src', 'node', 'index.js'), 'utf8')
  assert.match(index, /require\("@vtex\/api"\)/)
  assert.equal(existsSync(join(outFolder, 'service', 'src', 'node', 'testing')), false)
})

test('a source that does not compile is one sentence with its place', async () => {
  const rootFolder = join(folder, 'broken')
  await cp(TINY_APP, rootFolder, { recursive: true })
  await writeFile(join(rootFolder, 'node', 'index.ts'), 'export const = 1\n')
  await assert.rejects(
    buildService({ rootFolder, outFolder: join(folder, 'broken-out') }),
    /^Error: The service does not build: .*index\.ts:1: /
  )
})

test('an app without node/index.ts is refused by name', async () => {
  const rootFolder = join(folder, 'empty')
  await cp(TINY_APP, rootFolder, { recursive: true })
  await rm(join(rootFolder, 'node', 'index.ts'))
  await assert.rejects(
    buildService({ rootFolder, outFolder: join(folder, 'empty-out') }),
    /index\.ts is missing/
  )
})
