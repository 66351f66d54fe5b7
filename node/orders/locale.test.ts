import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { decimalMarkOf } from './locale'

describe('the decimal mark', () => {
  for (const [locale, mark] of [
    ['en', '.'],
    ['en-US', '.'],
    ['en-DE', ','],
    ['es', ','],
    ['es-ES', ','],
    ['es-AR', ','],
    ['es-CL', ','],
    ['es-CO', ','],
    ['es-MX', '.'],
    ['es-PE', '.'],
    ['es-US', '.'],
    ['es-419', '.'],
    ['pt', ','],
    ['pt-BR', ','],
    ['pt-PT', ','],
    ['es-ZZ', ','],
  ] as const) {
    it(`is "${mark}" in ${locale}`, () => {
      assert.equal(decimalMarkOf(locale), mark)
    })
  }
})
