import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'

const page = readFileSync(join(__dirname, '../../docs/security.md'), 'utf8')
const ROW =
  /^\| (?<cause>.+) \| (?<wall>.+) \| `(?<file>(?:\.\.\/)*(?:[\w-]+\/)*[\w.-]+\.test\.ts)` \| (?<test>.+) \|$/gm

const rows = [...page.matchAll(ROW)].map(({ groups = {} }) => groups)
const sourceOf = (file: string) =>
  readFileSync(join(__dirname, file), 'utf8').replaceAll("\\'", "'")

describe('the attack table of docs/security.md', () => {
  it('names tests that exist', () => {
    assert.ok(rows.length >= 40, `${rows.length} rows`)
    for (const { file = '', test = '' } of rows) {
      assert.ok(sourceOf(file).includes(test), `${file} has no test "${test}"`)
    }
  })

  it('is read to its last row', () => {
    const [, section = ''] = page.split('## What was tried')
    const [table = ''] = section.split('\n## ')
    const [, , ...all] = table.split('\n').filter((line) => line.startsWith('|'))
    assert.deepEqual(
      all.filter((line) => ![...line.matchAll(ROW)].length),
      []
    )
  })

  it('names every file of attacks', () => {
    const files = readdirSync(__dirname).filter((name) => name.endsWith('.test.ts'))
    const named = new Set(rows.map(({ file }) => file))
    assert.deepEqual(
      files.filter((name) => !named.has(name)),
      ['security-page.test.ts']
    )
  })

  it('has each cause once', () => {
    const causes = rows.map(({ cause }) => cause)
    assert.equal(new Set(causes).size, causes.length)
  })
})
