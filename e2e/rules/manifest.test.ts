import assert from 'node:assert/strict'
import { test } from 'node:test'

import { allPathPrefixes, connectorNames } from '../../node/connectors/registry'
import {
  buildersAreCurrent,
  everyConnectorCanBeChosen,
  outboundIsNarrow,
  readManifest,
  serviceIsWithinLimits,
  settingsKeepSecrets,
  settingsSpeakEnglish,
} from './manifest'
import { repository } from './rule'

test('manifest.json has the fields that the platform wants', () => {
  assert.equal(readManifest(repository).name, 'orders-b2b')
})

test('the builders are the ones a new app can be linked with', async () => {
  assert.deepEqual(await buildersAreCurrent(repository), [])
})

test('the settings are private and secrets are marked as passwords', async () => {
  assert.deepEqual(await settingsKeepSecrets(repository), [])
})

test('the settings are named and explained in plain English, value by value', async () => {
  assert.deepEqual(await settingsSpeakEnglish(repository), [])
})

test('the settings offer each connector that there is', async () => {
  assert.deepEqual(await everyConnectorCanBeChosen(connectorNames)(repository), [])
})

test("the way out is as wide as the connectors' paths", async () => {
  assert.deepEqual(await outboundIsNarrow(allPathPrefixes())(repository), [])
})

test("each connector's path begins with a folder of its own, or is one path and no wildcard", () => {
  const prefixes = allPathPrefixes()
  assert.notEqual(prefixes.length, 0)
  assert.deepEqual(
    prefixes.filter((prefix) => !/^\/\w[\w./-]*$/.test(prefix)),
    []
  )
})

test("service.json keeps the platform's limits and hides its public routes from caches", async () => {
  assert.deepEqual(await serviceIsWithinLimits(repository), [])
})
