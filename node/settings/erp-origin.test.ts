import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isConnectorError } from '../connectors/connector-error'
import { readErpOrigin } from './erp-origin'

describe("the ERP's address", () => {
  for (const [typed, origin] of [
    [' https://erp.example.com/ ', 'https://erp.example.com'],
    ['HTTPS://ERP.Example.COM', 'https://erp.example.com'],
    ['https://erp.example.com:443', 'https://erp.example.com'],
    ['https://erp.example.com:8443', 'https://erp.example.com:8443'],
    ['https://s4.example.com:44300', 'https://s4.example.com:44300'],
    ['https://xn--po-xia.example', 'https://xn--po-xia.example'],
    // What only looks like a refused one.
    ['https://notvtex.com', 'https://notvtex.com'],
    ['https://vtex.com.erp.example', 'https://vtex.com.erp.example'],
    ['https://local.erp.example', 'https://local.erp.example'],
    ['https://homecorp.example', 'https://homecorp.example'],
  ] as const) {
    it(`${JSON.stringify(typed)} is ${origin}`, () => assert.equal(readErpOrigin(typed), origin))
  }

  for (const [what, addresses] of Object.entries({
    'no https origin': [
      ...['', 'erp.example.com', 'http://erp.example.com', 'ftp://erp.example.com'],
      ...['javascript:alert(1)', 'https://user:password@erp.example.com'],
      ...[
        'https://erp.example.com/api',
        'https://erp.example.com/?a=b',
        'https://erp.example.com/#a',
      ],
    ],
    'a number': [
      ...['https://10.0.0.1', 'https://127.0.0.1', 'https://0x7f.1', 'https://2130706433'],
      ...['https://[::1]', 'https://[::ffff:10.0.0.1]', 'https://017700000001'],
      'https://１２７.0.0.1',
    ],
    'a name of a network inside': [
      ...[
        'https://localhost',
        'https://erp',
        'https://erp.',
        'https://erp.local',
        'https://a.localhost',
      ],
      ...['https://db.internal', 'https://metadata.google.internal', 'https://metadata.goog'],
      ...[
        'https://erp.localdomain',
        'https://vbase.svc',
        'https://vbase.default.svc.cluster.local',
      ],
      ...['https://printer.home.arpa', 'https://nas.lan', 'https://erp.private', 'https://x.onion'],
    ],
    'a name that leads to any address': [
      ...['https://127.0.0.1.nip.io', 'https://10-0-0-1.sslip.io', 'https://localtest.me'],
      ...['https://a.localtest.me', 'https://lvh.me', 'https://7f000001.c0a80001.rbndr.us'],
    ],
    'one of VTEX': [
      ...['https://infra.io.vtex.com', 'https://app.io.vtex.com', 'https://vtexid.vtex.com.br'],
      ...['https://portal.vtexcommercestable.com.br', 'https://demostore.myvtex.com'],
      ...['https://apps.aws-us-east-1.vtex.io', 'https://VTEX.com'],
    ],
    'no name at all': [
      ...['https://a..b', 'https://.example.com', 'https://erp.example.com.', 'https://-a.example'],
      ...['https://a-.example', 'https://a_b.example', `https://${'a'.repeat(64)}.example`],
      ...['https://*.example', 'https://erp.e', `https://${'a.'.repeat(130)}example`],
    ],
    'in letters that are not what they look like': [
      ...['https://еrp.example', 'https://erp。example', 'https://erp\u00AD.example'],
      'https://ⓔrp.example',
    ],
    'at a port that is none of https': [
      ...['https://erp.example:80', 'https://erp.example:22', 'https://erp.example:6379'],
      ...['https://erp.example:0', 'https://erp.example:4430', 'https://erp.example:444'],
    ],
  })) {
    for (const address of addresses) {
      it(`is refused as ${JSON.stringify(address).slice(0, 60)}: ${what}`, () => {
        assert.throws(
          () => readErpOrigin(address, 'documentOrigins'),
          (error) =>
            isConnectorError(error) &&
            error.kind === 'not-configured' &&
            error.fields.join() === 'documentOrigins' &&
            /^The setting documentOrigins (must|is)/.test(error.message)
        )
      })
    }
  }
})
