import assert from 'node:assert/strict'
import { test } from 'node:test'

import { everyLanguageHasEveryMessage } from './messages'
import { repository } from './rule'

test('every language has every message, under an id that the platform renders', async () => {
  assert.deepEqual(await everyLanguageHasEveryMessage(repository), [])
})
