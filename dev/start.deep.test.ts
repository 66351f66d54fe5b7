import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

const ROOT = join(__dirname, '..')
const TINY_APP = join(__dirname, '__fixtures__', 'tiny-app')
const folder = join(ROOT, '.local', `start-test-${randomUUID()}`)
const END_WITHIN_MS = 3_000

before(() => mkdir(folder, { recursive: true }))
after(() => rm(folder, { recursive: true, force: true }))

interface Run {
  readonly child: ChildProcess
  readonly ended: Promise<Ending>
  /** Resolves with the address in the ready line; never, if it ends before. */
  readonly ready: Promise<string>
}

interface Ending {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function start(args: readonly string[], app = TINY_APP): Run {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'dev/start.ts', '--root', app, '--no-links', '--port', '0', ...args],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] }
  )
  let stdout = ''
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const ready = new Promise<string>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      const url = /^ready (\S+)\n/m.exec(stdout)?.[1]
      if (url) resolve(url)
    })
  })
  const ended = once(child, 'close').then(async () => {
    for (const name of [`service-${child.pid}`, `pages-${child.pid}`])
      await rm(join(ROOT, '.local', name), { recursive: true, force: true })
    return { code: child.exitCode, stdout, stderr }
  })
  return { child, ready, ended }
}

function childrenOf(pid: number | undefined): number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return text.split(' ').filter(Boolean).map(Number)
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** One sentence on stderr, exit code 1. */
function assertOneSentence({ code, stderr, stdout }: Ending, sentence: RegExp) {
  assert.equal(stderr.trim().split('\n').length, 1, stderr)
  assert.match(stderr, sentence)
  assert.equal(stdout, '')
  assert.equal(code, 1)
}

async function appWith(index: string): Promise<string> {
  const app = join(folder, randomUUID())
  await cp(TINY_APP, app, { recursive: true })
  await writeFile(join(app, 'node', 'index.ts'), index)
  return app
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`says ready when a query answers, and ${signal} leaves nothing`, async () => {
    const { child, ready, ended } = start([])
    const url = await ready
    const answer = await fetch(`${url}/_v/private/graphql/v1`, {
      method: 'POST',
      body: '{"query":"{ ping }"}',
    })
    assert.deepEqual(await answer.json(), { data: { ping: 'pong' } })
    const children = childrenOf(child.pid).filter(isStoreProcess)
    assert.equal(children.length, 2)
    const atMs = Date.now()
    child.kill(signal)
    const { code, stderr, stdout } = await ended
    assert.ok(Date.now() - atMs < END_WITHIN_MS)
    assert.deepEqual([code, stderr, stdout], [0, '', `ready ${url}\n`])
    assert.deepEqual(children.filter(isAlive), [])
  })

/** Not the compiler that esbuild keeps. */
function isStoreProcess(pid: number) {
  return /run-service|erp\/main/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
}

const WITHOUT_ERP = ['--outbound', 'erp.demo.example=http://127.0.0.1:9']

test('a port in use is one sentence', async () => {
  const other = createServer()
  await once(other.listen(0, '127.0.0.1'), 'listening')
  const { port } = other.address() as AddressInfo
  const { ended } = start([...WITHOUT_ERP, '--port', String(port)])
  const ending = await ended
  other.close()
  assertOneSentence(ending, new RegExp(`^Port ${port} is in use`))
})

test('an app that throws while it is loaded is one sentence, and no respawn', async () => {
  const app = await appWith(`throw new Error('no luck today')\n`)
  const { ended } = start(WITHOUT_ERP, app)
  assertOneSentence(
    await ended,
    /^The service does not start: Error: no luck today \(more in .+\)\.$/m
  )
})

test('an app that does not compile is one sentence', async () => {
  const { ended } = start(WITHOUT_ERP, await appWith('export const = 1\n'))
  assertOneSentence(await ended, /^The service does not build: .*index\.ts:1: /)
})

test('settings that cannot be read are one sentence', async () => {
  const file = join(folder, 'settings.json')
  await writeFile(file, '{ "connector": ')
  assertOneSentence(
    await start(['--settings', file]).ended,
    /settings\.json is not a readable JSON/
  )
  await writeFile(file, '[]')
  assertOneSentence(await start(['--settings', file]).ended, /must hold one JSON object/)
  const missing = await start(['--settings', join(folder, 'none.json')]).ended
  assertOneSentence(missing, /none\.json is not a readable JSON file: ENOENT/)
})

test('an option that makes no sense is refused', async () => {
  assertOneSentence(await start(['--port', '99999']).ended, /is not a port number/)
  assertOneSentence(await start(['--outbound', 'x=ftp://y']).ended, /is not HOST=/)
})

test('the settings of the file are what the service reads', async () => {
  const file = join(folder, 'good.json')
  await writeFile(file, '{ "greeting": "from the file" }')
  const { child, ready, ended } = start([...WITHOUT_ERP, '--settings', file])
  const body = '{"query":"{ context { setting } }"}'
  const answer = await fetch(`${await ready}/_v/private/graphql/v1`, { method: 'POST', body })
  assert.deepEqual(await answer.json(), { data: { context: { setting: 'from the file' } } })
  child.kill('SIGTERM')
  await ended
})

for (const [part, pattern] of [
  ['service', /run-service/],
  ['demo ERP', /erp\/main/],
] as const)
  test(`the ${part}'s end is told, and ends the rest`, async () => {
    const { child, ready, ended } = start([])
    await ready
    const children = childrenOf(child.pid).filter(isStoreProcess)
    const victim = children.find((pid) =>
      pattern.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    )
    process.kill(victim ?? 0, 'SIGKILL')
    const { code, stderr } = await ended
    assert.match(stderr, new RegExp(`^The ${part} ended by itself \\(signal SIGKILL\\)`))
    assert.equal(code, 1)
    assert.deepEqual(children.filter(isAlive), [])
  })

test('children end when the parent is killed', async () => {
  const { child, ready, ended } = start([])
  await ready
  const children = childrenOf(child.pid).filter(isStoreProcess)
  child.kill('SIGKILL')
  await ended
  for (let round = 0; round < 50 && children.some(isAlive); round++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  assert.deepEqual(children.filter(isAlive), [])
})
