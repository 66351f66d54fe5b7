import assert from 'node:assert/strict'
import type { ValidateFunction } from 'ajv/dist/2020'
import { isNode, readContractDocument } from './contract-document'

export const API = '/orders-b2b/v1'
export const KEY: Readonly<Record<string, string>> = { 'x-api-key': 'demo-erp-key' }

export interface Row {
  readonly id: string
  readonly ownerRef: string
}

export interface Page {
  readonly orders: readonly Row[]
  readonly cursor: string | null
  readonly total: unknown
}

/** Asks a running ERP as a test does: each answer is held to the document on the way. */
export interface TestClient {
  ask(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** A page, asserted to be one. */
  search(query: string): Promise<Page>
  /** The status of an answer, asserted to be a problem. */
  refusal(path: string, headers?: Readonly<Record<string, string>>): Promise<number>
}

const contract = readContractDocument()
const isPage = contract.validator('OrderPage', 'strict')
const isProblem = contract.validator('Problem', 'strict')

export const createAsking = (url: string): TestClient => {
  const ask: TestClient['ask'] = (path, headers = KEY) => fetch(url + path, { headers })
  return {
    ask,
    search: async (query) => readPage(await ask(`${API}/orders?${query}`)),
    refusal: async (path, headers) => readProblem(await ask(path, headers)),
  }
}

export const hold = (validate: ValidateFunction, value: unknown): void =>
  assert.ok(validate(value), JSON.stringify(validate.errors))

export const isRow = (value: unknown): value is Row =>
  isNode(value) && typeof value['id'] === 'string' && typeof value['ownerRef'] === 'string'

const readPage = async (response: Response): Promise<Page> => {
  const text = await response.text()
  assert.equal(response.status, 200, text)
  const body: unknown = JSON.parse(text)
  hold(isPage, body)
  assert.ok(isNode(body) && Array.isArray(body['orders']))
  const { cursor, total, orders } = body
  return { total, orders: orders.filter(isRow), cursor: typeof cursor === 'string' ? cursor : null }
}

const readProblem = async (response: Response): Promise<number> => {
  const text = await response.text()
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/)
  const body: unknown = JSON.parse(text)
  hold(isProblem, body)
  assert.ok(isNode(body))
  assert.equal(body['status'], response.status)
  return response.status
}
