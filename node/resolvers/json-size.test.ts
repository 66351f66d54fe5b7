import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isSmallJson } from './json-size'

const isSmall = (text: string): boolean => isSmallJson(Buffer.from(text))
const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
const numbers = (count: number): string => `[${Array(count).fill(1).join()}]`

describe('the size of JSON', () => {
  it('may be sixty levels and ten thousand values', () => {
    assert.ok(isSmall(lists(60)))
    assert.ok(!isSmall(lists(61)))
    assert.ok(isSmall(numbers(10_000)))
    assert.ok(!isSmall(numbers(10_001)))
    assert.ok(!isSmall(`[${'[],'.repeat(5_100)}1]`))
  })

  it('counts levels that are open, not brackets', () =>
    assert.ok(isSmall(`[${Array(100).fill('{"a":[]}').join()}]`)))

  it('does not count what stands within a text, wherever its end is hidden', () => {
    const many = '[{,'.repeat(20_000)
    for (const text of [many, `\\"${many}`, `${many}\\\\\\"${many}`, `é€𝄞\\u0022${many}`])
      assert.ok(isSmall(`{"a":"${text}"}`), text.slice(0, 20))
  })

  it('counts again behind a text, whatever it ends with', () => {
    for (const text of ['', 'a', '\\\\', '\\"\\\\', '\\u0022', 'é'])
      assert.ok(!isSmall(`{"${text}":"${text}","b":${lists(61)}}`), text)
  })

  it('is read to its end when it is no JSON', () => {
    for (const text of ['', '"', '"\\', '"\\"', '\\', ']]]', '[}{]'])
      assert.equal(isSmall(text), true, text)
    assert.ok(!isSmall(`]]${'['.repeat(63)}`))
  })

  it('agrees with JSON.parse about depth, up to and beyond the limit', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null
        ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
        : 0
    for (let depth = 1; depth < 120; depth += 1) {
      const text = `{"[\\"${'{'.repeat(depth)}":${lists(depth)}}`
      assert.equal(isSmall(text), depthOf(JSON.parse(text) as unknown) <= 60, text)
    }
  })
})
