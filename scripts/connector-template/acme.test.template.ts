import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { describeConnector } from '../../node/connectors/contract.suite'
import { createHttpPort } from '../../node/testing/http-port'
import { acme } from '.'
import { createAcmeErp } from './__fixtures__/erp'
import { startAcmeSubject } from './__fixtures__/subject'

describeConnector({ definition: acme, start: () => startAcmeSubject(createHttpPort) })

describe('The example ERP of acme', () => {
  it('answers', () => {
    const { respond, isWritten } = createAcmeErp()
    const request = {
      method: 'GET',
      path: '/acme/',
      query: new URLSearchParams(),
      rawQuery: '',
      headers: {},
      body: '',
    }
    assert.ok(
      isWritten(respond(request)),
      'To write: respond in __fixtures__/erp.ts: what the ERP answers to each request, and 401 to this one.'
    )
  })
})
