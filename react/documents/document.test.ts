import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ErpDocument } from '../__generated__/operations'
import { groupDocuments, isFile, documentAddress, readableSize } from './document'

const document = (ref: string, kind: ErpDocument['kind']): ErpDocument => ({
  ref,
  kind,
  label: null,
  number: null,
  issuedOn: null,
  sizeBytes: null,
})

test('a document’s address names it, the reader’s language and the store’s path', () => {
  const reader = { rootPath: '/br', locale: 'pt-BR' }
  assert.equal(
    documentAddress('WyJhIl0', reader),
    '/br/_v/private/orders-b2b/documents/WyJhIl0?lang=pt'
  )
  assert.equal(
    documentAddress('WyJhIl0', { ...reader, rootPath: undefined }, true),
    '/_v/private/orders-b2b/documents/WyJhIl0?lang=pt&download=1'
  )
})

test('a ref can’t leave its place in the address', () =>
  assert.equal(
    documentAddress('../../x?y=1#z', { rootPath: '', locale: 'en' }),
    '/_v/private/orders-b2b/documents/..%2F..%2Fx%3Fy%3D1%23z?lang=en'
  ))

test('documents of one kind stand together, in the order of the ERP', () =>
  assert.deepEqual(
    groupDocuments([
      document('r1', 'RECEIPT'),
      document('x1', 'INVOICE_XML'),
      document('p2', 'INVOICE_PDF'),
      document('o', 'OTHER'),
      document('p1', 'INVOICE_PDF'),
    ]).map(({ ref }) => ref),
    ['p2', 'p1', 'x1', 'r1', 'o']
  ))

test('an XML is a file; what may be looked at is not', () => {
  assert.ok(isFile(document('x', 'INVOICE_XML')))
  assert.ok(!isFile(document('x', 'INVOICE_PDF')))
})

const SIZES: ReadonlyArray<readonly [number | null, string | null]> = [
  [null, null],
  [0, null],
  [-5, null],
  [1, '1 kB'],
  [34_200, '34 kB'],
  [999_499, '999 kB'],
  [999_500, '1.0 MB'],
  [2_450_000, '2.5 MB'],
]

test('a size is told in whole kB, or MB with a decimal', () => {
  for (const [bytes, told] of SIZES) {
    const size = readableSize(bytes)
    assert.equal(size && `${size.value.toFixed(size.decimals)} ${size.unit}`, told)
  }
})
