import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import type { Call, HttpRequest } from '../connector'
import { isConnectorError } from '../connector-error'
import { nowhere } from '../../testing/nowhere'
import { tryton } from '.'
import { createTrytonErp } from './__fixtures__/erp'
import { COMPANIES, seedSales } from './__fixtures__/records'
import { TRYTON_SETTINGS, modelsOf } from './__fixtures__/subject'

type Rows = readonly unknown[]

/** The tests' Tryton; the answers to one kind of question are made longer, up to what the question lets through. */
const lengthening = (metric: string, length: number) => {
  const { respond } = createTrytonErp(modelsOf(seedSales()))
  const json = (request: HttpRequest): Promise<unknown> => {
    const { method, path, headers = {}, body } = request
    const sent = { authorization: headers.Authorization }
    const asked = { method, path, headers: sent, body: JSON.stringify(body) }
    const reply = respond({ ...asked, query: new URLSearchParams(), rawQuery: '' })
    const answer = JSON.parse(String(reply.body)) as { result: Rows }
    if (request.metric !== metric || answer.result.length === 0) return Promise.resolve(answer)
    const limit = Number((body as { params: Rows }).params[2])
    const result = Array.from({ length: Math.min(length, limit) }, () => answer.result[0])
    return Promise.resolve({ ...answer, result })
  }
  return { http: { ...nowhere(), json }, signal: new AbortController().signal }
}

const open = async (call: Call): Promise<string> => {
  const connector = tryton.create({
    settings: tryton.readSettings(TRYTON_SETTINGS),
    clock: () => new Date(),
  })
  const paid = seedSales().find(({ issued }) => issued?.attachments.length)
  assert.ok(paid)
  return connector.getOrder({ companies: COMPANIES, id: paid.known.id }, call).then(
    (order) => (order === null ? 'none' : 'opened'),
    (error: unknown) => (isConnectorError(error) ? error.kind : String(error))
  )
}

describe('A list that Tryton is asked for whole', () => {
  for (const metric of ['orders-invoices', 'payments-of-invoices', 'payments-attachments']) {
    it(`is a bad answer where there is more of it than is ever read: ${metric}`, async () => {
      assert.equal(await open(lengthening(metric, 1000)), 'opened')
      assert.equal(await open(lengthening(metric, 1001)), 'bad-answer')
    })
  }
})
