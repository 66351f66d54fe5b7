import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import { readInvoiceExport, readLanguage, readLocale, readOrderExport } from './export-query'

const fieldOf = (read: () => unknown): unknown => {
  try {
    read()
  } catch (error) {
    assert.ok(isAppError(error) && error.code === 'INVALID_QUERY')
    return error.details.field
  }
  return assert.fail('it was accepted')
}

describe('what an export is asked for', () => {
  it('is what the page’s address says', () => {
    const address = {
      ...{ view: '', number: 'PO-1', kind: 'CUSTOMER', status: 'SHIPPED', channel: 'WEB' },
      ...{ from: '2026-01-01', sort: 'OLDEST_FIRST', lang: 'pt', page: '2' },
    }
    assert.deepEqual(readOrderExport(address), {
      ...{ number: 'PO-1', from: '2026-01-01', to: undefined, product: undefined },
      ...{ numberKind: 'CUSTOMER', statuses: ['SHIPPED'], channels: ['WEB'], sort: 'OLDEST_FIRST' },
      numberMatch: undefined,
    })
  })

  it('is as well what the schema calls it, several of a kind in one or repeated', () => {
    assert.equal(readOrderExport({ number: '1', numberKind: 'ERP' })?.numberKind, 'ERP')
    const both = ['SHIPPED', 'INVOICED']
    assert.deepEqual(readOrderExport({ status: both })?.statuses, both)
    assert.deepEqual(readOrderExport({ status: both.join(',') })?.statuses, both)
  })

  it('of invoices is their own search', () => {
    const address = { view: 'invoices', state: 'OVERDUE', dueTo: '2026-02-01', kind: 'ACCESS_KEY' }
    assert.deepEqual(readInvoiceExport(address), {
      ...{ number: undefined, from: undefined, to: undefined, dueFrom: undefined },
      ...{ dueTo: '2026-02-01', numberKind: 'ACCESS_KEY', state: 'OVERDUE', sort: undefined },
      numberMatch: undefined,
    })
  })

  for (const [address, field] of [
    [{ status: 'GONE' }, 'status'],
    [{ status: ['SHIPPED', '__proto__'] }, 'status'],
    [{ channel: 'web' }, 'channel'],
    [{ sort: 'DUE_FIRST' }, 'sort'],
    [{ kind: 'constructor' }, 'kind'],
    [{ number: ['1', '2'] }, 'number'],
    [{ from: ['2026-01-01', '2000-01-01'] }, 'from'],
  ] as const) {
    it(`is refused, and not widened, with ${JSON.stringify(address)}`, () => {
      assert.equal(
        fieldOf(() => readOrderExport(address)),
        field
      )
    })
  }
})

describe('the language of an export', () => {
  for (const [lang, accepted, language] of [
    ['pt-BR', 'en', 'pt'],
    ['ES', '', 'es'],
    [undefined, 'de-DE,pt;q=0.8,en', 'pt'],
    ['xx', 'fr', 'en'],
    [undefined, '', 'en'],
    ['../../etc', '', 'en'],
  ] as const) {
    it(`is ${language} for ${lang} and ${JSON.stringify(accepted)}`, () => {
      assert.equal(readLanguage({ lang }, accepted), language)
    })
  }
})

describe('the region of an export', () => {
  for (const [lang, accepted, locale] of [
    ['es-MX', 'pt-BR', 'es-MX'],
    ['es_mx', '', 'es-MX'],
    ['es-Latn-PE', '', 'es-PE'],
    ['es-419', 'es-MX', 'es-419'],
    ['es', 'es-MX,es;q=0.9', 'es-MX'],
    ['es', 'en-US,es-AR;q=0.5', 'es-AR'],
    ['es', 'pt-BR', 'es'],
    [undefined, 'de-DE,pt-PT;q=0.8', 'pt-PT'],
    ['es-MX-u-nu-arab', '', 'es-MX'],
    ['est', '', 'en'],
    ['es-..%2f', '', 'es'],
    ['es-MEXICO', '', 'es'],
  ] as const) {
    it(`is ${locale} for ${lang} and ${JSON.stringify(accepted)}`, () => {
      assert.equal(readLocale({ lang }, accepted), locale)
    })
  }
})
