import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'

import { z } from 'zod'

import { isConnectorError } from './connector-error'
import { allPathPrefixes, connectorNames, findConnector } from './registry'

const ROOT = join(__dirname, '..', '..')
/** Readers of plain values, for all of them. */
const SHARED_FOLDER = 'values'
const folders = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== SHARED_FOLDER)
  .map(({ name }) => name)

/** One room for each thing, under the same name everywhere. A connector that asks nobody needs no settings and no ERP. */
const filesOf = (folder: string): string[] => [
  'index.ts',
  'request.ts',
  `${folder}.test.ts`,
  ...(findConnector(folder)?.isForProduction === true ? ['settings.ts'] : []),
]

const manifestSchema = z.object({
  policies: z.array(
    z.object({
      name: z.string(),
      attrs: z.object({ host: z.string().optional(), path: z.string().optional() }).optional(),
    })
  ),
})

/** The paths that the app may call on any host: there for connectors alone. */
const pathsOnAnyHost = (): string[] => {
  const manifest: unknown = JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8'))
  return manifestSchema
    .parse(manifest)
    .policies.filter(({ name, attrs }) => name === 'outbound-access' && attrs?.host === '*')
    .map(({ attrs }) => attrs?.path ?? '')
}

describe('The connectors', () => {
  for (const folder of folders) {
    it(`have the files of ${folder}, its page and its registration`, () => {
      for (const file of filesOf(folder)) {
        assert.ok(existsSync(join(__dirname, folder, file)), `${folder}/${file} is missing.`)
      }
      const page = join('docs', 'connectors', `${folder}.md`)
      assert.ok(existsSync(join(ROOT, page)), `${page} is missing.`)
      assert.equal(findConnector(folder)?.name, folder, `${folder} is not in registry.ts.`)
    })
  }

  for (const folder of folders) {
    it(`have a page of ${folder} that is written, and a place in docs/README.md`, () => {
      const page = readFileSync(join(ROOT, 'docs', 'connectors', `${folder}.md`), 'utf8')
      const unwritten = page.split('\n').filter((line) => line.startsWith('To write:'))
      assert.deepEqual(unwritten, [], `docs/connectors/${folder}.md is not written yet.`)
      const readme = readFileSync(join(ROOT, 'docs', 'README.md'), 'utf8')
      const setting = readme.split('\n').find((line) => line.includes('| `connector` |')) ?? ''
      assert.ok(setting.includes(`\`${folder}\``), `The setting "connector" can be ${folder}.`)
      assert.ok(readme.includes(`(connectors/${folder}.md)`), `Its page has to be linked.`)
    })
  }

  it('are registered for folders that exist', () => {
    assert.deepEqual([...connectorNames].sort(), [...folders].sort())
  })

  it('have pages for themselves only', () => {
    const pages = readdirSync(join(ROOT, 'docs', 'connectors'))
    assert.deepEqual(pages.sort(), folders.map((folder) => `${folder}.md`).sort())
  })

  it('declare paths that a policy can name', () => {
    for (const prefix of allPathPrefixes()) assert.match(prefix, /^\/[a-z0-9][a-z0-9-_./]*$/i)
    assert.equal(new Set(allPathPrefixes()).size, allPathPrefixes().length)
  })

  it('are allowed by the manifest to call their paths on any host, and nothing else is', () => {
    const declared = allPathPrefixes().map((path) => (path.endsWith('/') ? `${path}*` : path))
    assert.deepEqual(pathsOnAnyHost().sort(), declared.sort())
  })

  it('are not found by a name that nobody registered', () => {
    for (const name of ['', 'REST', 'rest ', '__proto__', 'constructor', 'toString', '../rest']) {
      assert.equal(findConnector(name), null)
    }
  })

  it('read settings that nobody filled in, or say which are missing', () => {
    for (const name of connectorNames) {
      try {
        findConnector(name)?.readSettings({})
      } catch (error) {
        assert.ok(isConnectorError(error))
        assert.equal(error.kind, 'not-configured')
        assert.notDeepEqual(error.fields, [])
      }
    }
  })
})
