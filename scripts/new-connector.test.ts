import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { promisify } from 'node:util'

import { createConnector } from './new-connector'

const root = path.dirname(__dirname)
const run = promisify(execFile)

/** As much of the repository as a connector touches. */
const COPIED = [
  ...['node', 'docs/connectors', 'docs/README.md'],
  ...['manifest.json', 'tsconfig.json', 'package.json'],
]

const startCopy = (): string => {
  const copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'orders-b2b-connector-')))
  for (const entry of COPIED) {
    const filter = (source: string) => path.basename(source) !== 'node_modules'
    cpSync(path.join(root, entry), path.join(copy, entry), { recursive: true, filter })
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  return copy
}

describe('A new connector', () => {
  let copy = ''
  before(async () => {
    copy = startCopy()
    await createConnector(copy, 'sol-norte')
  })
  after(() => rmSync(copy, { recursive: true, force: true }))

  const inCopy = async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined }
    const ended = run(process.execPath, [...args], { cwd: copy, env, maxBuffer: 64 * 1024 * 1024 })
    return ended.then(
      ({ stdout }) => stdout,
      ({ stdout }: { stdout: string }) => stdout
    )
  }
  const tested = (file: string, ...options: readonly string[]) => {
    const test = ['--import', 'tsx', '--test', '--test-reporter=tap', ...options]
    return inCopy(...test, path.join('node/connectors', file))
  }

  it('has a suite that runs at once, and says in sentences what to write', async () => {
    const report = await tested('sol-norte/sol-norte.test.ts')
    assert.match(report, /^# fail [1-9]/m)
    for (const part of [
      'findOrdersRequest in request.ts: one request for one page',
      'ownOrderRequest in request.ts: one request',
      'respond in __fixtures__/erp.ts: what the ERP answers',
    ]) {
      assert.ok(report.includes(`To write: ${part}`), part)
    }
  })

  it('passes at once what it can pass: its name, its refs and that it asks for nothing else', async () => {
    const report = await tested('sol-norte/sol-norte.test.ts')
    assert.match(report, / ok \d+ - has the name it is registered under/)
    assert.match(report, / ok \d+ - has one form of a ref, which it keeps/)
  })

  it('is registered, documented and allowed by the manifest', async () => {
    const report = await tested('connectors.test.ts')
    assert.match(report, / ok \d+ - have the files of sol-norte, its page and its registration/)
    assert.match(report, / ok \d+ - are allowed by the manifest to call their paths on any host/)
    assert.match(report, /not ok \d+ - have a page of sol-norte that is written, and a place/)
    assert.match(report, /sol-norte.md is not written yet/)
    assert.match(report, /^# fail 1$/m)
    const page = path.join(copy, 'docs/connectors/sol-norte.md')
    writeFileSync(page, readFileSync(page, 'utf8').replaceAll('To write: ', ''))
    assert.match(await tested('connectors.test.ts'), /^# fail 0$/m)
  })

  it('has to pass the bad answers from the first day', async () => {
    const only = '--test-name-pattern=is proved for each connector'
    const report = await tested('bad-answers.test.ts', only)
    assert.match(report, / ok \d+ - is proved for each connector that is answered by somebody/)
  })

  it('has the types of the contract', async () => {
    const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const errors = (await inCopy(tsc, '-p', 'node')).split('\n')
    assert.deepEqual(
      errors.filter((line) => line.includes('sol-norte')),
      []
    )
  })

  it('names no other than itself', () => {
    for (const file of ['index.ts', 'settings.ts', 'request.ts', '__fixtures__/subject.ts']) {
      const text = readFileSync(path.join(copy, 'node/connectors/sol-norte', file), 'utf8')
      assert.doesNotMatch(text, /acme/i)
    }
  })

  it('is refused under a name that is taken or can not be one', async () => {
    for (const name of ['rest', 'sol-norte']) {
      await assert.rejects(createConnector(copy, name), /is there already/)
    }
    for (const name of ['', 'Acme', '../x', 'a--b', '1erp', 'a b', 'a_b']) {
      await assert.rejects(createConnector(copy, name), /can't be a name/)
    }
  })
})
