import assert from 'node:assert/strict'
import { test } from 'node:test'

import { repository } from './rule'
import {
  onlyTheAppIsUploaded,
  theUploadIsSmall,
  uploadedCodeImportsOnlyDeclaredPackages,
  uploadedCodeImportsOnlyWhatIsUploaded,
  whatBuildersNeedIsUploaded,
} from './upload'

test('no test, fixture, tool or other development file is uploaded', async () => {
  assert.deepEqual(await onlyTheAppIsUploaded(repository), [])
})

test('what the builders need is uploaded', async () => {
  assert.deepEqual(await whatBuildersNeedIsUploaded(repository), [])
})

test('uploaded code imports only uploaded files', async () => {
  assert.deepEqual(await uploadedCodeImportsOnlyWhatIsUploaded(repository), [])
})

test('uploaded code imports only packages that its package.json or the manifest names', async () => {
  assert.deepEqual(await uploadedCodeImportsOnlyDeclaredPackages(repository), [])
})

test('the upload is small', async () => {
  assert.deepEqual(await theUploadIsSmall(repository), [])
})
