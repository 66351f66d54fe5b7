import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measureBundles } from './bundle-size'

const KIB = 1024

test('what a shopper downloads stays small', async () => {
  const [menu, list] = await measureBundles()
  assert.ok(
    menu && menu.gzipBytes > 100 && menu.gzipBytes <= 1.2 * KIB,
    `menu entry ${menu?.gzipBytes}`
  )
  assert.ok(list && list.gzipBytes > 1000 && list.gzipBytes <= 12 * KIB, `list ${list?.gzipBytes}`)
})
