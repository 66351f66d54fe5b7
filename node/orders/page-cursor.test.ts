import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import { isConnectorError } from '../connectors/connector-error'
import { readCursorText } from './order-search'
import { type CursorKey, verifyCursor, signCursor } from './page-cursor'

const cursorKey: CursorKey = {
  key: 'fingerprint',
  scope: ['shop', 'master', ['C-1'], { number: '45' }],
}
const position = { interpretation: 2, connectorCursor: 'page=2&x="ü' }

const isRefused = (open: () => unknown): void =>
  assert.throws(open, (error) => isAppError(error) && error.details.reason === 'CURSOR')

describe('a cursor', () => {
  it('opens to what was signed', () => {
    assert.deepEqual(verifyCursor(signCursor(position, cursorKey), cursorKey), position)
  })

  it('does not open under another search, company, workspace or settings', () => {
    const cursor = signCursor(position, cursorKey)
    isRefused(() => verifyCursor(cursor, { ...cursorKey, key: 'after a change of the settings' }))
    isRefused(() =>
      verifyCursor(cursor, { ...cursorKey, scope: ['shop', 'master', ['C-2'], { number: '45' }] })
    )
    isRefused(() =>
      verifyCursor(cursor, { ...cursorKey, scope: ['shop', 'work', ['C-1'], { number: '45' }] })
    )
    isRefused(() =>
      verifyCursor(cursor, { ...cursorKey, scope: ['shop', 'master', ['C-1'], { number: '46' }] })
    )
  })

  it('does not open when a single character of it is another', () => {
    const cursor = signCursor(position, cursorKey)
    for (let index = 0; index < cursor.length; index += 1) {
      for (const other of ['A', 'B', 'g', 'h', '-', '=', '+', ' ']) {
        if (cursor[index] === other) continue
        isRefused(() =>
          verifyCursor(cursor.slice(0, index) + other + cursor.slice(index + 1), cursorKey)
        )
      }
    }
    for (const longer of [`${cursor}=`, `${cursor}.`, `${cursor}.x`, ` ${cursor}`, `${cursor}\n`]) {
      isRefused(() => verifyCursor(longer, cursorKey))
    }
  })

  it('opens for the longest of an ERP, whatever signs it has', () => {
    for (const sign of ['x', '"', '\\', '€', 'ü']) {
      const long = { interpretation: 3, connectorCursor: sign.repeat(2_016) }
      const cursor = signCursor(long, cursorKey)
      assert.deepEqual(verifyCursor(String(readCursorText(cursor)), cursorKey), long)
    }
  })

  it('that would not be taken when it comes back is a bad answer, not an end of the list', () => {
    assert.throws(
      () => signCursor({ interpretation: 0, connectorCursor: '€'.repeat(4_000) }, cursorKey),
      (error) => isConnectorError(error) && error.kind === 'bad-answer'
    )
  })

  for (const garbage of ['', '.', 'a.b', '{}', 'null.null', '%', '.....', 'a'.repeat(4000)]) {
    it(`is refused as ${JSON.stringify(garbage.slice(0, 12))}`, () =>
      isRefused(() => verifyCursor(garbage, cursorKey)))
  }
})
