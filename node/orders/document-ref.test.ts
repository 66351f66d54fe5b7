import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { decodeDocumentRef, type DocumentName, encodeDocumentRef } from './document-ref'

const NAME: DocumentName = {
  connector: 'rest',
  parent: { orderId: '4711/ü', invoiceId: 'I-1', paymentId: null },
  documentId: '../a"b\n😀',
}

const refOf = (content: unknown): string =>
  Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64url')

describe('The ref of a document', () => {
  it('names connector, records and document, whatever letters an ERP uses', () => {
    const ref = encodeDocumentRef(NAME)
    assert.match(ref, /^[\w-]+$/)
    assert.deepEqual(decodeDocumentRef(ref), NAME)
  })

  it('is at most 2000 characters long', () => {
    const ofLength = (length: number) =>
      encodeDocumentRef({ ...NAME, documentId: 'x'.repeat(length) })
    assert.notEqual(decodeDocumentRef(ofLength(1400)), null)
    assert.equal(decodeDocumentRef(ofLength(1500)), null)
  })

  const good = encodeDocumentRef(NAME)
  const hostile: Readonly<Record<string, string>> = {
    nothing: '',
    'no base64': 'ä'.repeat(20),
    'base64 with padding': `${Buffer.from('["rest",null,null,null,"aa"]').toString('base64')}`,
    'a letter more': `${good}A`,
    'a letter less': good.slice(0, -1),
    'a break of line': `${good}\n`,
    'no JSON': refOf('rest'),
    'JSON with a blank': refOf('["rest", "1",null,null,"a"]'),
    'the same said otherwise': refOf('["rest","\\u0031",null,null,"a"]'),
    'bytes that are no UTF-8': Buffer.from([0x5b, 0xff, 0xfe, 0x5d]).toString('base64url'),
    'too few': refOf(['rest', '1', null, 'a']),
    'too many': refOf(['rest', '1', null, null, 'a', 'b']),
    'an object': refOf({ connector: 'rest' }),
    'no document': refOf(['rest', '1', null, null, '']),
    'an empty record': refOf(['rest', '', null, null, 'a']),
    'a number for a record': refOf(['rest', 1, null, null, 'a']),
    'an object for a record': refOf(['rest', { $ne: 1 }, null, null, 'a']),
    'no connector': refOf([null, '1', null, null, 'a']),
    'a path for a connector': refOf(['../rest', '1', null, null, 'a']),
    'a name of the prototype': refOf(['__proto__', '1', null, null, 'a']),
  }
  for (const [name, ref] of Object.entries(hostile)) {
    it(`is refused as a whole when it holds ${name}`, () => {
      assert.equal(decodeDocumentRef(ref), null)
    })
  }
})
