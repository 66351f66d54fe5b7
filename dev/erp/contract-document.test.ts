import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import ts from 'typescript'
import {
  INVOICE_NUMBER_KINDS,
  INVOICE_STATES,
  NUMBER_KINDS,
  PAYMENT_NUMBER_KINDS,
} from '../../node/connectors/connector'
import { FEATURE_NAMES } from '../../node/connectors/rest/features'
import * as vocabulary from '../../node/connectors/order-model'
import { dayOf } from './calendar'
import { answerContract } from './contract-routes'
import { isNode, nodeAt, readContractDocument, type Node } from './contract-document'
import { FEATURES } from './features'
import { createOrderBook } from './order-book'

const contract = readContractDocument()
const schemas = nodeAt(contract.root, 'components', 'schemas')
const MODEL_PATH = join(__dirname, '..', '..', 'node', 'connectors', 'order-model.ts')

/** The own fields of each interface of the vocabulary, from its source: types leave nothing at run time. */
const readInterfaces = (): Map<string, string[]> => {
  const source = ts.createSourceFile(
    'm.ts',
    readFileSync(MODEL_PATH, 'utf8'),
    ts.ScriptTarget.ES2022,
    true
  )
  const interfaces = source.statements.filter(ts.isInterfaceDeclaration)
  return new Map(
    interfaces.map(({ name, members }) => [
      name.text,
      members.flatMap((member) => (member.name === undefined ? [] : [member.name.getText(source)])),
    ])
  )
}

const ownFields = (schema: Node): string[] => {
  const parts = Array.isArray(schema['allOf']) ? schema['allOf'] : [schema]
  return parts.flatMap((part: unknown) =>
    isNode(part) && isNode(part['properties']) ? Object.keys(part['properties']) : []
  )
}

/** Every response of the document, with what it is an example of. */
const examples = (): { title: string; schema: Node; value: unknown }[] =>
  walk(contract.root, '').flatMap(({ node, path }) => {
    const { schema, examples: named } = node
    if (!isNode(schema) || !isNode(named)) return []
    return Object.entries(named).flatMap(([name, example]) =>
      isNode(example) ? [{ schema, title: `${path} ${name}`, value: example['value'] }] : []
    )
  })

const walk = (node: Node, path: string): { node: Node; path: string }[] => [
  { node, path },
  ...Object.entries(node).flatMap(([name, part]) =>
    isNode(part) ? walk(part, `${path}/${name}`) : []
  ),
]

describe('The contract document', () => {
  it('is OpenAPI 3.1 with an operation for each question, all of them reading', () => {
    assert.equal(contract.root['openapi'], '3.1.0')
    const paths = nodeAt(contract.root, 'paths')
    const collections = ['orders', 'invoices', 'payments'].map((name) => `/orders-b2b/v1/${name}`)
    assert.deepEqual(Object.keys(paths), [
      ...collections.flatMap((path) => [path, `${path}/{id}`, `${path}/{id}/documents/{document}`]),
      '/orders-b2b/v1/status',
    ])
    for (const path of Object.keys(paths)) {
      assert.deepEqual(Object.keys(nodeAt(paths, path)), ['get'])
    }
  })

  it('names each way to prove who asks, and the token address below its own paths', () => {
    const schemes = Object.keys(nodeAt(contract.root, 'components', 'securitySchemes'))
    assert.deepEqual(schemes, ['apiKey', 'basic', 'bearer', 'oauth2'])
    assert.deepEqual(
      contract.root['security'],
      schemes.map((scheme) => ({ [scheme]: [] }))
    )
    const oauth2 = nodeAt(contract.root, 'components', 'securitySchemes', 'oauth2', 'flows')
    const { tokenUrl } = nodeAt(oauth2, 'clientCredentials')
    assert.ok(new URL(String(tokenUrl)).pathname.startsWith('/orders-b2b/v1/'))
  })

  it('says of each operation what is answered where it fails', () => {
    const paths = nodeAt(contract.root, 'paths')
    for (const path of Object.keys(paths)) {
      const answers = Object.keys(nodeAt(paths, path, 'get', 'responses'))
      const wanted = ['200', '401', '403', '429', '503']
      if (!path.endsWith('/status')) wanted.push('400')
      if (path.includes('{id}')) wanted.push('404')
      assert.deepEqual(answers, wanted.sort(), path)
    }
  })

  it('has schemas that compile', () => {
    assert.ok(contract.schemaNames.length > 30)
    for (const name of contract.schemaNames) {
      assert.equal(typeof contract.validator(name), 'function')
      assert.equal(typeof contract.validator(name, 'strict'), 'function')
    }
  })

  it('names the fields of the vocabulary, all and no other', () => {
    const interfaces = readInterfaces()
    assert.ok(interfaces.size > 12)
    for (const [name, fields] of interfaces) {
      assert.deepEqual(ownFields(nodeAt(schemas, name)), fields, name)
    }
  })

  it('names the words of the vocabulary, all and no other', () => {
    const words = {
      OrderStatus: vocabulary.ORDER_STATUSES,
      Facet: vocabulary.FACETS,
      Channel: vocabulary.CHANNELS,
      ShipmentStatus: vocabulary.SHIPMENT_STATUSES,
      InvoiceKind: vocabulary.INVOICE_KINDS,
      InvoiceStatus: vocabulary.INVOICE_STATUSES,
      DocumentKind: vocabulary.DOCUMENT_KINDS,
      NumberKind: NUMBER_KINDS,
      InvoiceNumberKind: INVOICE_NUMBER_KINDS,
      InvoiceState: INVOICE_STATES,
      PaymentNumberKind: PAYMENT_NUMBER_KINDS,
      Feature: FEATURE_NAMES,
    }
    for (const [name, list] of Object.entries(words)) {
      assert.deepEqual(nodeAt(schemas, name)['enum'], list, name)
    }
  })

  it('has an example for each answer, each of its own schema', () => {
    const found = examples()
    assert.ok(found.length >= 20)
    for (const { schema, value, title } of found) {
      const name = String(schema['$ref']).split('/').at(-1) ?? ''
      const validate = contract.validator(name)
      assert.ok(validate(value), `${title}: ${JSON.stringify(validate.errors)}`)
    }
    const contents = walk(contract.root, '').filter(({ path }) =>
      /content\/[^/]+\/[^/]+$/.test(path)
    )
    assert.deepEqual(
      contents.filter(({ node }) => !isNode(node['examples'])).map(({ path }) => path),
      []
    )
  })

  it('allows an ERP its own words and fields, and to leave out what it does not know', () => {
    const validate = contract.validator('OrderSummary')
    const least = {
      id: '1',
      ownerRef: 'C',
      channel: 'COUNTER',
      status: 'B7',
      delivery: '?',
      invoicing: '?',
      payment: '?',
    }
    assert.ok(validate({ ...least, warehouse: 'W1' }))
    assert.ok(!contract.validator('OrderSummary', 'strict')(least))
  })

  it('refuses what would be misread', () => {
    const refused: [string, unknown][] = [
      ['Money', { amount: 6875, currency: 'BRL' }],
      ['Money', { amount: '6.875,00', currency: 'BRL' }],
      ['Money', { amount: '6875.00' }],
      ['Money', { amount: '6875.00', currency: 'R$' }],
      ['Day', '2026-02-30'],
      ['Day', '23/11/2026'],
      ['Instant', '2026-11-23T14:02:00'],
      ['Quantity', 12],
      ['InvoiceKind', 'REFUND'],
      ['OrderSummary', { id: '1', status: 'OTHER' }],
      ['OrderPage', { cursor: null }],
    ]
    for (const [name, value] of refused) {
      assert.ok(!contract.validator(name)(value), `${name} ${JSON.stringify(value)}`)
    }
  })
})

