/** Large answers, measured: what a worker's memory grows by while it refuses them, or while it opens documents that fit. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'

import { createErpCalls, type Erp } from '../orders/erp'
import type { HonestAnswer, AnswerChange, FaultyAnswer } from '../testing/fault-proxy'
import { TRIALS, type BadAnswersTrial } from '../testing/bad-answers-trials'
import { startFaulty, type FaultySubject } from '../testing/bad-answers.suite'
import { assertRefuses } from '../testing/connector-errors'
import { patiently, queryOf } from '../testing/connector-subject'
import { memberOf } from '../testing/contract-invoice-facts'
import { createIOContext } from '../testing/io-context'
import { peakGrowthMiB } from '../testing/peak-memory'
import type { OpenedDocument } from './connector'

process.env.VTEX_APP_ID ??= 'vendor.orders-b2b@0.1.0'

const MEGABYTE = 1_000_000
const GIANT_BYTES = 50 * MEGABYTE
const BOMB_BYTES = 512 * MEGABYTE
/** The answer is read up to 8 MiB, and what is under way is more; the first refusal loads what is loaded once. */
const REFUSAL_CAP_MIB = 64
/** A document of 10 MB is 14 MB as bytes and as text at once, before it is 10 MB of bytes; the ERP here holds as much again. */
const DOCUMENT_CAP_MIB = 128
const MAX_AT_ONCE = 2

const BLANK = Buffer.alloc(64 * 1024, ' ')

/** The honest answer behind that much blank space, which is good JSON: only a cap can refuse it. */
function* behindBlank(body: string, bytes: number): Generator<Buffer> {
  for (let sent = 0; sent < bytes; sent += BLANK.length) yield BLANK
  yield Buffer.from(body)
}

const bomb = gzipSync(Buffer.alloc(BOMB_BYTES, ' '), { level: 1 })

const giant: AnswerChange = ({ status, body }) => ({ status, body: behindBlank(body, GIANT_BYTES) })
const gzipped: AnswerChange = () => ({
  status: 200,
  headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  body: bomb,
})

const openPort = async (origin: string, { definition }: BadAnswersTrial) => {
  const { ErpHttp } = await import('../clients/erp-http')
  process.env.http_proxy = origin
  return new ErpHttp(createIOContext(), { timeout: 8000 }).portFor(
    'https://erp.example.com',
    definition.pathPrefixes
  )
}

after(() => {
  delete process.env.http_proxy
})

const describeFaulty = (trial: BadAnswersTrial, tests: (running: () => FaultySubject) => void) =>
  describe(`Large answers to the connector "${trial.name}"`, () => {
    let running: FaultySubject | undefined
    before(async () => {
      running = await startFaulty(trial, openPort)
    })
    after(async () => {
      await running?.subject.close()
      await running?.faultProxy.close()
    })
    tests(() => {
      assert.ok(running)
      return running
    })
  })

for (const trial of TRIALS) {
  describeFaulty(trial, (running) => {
    for (const [name, change] of [
      ['50 MB', giant],
      ['512 MB, compressed to a thousandth', gzipped],
    ] as const) {
      it(`of ${name} are refused within ${REFUSAL_CAP_MIB} MiB of memory`, async () => {
        const { subject, faultProxy } = running()
        const find = () => subject.connector.findOrders(queryOf(subject), patiently(subject))
        await find()
        faultProxy.changeAnswers(change)
        const growthMiB = await peakGrowthMiB(() => assertRefuses(subject, find(), 'bad-answer'))
        faultProxy.changeAnswers(null)
        subject.server?.misbehave(null)
        assert.ok(growthMiB <= REFUSAL_CAP_MIB, `${growthMiB} MiB`)
      })
    }
  })
}

interface Base64Trial {
  readonly name: string
  /** The field of the answer that holds the document, and the largest document. */
  readonly field: string
  readonly maxBytes: number
}

const BASE64_TRIALS: readonly Base64Trial[] = [
  { name: 'sap-s4hana', field: 'BillingDocumentBinary', maxBytes: 10 * MEGABYTE },
  { name: 'tryton', field: 'base64', maxBytes: 10 * 1024 * 1024 },
]

/** Only the answer with a document in it becomes another one. */
const withDocument =
  (field: string, bytes: number): AnswerChange =>
  ({ status, body }: HonestAnswer): FaultyAnswer => {
    const start = body.indexOf(`"${field}":"`)
    if (start < 0) return { status, body }
    const open = body.indexOf('"', start + field.length + 3) + 1
    const close = body.indexOf('"', open)
    const document = Buffer.alloc(bytes, 'PDF').toString('base64')
    return { status, body: `${body.slice(0, open)}${document}${body.slice(close)}` }
  }

const sizeOf = async (document: OpenedDocument | null): Promise<number> => {
  assert.ok(document?.type === 'file')
  let size = 0
  for await (const chunk of document.bytes) size += chunk.length
  return size
}

for (const { name, field, maxBytes } of BASE64_TRIALS) {
  const trial = TRIALS.find((each) => each.name === name)
  assert.ok(trial)
  describeFaulty(trial, (running) => {
    const documentQuery = () => {
      const { companies, documents = [] } = running().subject.known
      const own = documents.find(({ ownerRef }) => companies.includes(ownerRef))
      assert.ok(own)
      return { companies, parent: own.parent, document: own.document }
    }
    const open = () => {
      const { subject } = running()
      return memberOf(subject, 'openDocument')(documentQuery(), patiently(subject))
    }

    it(`with documents in base64 are opened two at once, within ${DOCUMENT_CAP_MIB} MiB each`, async () => {
      const { subject, faultProxy } = running()
      const { holdErp } = createErpCalls()
      const erp: Erp = {
        connector: subject.connector,
        http: subject.http,
        canonicalRef: trial.definition.canonicalRef,
        key: name,
        fingerprint: name,
        viewer: name,
      }
      let opening = 0
      let most = 0
      const openOne = async (): Promise<void> => {
        const { answer, release } = await holdErp(erp, 60_000, async (call) => {
          most = Math.max(most, (opening += 1))
          return memberOf(subject, 'openDocument')(documentQuery(), call)
        })
        assert.equal(await sizeOf(answer), maxBytes)
        opening -= 1
        release()
      }
      faultProxy.changeAnswers(withDocument(field, maxBytes))
      const growthMiB = await peakGrowthMiB(() => Promise.all(Array.from({ length: 6 }, openOne)))
      faultProxy.changeAnswers(null)
      assert.equal(most, MAX_AT_ONCE)
      assert.ok(growthMiB <= MAX_AT_ONCE * DOCUMENT_CAP_MIB, `${growthMiB} MiB`)
    })

    it('hold a document of 10 MB in base64, and none that is larger', async () => {
      const { subject, faultProxy } = running()
      faultProxy.changeAnswers(withDocument(field, maxBytes))
      assert.equal(await sizeOf(await open()), maxBytes)
      for (const bytes of [maxBytes + 1, GIANT_BYTES]) {
        faultProxy.changeAnswers(withDocument(field, bytes))
        await assertRefuses(subject, open(), 'bad-answer')
      }
      faultProxy.changeAnswers(null)
    })
  })
}
