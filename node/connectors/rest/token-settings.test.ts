import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'

import { z } from 'zod'

import { rest } from '.'
import { isConnectorError } from '../connector-error'

const SETTINGS = {
  erpBaseUrl: 'https://erp.example/',
  erpAuthentication: 'OAUTH2',
  erpTokenUrl: 'https://erp.example/orders-b2b/v1/token',
  erpClientId: 'shop',
  erpClientSecret: 'hunter2',
}

const complaintOf = (settings: Record<string, unknown>): readonly string[] => {
  try {
    rest.readSettings({ ...SETTINGS, ...settings })
  } catch (error) {
    assert.ok(isConnectorError(error))
    assert.equal(error.kind, 'not-configured')
    assert.ok(!`${error.message}${error.stack}${JSON.stringify(error)}`.includes('hunter2'))
    return error.fields
  }
  return []
}

const originsOf = (erpTokenUrl: string): readonly string[] | undefined =>
  rest.otherOrigins?.(rest.readSettings({ ...SETTINGS, erpTokenUrl }))

describe('The address of a token server', () => {
  it("is the ERP's own, below the path of the contract", () => {
    assert.deepEqual(originsOf(SETTINGS.erpTokenUrl), [])
  })

  it('is one that the manifest names, and then its origin is declared', () => {
    const addresses = [
      'https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token',
      'https://acme.authentication.eu10.hana.ondemand.com/oauth/token',
      'https://acme.okta.com/oauth2/default/v1/token',
      'https://acme.auth.sa-east-1.amazoncognito.com/oauth2/token',
    ]
    for (const address of addresses) {
      assert.deepEqual(originsOf(address), [new URL(address).origin])
    }
  })

  it('is no other, and the setting is named', () => {
    const addresses = [
      ...['', 'token', 7, null, 'http://erp.example/orders-b2b/v1/token'],
      ...['https://erp.example/token', 'https://erp.example/orders-b2b/v1/../../token'],
      ...[
        'https://erp.example:8443/orders-b2b/v1/token',
        'https://other.example/orders-b2b/v1/token',
      ],
      ...['https://user:hunter2@erp.example/orders-b2b/v1/token'],
      ...[
        'https://erp.example/orders-b2b/v1/token?x=1',
        'https://erp.example/orders-b2b/v1/%2e%2e/x',
      ],
      ...[
        'https://login.microsoftonline.com/oauth2/v2.0/token',
        'https://login.microsoftonline.com/',
      ],
      ...['https://login.microsoftonline.com.evil.example/t/oauth2/v2.0/token'],
      ...['https://evilokta.com/oauth2/v1/token', 'https://okta.com/oauth2/v1/token'],
      ...[
        'https://evil.example/.okta.com/oauth2/v1/token',
        'https://acme.okta.com:444/oauth2/v1/token',
      ],
      ...['https://a.b.okta.com/oauth2/v1/token', 'https://acmexoktaxcom/oauth2/v1/token'],
    ]
    for (const erpTokenUrl of addresses) {
      assert.deepEqual(complaintOf({ erpTokenUrl }), ['erpTokenUrl'], String(erpTokenUrl))
    }
  })
})

describe('The manifest', () => {
  it('allows the token servers that the connector may ask', () => {
    const file = join(__dirname, '..', '..', '..', 'manifest.json')
    const { policies } = z
      .object({ policies: z.array(z.object({ attrs: z.unknown().optional() })) })
      .parse(JSON.parse(readFileSync(file, 'utf8')))
    const allowed = policies.map(({ attrs }) => JSON.stringify(attrs))
    for (const { host, path } of rest.fixedAddresses ?? []) {
      assert.ok(allowed.includes(JSON.stringify({ host, path })), `${host}${path} is not allowed.`)
    }
  })
})

describe('The credentials for a token', () => {
  it('are all named where they are missing or ill-formed', () => {
    const wrong = {
      ...{ erpTokenUrl: undefined, erpClientId: undefined, erpClientSecret: 'hunter2\n' },
      ...{ erpClientAuthentication: 'JWT', erpScope: 'a "b"' },
    }
    assert.deepEqual(complaintOf(wrong), [
      ...['erpTokenUrl', 'erpClientId', 'erpClientSecret'],
      ...['erpClientAuthentication', 'erpScope'],
    ])
  })

  it('need no scope', () => {
    for (const erpScope of [undefined, '', 'api://orders/.default', 'a b']) {
      assert.deepEqual(complaintOf({ erpScope }), [])
    }
  })
})
