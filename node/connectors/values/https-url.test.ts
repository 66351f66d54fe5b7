import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { httpsUrl } from './https-url'

describe('An address that a link may have', () => {
  it('is https, space around it aside', () => {
    assert.equal(httpsUrl(' https://carrier.example/BR1?x=1 '), 'https://carrier.example/BR1?x=1')
  })

  it('is nothing else', () => {
    const refused = [
      ...['', ' ', 'carrier.example', 'http://carrier.example/', 'javascript:alert(1)'],
      ...['data:text/html,x', '//carrier.example', 'https://', 'https://ana:pw@carrier.example/'],
      `https://carrier.example/${'x'.repeat(2000)}`,
      ...[null, undefined, 7, {}, ['https://carrier.example/']],
    ]
    for (const value of refused) assert.equal(httpsUrl(value), null, String(value))
  })
})
