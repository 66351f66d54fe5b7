/**
 * What a connector may rely on of its way out, whichever it is: the one of the cloud and the one of the tests.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { describe, it } from 'node:test'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'

import type { HttpPort, HttpRequest } from '../connectors/connector'
import { isConnectorError } from '../connectors/connector-error'
import type { ErpReply, ErpServer } from './erp-server'
import { describeErrorKinds } from './http-port-errors.suite'

export interface PortUnderTest {
  /** One that reaches `egress` for the ERP, and for https://other.example.com too. */
  readonly port: HttpPort
  readonly egress: ErpServer
}

const MIB = 1024 * 1024
/** More than any document may hold, and nearly nothing compressed. */
const ZEROS = Buffer.alloc(51 * MIB)
const REQUEST: HttpRequest = {
  method: 'GET',
  path: '/orders-b2b/v1/orders',
  metric: 'document-open',
}
const never = () => new AbortController().signal

const failureOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.then(
    () => assert.fail('it was answered'),
    (reason: unknown) => reason
  )
  assert.ok(isConnectorError(error), String(error))
  return error.kind
}

const readAll = async (bytes: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  return Buffer.concat(chunks)
}

export const describeHttpPort = (name: string, start: () => PortUnderTest): void => {
  const stream = (signal = never()) => start().port.stream(REQUEST, { signal })
  const read = async (signal?: AbortSignal) => readAll((await stream(signal)).bytes)
  const answering = (reply: Omit<ErpReply, 'status'>) =>
    start().egress.misbehave({ kind: 'reply', status: 200, ...reply })

  describe(`${name}: a body that is streamed`, () => {
    it('comes byte for byte, with what the ERP says of it', async () => {
      const body = Buffer.from([...Array(256).keys()])
      const headers = {
        'content-type': 'Application/PDF; name="x"',
        'content-length': String(body.length),
      }
      answering({ headers, body })
      const { contentType, sizeBytes, bytes } = await stream()
      assert.deepEqual([contentType, sizeBytes], ['application/pdf', 256])
      assert.deepEqual(await readAll(bytes), body)
    })

    it('is asked for uncompressed, and decompressed when it comes compressed all the same', async () => {
      const body = Buffer.from('%PDF-1.7 é'.repeat(1000))
      const encodings: ReadonlyArray<readonly [string, Buffer]> = [
        ['gzip', gzipSync(body)],
        ['X-GZip', gzipSync(body)],
        ['br', brotliCompressSync(body)],
        // As the standard has it, as old servers of Microsoft write it, and as some name gzip.
        ['deflate', deflateSync(body)],
        ['deflate', deflateRawSync(body)],
        ['deflate', deflateRawSync(body, { level: 0 })],
        ['deflate', gzipSync(body)],
      ]
      for (const [encoding, compressed] of encodings) {
        const headers = {
          'content-encoding': encoding,
          'content-length': String(compressed.length),
        }
        answering({ headers, body: compressed })
        const { contentType, sizeBytes, bytes } = await stream()
        assert.deepEqual([contentType, sizeBytes], [null, null])
        assert.deepEqual(await readAll(bytes), body)
      }
      assert.equal(start().egress.requests.at(-1)?.headers['accept-encoding'], 'identity')
    })

    it('is read no faster than somebody takes it', async () => {
      const { egress } = start()
      answering({ body: Buffer.alloc(40 * MIB) })
      const { bytes } = await stream()
      const iterator = bytes[Symbol.asyncIterator]()
      await iterator.next()
      const before = process.memoryUsage.rss()
      await new Promise((resolve) => setImmediate(resolve))
      assert.ok(process.memoryUsage.rss() - before < 16 * MIB)
      await iterator.return?.()
      await egress.hungUp()
    })

    it('closes its socket when the reader stops, even before the first byte', async () => {
      const { egress } = start()
      egress.misbehave({ kind: 'drip' })
      for await (const chunk of (await stream()).bytes) {
        assert.ok(chunk.length > 0)
        break
      }
      await egress.hungUp()
      await (await stream()).bytes[Symbol.asyncIterator]().return?.()
      await egress.hungUp()
    })

    it('closes its socket behind a decompressor too', async () => {
      const { egress } = start()
      const body = randomBytes(8 * MIB)
      for (const [encoding, compressed] of [
        ['gzip', gzipSync(body, { level: 1 })],
        ['deflate', deflateSync(body, { level: 1 })],
        ['deflate', deflateRawSync(body, { level: 1 })],
      ] as const) {
        answering({ headers: { 'content-encoding': encoding }, body: compressed })
        for await (const chunk of (await stream()).bytes) {
          assert.ok(chunk.length > 0)
          break
        }
        await egress.hungUp()
        await (await stream()).bytes[Symbol.asyncIterator]().return?.()
        await egress.hungUp()
      }
    })

    it('is decompressed no faster than somebody takes it', async () => {
      const { egress } = start()
      for (const compressed of [deflateSync(ZEROS), deflateRawSync(ZEROS)]) {
        answering({ headers: { 'content-encoding': 'deflate' }, body: compressed })
        const before = process.memoryUsage().arrayBuffers
        const iterator = (await stream()).bytes[Symbol.asyncIterator]()
        await iterator.next()
        for (let turn = 0; turn < 50; turn += 1) await new Promise((done) => setImmediate(done))
        assert.ok(process.memoryUsage().arrayBuffers - before < 16 * MIB)
        await iterator.return?.()
        await egress.hungUp()
      }
    })

    it('that is cut in the middle is unavailable, compressed or not', async () => {
      const { egress } = start()
      egress.misbehave({ kind: 'cut-connection' })
      assert.equal(await failureOf(read()), 'unavailable')
      for (const [encoding, compressed] of [
        ['gzip', gzipSync(Buffer.alloc(MIB))],
        ['deflate', deflateSync(Buffer.alloc(MIB))],
        ['deflate', deflateRawSync(Buffer.alloc(MIB))],
      ] as const) {
        const body = compressed.subarray(0, 500)
        const headers = { 'content-encoding': encoding }
        answering({ headers, body })
        assert.equal(await failureOf(read()), 'bad-answer')
        const cut = { 'content-length': '5000', connection: 'close' }
        answering({ headers: { ...headers, ...cut }, body })
        assert.equal(await failureOf(read()), 'unavailable')
      }
    })

    it('that is not compressed as it says is a bad answer', async () => {
      for (const encoding of ['gzip', 'deflate', 'br']) {
        answering({ headers: { 'content-encoding': encoding }, body: '%PDF-1.7' })
        assert.equal(await failureOf(read()), 'bad-answer')
      }
    })

    it('that is longer than announced is a bad answer', async () => {
      answering({ headers: { 'content-length': '4' }, body: '%PDF-1.7' })
      assert.equal(await failureOf(read()), 'bad-answer')
    })

    it('that is shorter than announced is no file', async () => {
      answering({ headers: { 'content-length': '9', connection: 'close' }, body: '%PDF-1.7' })
      assert.equal(await failureOf(read()), 'unavailable')
    })

    it('of more than 50 MB is a bad answer, however it is packed', async () => {
      for (const [encoding, body] of [
        ['gzip', gzipSync(ZEROS)],
        ['deflate', deflateSync(ZEROS)],
        ['deflate', deflateRawSync(ZEROS)],
      ] as const) {
        answering({ headers: { 'content-encoding': encoding }, body })
        assert.equal(await failureOf(read()), 'bad-answer')
      }
    })

    it('that stalls ends at the deadline, whether somebody reads it or not', async () => {
      const { egress } = start()
      for (const work of ['read', 'leave'] as const) {
        egress.misbehave({ kind: 'drip' })
        const deadline = new AbortController()
        const { bytes } = await stream(deadline.signal)
        const refused = work === 'read' ? failureOf(readAll(bytes)) : null
        setTimeout(() => deadline.abort(), 20)
        await egress.hungUp()
        assert.equal(await (refused ?? failureOf(readAll(bytes))), 'timeout')
      }
    })

    it('of anything but 2xx is what its status means', async () => {
      const { egress } = start()
      for (const [status, kind] of [
        [401, 'rejected-credentials'],
        [404, 'not-found'],
        [302, 'bad-answer'],
        [503, 'unavailable'],
      ] as const) {
        egress.misbehave({ kind: 'reply', status, body: '%PDF-1.7' })
        assert.equal(await failureOf(stream()), kind)
      }
    })
  })

  describeErrorKinds(name, start)

  describe(`${name}: a request`, () => {
    const ask = (request: Partial<HttpRequest>) =>
      start().port.json({ ...REQUEST, ...request }, { signal: never() })

    it('may be a form', async () => {
      const form: HttpRequest['form'] = [
        ['grant_type', 'client_credentials'],
        ['scope', 'a b&c=ü+'],
      ]
      await ask({ method: 'POST', form })
      const sent = start().egress.requests.at(-1)
      assert.equal(sent?.headers['content-type'], 'application/x-www-form-urlencoded')
      assert.equal(sent.body, 'grant_type=client_credentials&scope=a+b%26c%3D%C3%BC%2B')
    })

    it('may go to another origin that the settings name, and to no third', async () => {
      const { egress } = start()
      await ask({ origin: 'https://other.example.com' })
      const before = egress.requests.length
      for (const origin of [
        'https://third.example.com',
        'http://other.example.com',
        'https://other.example.com:444',
        'https://other.example.com/',
        'https://x.other.example.com',
      ]) {
        assert.equal(await failureOf(ask({ origin })), 'address-not-allowed')
      }
      assert.equal(egress.requests.length, before)
    })

    it('may set how much it reads, up to a limit', async () => {
      const text = `"${'x'.repeat(10 * MIB)}"`
      answering({ body: text })
      assert.equal(await failureOf(ask({})), 'bad-answer')
      assert.equal(String(await ask({ maxAnswerBytes: 12 * MIB })).length, 10 * MIB)
      answering({ body: `"${'x'.repeat(33 * MIB)}"` })
      assert.equal(await failureOf(ask({ maxAnswerBytes: 100 * MIB })), 'bad-answer')
    })

    it('reads text in the character set that the answer names', async () => {
      answering({
        headers: { 'content-type': 'application/json; charset=iso-8859-1' },
        body: Buffer.from('{"a":"ü"}', 'latin1'),
      })
      assert.deepEqual(await ask({}), { a: 'ü' })
      answering({ body: '\ufeff{"a":"ü"}' })
      assert.deepEqual(await ask({}), { a: 'ü' })
    })
  })
}
