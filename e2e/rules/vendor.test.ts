import assert from 'node:assert/strict'
import { test } from 'node:test'

import { repository } from './rule'
import { theVendorStandsInTheManifestAlone } from './vendor'

test("the vendor's name stands in manifest.json alone", async () => {
  assert.deepEqual(await theVendorStandsInTheManifestAlone(repository), [])
})
