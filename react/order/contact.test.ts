import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contactAddress, trackingAddress } from './contact'

const CONTACTS: ReadonlyArray<readonly [string | null, string | null]> = [
  [null, null],
  ['', null],
  [
    'mailto:pedidos@example.com',
    'mailto:pedidos@example.com?subject=Pedido%204500%20%26%20m%C3%A1s',
  ],
  [
    'mailto:a@example.com?cc=b@example.com',
    'mailto:a@example.com?cc=b@example.com&subject=Pedido%204500%20%26%20m%C3%A1s',
  ],
  ['mailto:a@example.com?subject=Hi', 'mailto:a@example.com?subject=Hi'],
  ['https://example.com/contact', 'https://example.com/contact'],
  ['http://example.com/contact', null],
  ['javascript:alert(1)', null],
  ['pedidos@example.com', null],
]

for (const [contact, address] of CONTACTS)
  test(`a contact ${String(contact)} ${address ? 'is a link' : 'is no link'}`, () =>
    assert.equal(contactAddress(contact, 'Pedido 4500 & más'), address))

test('a carrier’s page is https or nothing', () => {
  assert.equal(trackingAddress('https://track.example.com/1'), 'https://track.example.com/1')
  for (const url of [
    null,
    '',
    'http://track.example.com',
    'javascript:alert(1)',
    ' https://x',
    '//x',
  ])
    assert.equal(trackingAddress(url), null)
})
