import assert from 'node:assert/strict'
import { test } from 'node:test'

import {
  everyLinkLeadsSomewhere,
  everyUploadedLinkLeadsToAnUploadedFile,
  theChangelogIsOpen,
  theStorePageHasItsSections,
} from './documents'
import { repository } from './rule'

test('docs/README.md has the sections of a store page', async () => {
  assert.deepEqual(await theStorePageHasItsSections(repository), [])
})

test('CHANGELOG.md is open for the next release', async () => {
  assert.deepEqual(await theChangelogIsOpen(repository), [])
})

test('every relative link of README.md and docs/ leads to a file', async () => {
  assert.deepEqual(await everyLinkLeadsSomewhere(repository), [])
})

test('every relative link of a published page leads to a file that is published with it', async () => {
  assert.deepEqual(await everyUploadedLinkLeadsToAnUploadedFile(repository), [])
})
