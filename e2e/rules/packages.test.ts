import assert from 'node:assert/strict'
import { test } from 'node:test'

import {
  lockFilesNameNoHost,
  theAppHasTheVersionsOfTheRoot,
  theLockFilesMatchTheirPackages,
} from './packages'
import { repository } from './rule'

test('node/ and react/ name exactly the versions that are tested here', async () => {
  assert.deepEqual(await theAppHasTheVersionsOfTheRoot(repository), [])
})

test('lock files exist and name no host', async () => {
  assert.deepEqual(await lockFilesNameNoHost(repository), [])
})

test('the lock files of node/ and react/ hold what their package.json names', async () => {
  assert.deepEqual(await theLockFilesMatchTheirPackages(repository), [])
})
