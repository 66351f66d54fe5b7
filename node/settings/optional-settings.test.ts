import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { readAppSettings } from './app-settings'
import { readDocumentOrigins, readOrderContact } from './optional-settings'

describe('the contact about an order', () => {
  for (const [typed, link] of [
    [' mailto:pedidos@loja.example ', 'mailto:pedidos@loja.example'],
    ['mailto:a@b.example?subject=Pedido', 'mailto:a@b.example?subject=Pedido'],
    ['https://wa.example/551199', 'https://wa.example/551199'],
    ['HTTPS://Help.Example', 'https://help.example/'],
  ] as const) {
    it(`${JSON.stringify(typed)} is a link`, () => assert.equal(readOrderContact(typed), link))
  }

  for (const typed of [
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>',
    'http://help.example',
    'pedidos@loja.example',
    'mailto:',
    'mailto:nobody',
    'mailto:a@b.example,c@d.example"><script>',
    'https://user:secret@help.example',
    'https://',
    '//help.example',
    `https://help.example/${'x'.repeat(600)}`,
    7,
    null,
  ]) {
    it(`${JSON.stringify(typed).slice(0, 50)} is none`, () =>
      assert.equal(readOrderContact(typed), null))
  }

  it('that is none is named to staff, and the store goes on', () => {
    const settings = readAppSettings({ orderContact: 'call us', timeZone: 'America/Sao_Paulo' })
    assert.equal(settings.orderContact, null)
    assert.deepEqual(settings.ignored, ['orderContact'])
    assert.deepEqual(readAppSettings({}).ignored, [])
    assert.deepEqual(readAppSettings({ orderContact: ' ' }).ignored, [])
  })
})

describe('the origins of documents', () => {
  it('are read however they are parted, each once', () => {
    assert.deepEqual(
      readDocumentOrigins(
        'https://nf.example, https://files.example:8443;https://nf.example/\nhttps://x.example'
      ),
      ['https://nf.example', 'https://files.example:8443', 'https://x.example']
    )
    assert.deepEqual(readDocumentOrigins(undefined), [])
  })

  for (const typed of [
    'https://nf.example https://10.0.0.1',
    'https://localhost',
    'http://nf.example',
    'https://*.example',
    'https://nf.example/path',
    7,
  ]) {
    it(`as ${JSON.stringify(typed)} are none, and staff are told`, () => {
      const settings = readAppSettings({ documentOrigins: typed })
      assert.deepEqual([settings.documentOrigins, settings.ignored], [[], ['documentOrigins']])
    })
  }
})
