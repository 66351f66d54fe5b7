import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, it } from 'node:test'

import { PROOFS } from '../testing/bad-answers-proofs'
import { TRIALS } from '../testing/bad-answers-trials'
import { describeBadAnswers } from '../testing/bad-answers.suite'
import { createIOContext } from '../testing/io-context'
import { connectorNames } from './registry'

process.env.VTEX_APP_ID ??= 'vendor.orders-b2b@0.1.0'

const HOST = 'erp.example.com'

for (const trial of TRIALS) {
  describeBadAnswers(
    trial,
    async (origin, { definition }) => {
      const { ErpHttp } = await import('../clients/erp-http')
      process.env.http_proxy = origin
      return new ErpHttp(createIOContext(), { timeout: 8000 }).portFor(
        `https://${HOST}`,
        definition.pathPrefixes
      )
    },
    HOST
  )
}

after(() => {
  delete process.env.http_proxy
})

describe('The table of bad answers', () => {
  it('names tests that exist, each bad answer once', () => {
    for (const { answer, file, test } of PROOFS) {
      const source = readFileSync(join(__dirname, '..', file), 'utf8')
      assert.ok(source.includes(test), `${answer}: ${file} has no test "${test}"`)
    }
    assert.equal(new Set(PROOFS.map(({ answer }) => answer)).size, PROOFS.length)
  })

  it('has each bad answer that the connectors are built for', () => {
    const answers = PROOFS.map(({ answer }) => answer).join()
    for (const named of [
      ...['cut JSON', 'HTML login page', 'wrong type', 'duplicate Content-Length', '50 MB body'],
      ...['endless drip', 'redirect', 'next-link to another origin', '429 with Retry-After'],
      ...['429 without Retry-After', '401 in the middle of paging', 'gzip bomb'],
      ...['negative quantity', 'missing currency', 'dates in five forms', 'duplicate numbers'],
      ...['latin1', 'BOM', 'base64 document of 10 MB'],
    ]) {
      assert.ok(answers.includes(named), named)
    }
  })

  it('is proved for each connector that is answered by somebody', () => {
    const tried = new Set(TRIALS.map(({ definition }) => definition.name))
    const requestScope = connectorNames.filter((name) => name !== 'demo')
    assert.deepEqual([...tried].sort(), requestScope.sort())
  })
})
