import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'

import { z } from 'zod'

import {
  type TrialService,
  bundleBlocks,
  compileNode,
  compileReact,
  copyUploadedFiles,
  installBuilder,
  installedVersion,
  startService,
} from '../../scripts/link-trial'
import { repository } from './rule'

const refusal = z.object({
  errors: z.tuple([z.object({ extensions: z.object({ code: z.string() }) })]),
})

describe('what vtex link would upload, alone in an empty folder', () => {
  const trial = mkdtempSync(path.join(tmpdir(), 'orders-b2b-link-'))
  before(() => copyUploadedFiles(repository, trial))
  after(() => rmSync(trial, { recursive: true, force: true }))

  it('installs node/ by yarn 1 from its lock file, with the compiler VTEX pins', async () => {
    await installBuilder(trial, 'node')
    assert.equal(installedVersion(trial, 'node/node_modules/typescript'), '5.5.3')
    assert.equal(installedVersion(trial, 'node/node_modules/@vtex/api'), '6.51.3')
  })

  it('installs react/ by yarn 1 from its lock file, with the compiler VTEX pins', async () => {
    await installBuilder(trial, 'react')
    assert.equal(installedVersion(trial, 'react/node_modules/typescript'), '3.9.7')
  })

  it('compiles react/', async () => {
    assert.doesNotMatch(await compileReact(trial), /error TS/)
  })

  it('bundles every block', async () => {
    const blocks = await bundleBlocks(trial)
    assert.ok(blocks.includes('OrdersB2B.js'), `bundled: ${blocks.join(', ')}`)
  })

  it('compiles node/', async () => {
    await compileNode(trial)
  })

  describe('started under the runtime', () => {
    let service: TrialService | undefined
    before(async () => {
      service = await startService(trial)
    })
    after(() => service?.stop())

    it('serves its schema', async () => {
      assert.deepEqual(await service?.ask('{ __typename }'), { data: { __typename: 'Query' } })
    })

    it('refuses a buyer who is not signed in', async () => {
      const answer = refusal.parse(await service?.ask('{ erpCollaborator { key } }'))
      assert.equal(answer.errors[0].extensions.code, 'UNAUTHENTICATED')
    })
  })
})
