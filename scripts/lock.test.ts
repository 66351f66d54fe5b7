import assert from 'node:assert/strict'
import { test } from 'node:test'

import { withoutHosts } from './lock'

const entry = (resolved: string) => `zod@4.6.7:\n  version "4.6.7"\n  resolved "${resolved}"\n`

test('a lock keeps the path of a tarball and loses its host', () => {
  assert.equal(
    withoutHosts(entry('https://registry.example/zod/-/zod-4.6.7.tgz#abc')),
    entry('zod/-/zod-4.6.7.tgz#abc')
  )
})

test('a scoped package keeps its scope, a mirror loses its folders', () => {
  assert.equal(
    withoutHosts(entry('http://mirror.example:8080/api/npm/all/@vtex/api/-/api-6.51.3.tgz')),
    entry('@vtex/api/-/api-6.51.3.tgz')
  )
})

test('a lock without hosts stays as it is', () => {
  const lock = entry('zod/-/zod-4.6.7.tgz#abc')
  assert.equal(withoutHosts(lock), lock)
})
