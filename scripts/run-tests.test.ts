import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type TestContext, test } from 'node:test'

const MAIN = `
const { runTests } = require(${JSON.stringify(path.join(__dirname, 'run-tests'))})
const { finish } = require(${JSON.stringify(path.join(__dirname, 'finish'))})
const signal = new AbortController().signal
const run = { root: __dirname, files: process.argv.slice(2), concurrency: 2, fileTimeoutMs: 60000, signal }
const checked = { passed: 0, failed: 0, skipped: 0 }
runTests(run).then((tested) => finish({ checked, tested, isInterrupted: false }))
`
const IMPORTS = "const { describe, test } = require('node:test')\n"

/** Runs test files of these texts as `npm test` does: in another process, since node's runner refuses to run in itself. */
function runTexts(t: TestContext, texts: readonly string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'orders-b2b-runner-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(path.join(folder, 'main.cjs'), MAIN)
  const files = texts.map((text, index) => {
    const file = path.join(folder, `file-${index}.test.cjs`)
    writeFileSync(file, IMPORTS + text)
    return file
  })
  const env = { ...process.env, NODE_TEST_CONTEXT: undefined }
  const script = ['--import', 'tsx', path.join(folder, 'main.cjs'), ...files]
  const cwd = path.dirname(__dirname)
  const { status, stdout } = spawnSync(process.execPath, script, { cwd, env, encoding: 'utf8' })
  return { status, stdout, lastLine: stdout.trimEnd().split('\n').at(-1) }
}

test('tests of many files are counted, and those of suites but not the suites', (t) => {
  const text = "describe('a suite', () => { test('one', () => {}); test('two', () => {}) })"
  const { status, lastLine } = runTexts(t, [text, text, text])
  assert.equal(lastLine, '6 passed, 0 failed')
  assert.equal(status, 0)
})

test('a failing test is told in full and fails the run', (t) => {
  const { status, stdout, lastLine } = runTexts(t, [
    "test('outer', async (t) => { await t.test('inner', () => { throw new Error('the reason') }) })",
    "test('fine', () => {})",
  ])
  assert.equal(lastLine, '1 passed, 1 failed')
  assert.equal(status, 1)
  assert.match(stdout, /FAILED: inner\n.*the reason/)
})

test('a skip is counted apart, with its reason', (t) => {
  const { status, stdout, lastLine } = runTexts(t, [
    "test('fine', () => {}); test('elsewhere', { skip: 'no such machine' }, () => {})",
  ])
  assert.equal(lastLine, '1 passed, 0 failed, 1 skipped')
  assert.equal(status, 0)
  assert.match(stdout, /skipped: elsewhere \(no such machine\)/)
})

test('a file that dies at load, and one that holds no test, have failed', (t) => {
  const { status, stdout, lastLine } = runTexts(t, ["throw new Error('at load')", ''])
  assert.equal(lastLine, '0 passed, 2 failed')
  assert.equal(status, 1)
  assert.match(stdout, /at load/)
  assert.match(stdout, /it holds no test/)
})

test('a run without tests has failed', (t) => {
  const { status, stdout } = runTexts(t, [])
  assert.equal(status, 1)
  assert.match(stdout, /no test was executed/)
})
