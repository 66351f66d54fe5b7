import assert from 'node:assert/strict'
import { test } from 'node:test'

import {
  authMayAskWhatItHasTo,
  directivesAreOurs,
  everyNameIsOurs,
  everyRootFieldSaysWhoMayAsk,
  noAnswerIsCached,
} from './graphql'
import { repository } from './rule'

test('every root field says who may ask, and staff fields name their permission', async () => {
  assert.deepEqual(await everyRootFieldSaysWhoMayAsk(repository), [])
})

test('@auth may ask VTEX ID and License Manager, or no field for staff would answer', async () => {
  assert.deepEqual(await authMayAskWhatItHasTo(repository), [])
})

test('no answer is cached on the way', async () => {
  assert.deepEqual(await noAnswerIsCached(repository), [])
})

test('every root field and type has our prefix', async () => {
  assert.deepEqual(await everyNameIsOurs(repository), [])
})

test("no directive of the runtime is declared again and none keeps people's answers", async () => {
  assert.deepEqual(await directivesAreOurs(repository), [])
})