const INVOICES = [
  ['invoices', 'InvoicePage', 'OpenedInvoice', 'today=2026-11-23&'],
  ['payments', 'PaymentPage', 'Payment', ''],
] as const

const jsonOf = ({ body }: { readonly body: string | Uint8Array }): Node => {
  const value: unknown = JSON.parse(String(body))
  assert.ok(isNode(value))
  return value
}

const assertIs = (schema: string, value: unknown): void => {
  const validate = contract.validator(schema, 'strict')
  assert.ok(validate(value), `${schema}: ${JSON.stringify(validate.errors)}`)
}

describe('The demo ERP', () => {
  const book = createOrderBook({ seed: 7, today: dayOf(new Date('2026-11-23')), count: 3000 })
  const companies = book.companies
  const list = book.find({
    companies,
    number: null,
    from: null,
    to: null,
    statuses: [],
    channels: [],
    product: null,
    placedBy: null,
    sort: 'NEWEST_FIRST',
  })
  const orders = list.flatMap(({ id }) => book.open(id, companies) ?? [])

  it('answers by the document with each of three thousand orders, and no word beyond it', () => {
    const validate = contract.validator('Order', 'strict')
    assert.equal(orders.length, 3000)
    for (const order of orders) {
      assert.ok(validate(order), `${order.id}: ${JSON.stringify(validate.errors)}`)
    }
  })

  it('answers by the document for invoices, payments and documents, one by one and in lists', async () => {
    const options = { leaksForeignRecords: false, features: FEATURES }
    const company = companies.map((ref) => `company=${encodeURIComponent(ref)}`).join('&')
    const answerOf = (path: string) =>
      answerContract(book, new URL(`https://erp.example/orders-b2b/v1/${path}${company}`), options)
    for (const [collection, page, record, today] of INVOICES) {
      const list = jsonOf(await answerOf(`${collection}?limit=100&${today}`))
      assertIs(page, list)
      const items: unknown[] = Array.isArray(list[collection]) ? list[collection] : []
      assert.equal(items.length, 100)
      for (const item of items.slice(0, 10)) {
        assert.ok(isNode(item))
        const path = `${collection}/${encodeURIComponent(String(item['id']))}`
        assertIs(record, jsonOf(await answerOf(`${path}?`)))
        const missing = await answerOf(`${path}/documents/none?`)
        assert.equal(missing.status, 404)
        assertIs('Problem', jsonOf(missing))
      }
    }
  })

  it('has every feature that the document names, and says so', async () => {
    const options = { leaksForeignRecords: false, features: FEATURES }
    const target = new URL('https://erp.example/orders-b2b/v1/status')
    const status = jsonOf(await answerContract(book, target, options))
    assertIs('ApiStatus', status)
    assert.deepEqual(status['features'], nodeAt(schemas, 'Feature')['enum'])
  })

  it('fills every field that the document names', () => {
    const filled = new Set<string>()
    const collect = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(collect)
      if (!isNode(value)) return
      for (const [name, part] of Object.entries(value)) {
        if (part !== null) filled.add(name)
        collect(part)
      }
    }
    collect(orders)
    const named = [...readInterfaces().values()].flat()
    assert.deepEqual(
      named.filter((name) => !filled.has(name)),
      []
    )
  })
})
