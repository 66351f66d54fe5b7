import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { GENERATED_FILE, generateTypes } from './generate-types'

test('the checked-in operation types are what the schema and the queries say', async () => {
  const written = readFileSync(GENERATED_FILE, 'utf8')
  assert.equal(await generateTypes(), written, 'Run: node --import tsx dev/store/generate-types.ts')
})
