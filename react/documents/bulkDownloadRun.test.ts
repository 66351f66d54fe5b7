import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MAX_BYTES } from './bulkDownloadFiles'
import type { Fetched } from './bulkDownloadRun'
import { fetchDocuments } from './bulkDownloadRun'

let answer: (request: IncomingMessage, response: ServerResponse) => void
let server: Server
let origin = ''

beforeEach(async () => {
  server = createServer((request, response) => answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const fetchAll = async (
  refs: readonly string[],
  { held = 0, control = new AbortController() } = {}
) => {
  const done: Record<string, Fetched> = {}
  await fetchDocuments({
    addresses: refs.map((ref) => ({ ref, address: `${origin}/${ref}` })),
    signal: control.signal,
    held,
    onDone: (one) => {
      done[one.ref] = one
    },
  })
  return done
}

test('documents come three at a time, each with its name', async () => {
  let open = 0
  let most = 0
  answer = ({ url }, response) => {
    open += 1
    most = Math.max(most, open)
    setImmediate(() => {
      open -= 1
      response.setHeader('content-disposition', `attachment; filename="${url?.slice(1)}.pdf"`)
      response.end(`document ${url}`)
    })
  }
  const refs = Array.from({ length: 10 }, (_, i) => `p${i}`)
  const done = await fetchAll(refs)
  assert.ok(most <= 3, `${most} at once`)
  assert.deepEqual(Object.keys(done).sort(), refs)
  assert.equal(done.p7?.name, 'p7.pdf')
  assert.equal(await done.p7?.blob?.text(), 'document /p7')
})

test('a refusal says its code; what says none, and what breaks off, is told apart from a document', async () => {
  answer = ({ url }, response) => {
    if (url === '/gone')
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"code":"NOT_FOUND"}')
    else if (url === '/html') response.writeHead(500).end('<p>oops')
    else if (url === '/empty') response.end()
    else {
      response.writeHead(200, { 'content-length': 100 })
      response.write('half', () => response.destroy())
    }
  }
  const done = await fetchAll(['gone', 'html', 'empty', 'cut'])
  const codes = Object.keys(done).map((ref) => [ref, done[ref]?.code, done[ref]?.blob])
  assert.deepEqual(codes.sort(), [
    ['cut', 'UNREACHABLE', null],
    ['empty', 'UNREACHABLE', null],
    ['gone', 'NOT_FOUND', null],
    ['html', 'INTERNAL', null],
  ])
})

test('what no longer fits is not asked for', async () => {
  let asked = 0
  answer = (_request, response) => {
    asked += 1
    response.end('12345678')
  }
  const done = await fetchAll(['a', 'b', 'c', 'd', 'e', 'f'], { held: MAX_BYTES - 10 })
  const codes = Object.keys(done).map((ref) => done[ref]?.code)
  assert.equal(codes.filter((code) => code === null).length, 1)
  assert.equal(codes.filter((code) => code === 'FULL').length, 5)
  assert.ok(asked <= 6)
  assert.equal((await fetchAll(['g'], { held: MAX_BYTES })).g?.code, 'FULL')
})

test('after a cancel nothing more is asked for', async () => {
  const control = new AbortController()
  let asked = 0
  answer = () => {
    asked += 1
    control.abort()
  }
  const done = await fetchAll(['a', 'b', 'c', 'd', 'e'], { control })
  assert.ok(asked <= 3)
  assert.deepEqual(
    Object.keys(done).map((ref) => done[ref]?.code),
    Array(5).fill('CANCELLED')
  )
})
