import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { read, type WorkBook } from '@e965/xlsx'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { create } from 'xmlbuilder2'

import type { Cell } from '../csv'
import type { ExportPart } from '../export-pages'
import { MAX_CELL_LENGTH } from './cell-xml'
import { xlsxFile } from './xlsx-file'

const NAMES = { table: 'Orders', notes: 'About this file' }

const partsOf = async function* (
  pages: ReadonlyArray<ReadonlyArray<readonly Cell[]>>,
  isComplete = true
): AsyncGenerator<ExportPart, void> {
  for (const rows of pages) yield { rows }
  yield { end: ['How it ended'], isComplete }
}

const bookOf = async (parts: AsyncIterable<ExportPart>): Promise<WorkBook> => {
  const file = await xlsxFile(parts, NAMES)
  // The reader below forgives much that Excel does not.
  for (const xml of Object.values(unzipSync(file))) create(strFromU8(xml))
  return read(file, { cellNF: true })
}

/** What stands in the only column, below its header. */
const cellsOf = async (cells: readonly Cell[]) => {
  const { Sheets } = await bookOf(partsOf([[['Header']], cells.map((cell) => [cell])]))
  return cells.map((_, index) => {
    const cell = Sheets.Orders?.[`A${index + 2}`]
    return cell && { type: cell.t, value: cell.v, shown: cell.w, formula: cell.f }
  })
}

const textOf = async (text: string): Promise<unknown> => {
  const [cell] = await cellsOf([text])
  assert.deepEqual([cell?.type, cell?.formula], ['s', undefined])
  return cell?.value
}

describe('a text in a workbook', () => {
  for (const text of [
    ...['00123', '0000458812', '10-11', 'MAR-10', '12E3', '1.10', '3'.repeat(44), 'TRUE', '10:30'],
    ...[
      '=cmd()',
      '+1',
      '-1+1',
      '@SUM(1)',
      '=HYPERLINK("https://evil.example")',
      '＝1+1',
      "'quoted",
    ],
    ...['<b>&amp;"\'', ']]>', '</t></is></c><c><f>1+1</f></c>', '<!--', '&#61;1', '&lt;'],
    ...['_x0041_', '_x003D_1+1', '_x005F_x0041_', '_x000d_', 'a_x0041_b_x0042_', '__x0041__'],
    ...['constructor', '__proto__', 'toString', '📦 Ação', 'é', '中文'],
  ]) {
    it(`is exactly that text: ${text.slice(0, 40)}`, async () => {
      assert.equal(await textOf(text), text)
    })
  }

  it('is one line, without what hides or what XML does not allow', async () => {
    assert.equal(
      await textOf('a\r\nb\u0000\u001fc\u2028d\ud800e\udc00f\ufffe\uffffg'),
      'a b c defg'
    )
    assert.equal(await textOf('a\u202etxt.exe\u200b'), 'atxt.exe')
  })

  it('is at most as long as a cell holds, and cuts no sign in two', async () => {
    assert.equal(await textOf('x'.repeat(MAX_CELL_LENGTH)), 'x'.repeat(MAX_CELL_LENGTH))
    assert.equal(await textOf('x'.repeat(100_000)), `${'x'.repeat(MAX_CELL_LENGTH - 1)}…`)
    assert.equal(
      await textOf(`${'x'.repeat(MAX_CELL_LENGTH - 2)}📦📦`),
      `${'x'.repeat(MAX_CELL_LENGTH - 2)}…`
    )
  })

  it('breaks no file, whatever was typed', async () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          '<',
          '>',
          '&',
          '"',
          "'",
          ']',
          '_',
          'x',
          '0',
          '4',
          '1',
          '=',
          ';',
          '\0',
          '\r'
        ),
        fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
      ),
      minLength: 1,
    })
    await fc.assert(
      fc.asyncProperty(fc.array(nasty, { minLength: 1, maxLength: 20 }), async (texts) => {
        for (const cell of await cellsOf(texts)) {
          assert.ok(cell === undefined || (cell.type === 's' && cell.formula === undefined))
        }
      }),
      { numRuns: 60 }
    )
  })
})

describe('an amount in a workbook', () => {
  for (const [amount, value, shown] of [
    ['6875.00', 6875, '6,875.00'],
    ['-1234.50', -1234.5, '-1,234.50'],
    ['0.00', 0, '0.00'],
    ['500', 500, '500'],
    ['0.1234', 0.1234, '0.1234'],
    ['123456789012345.00', 123456789012345, '123,456,789,012,345.00'],
    ['9999999999999.99', 9999999999999.99, '9,999,999,999,999.99'],
  ] as const) {
    it(`is a number that is shown as it was written: ${amount}`, async () => {
      const [cell] = await cellsOf([{ amount }])
      assert.deepEqual([cell?.type, cell?.value], ['n', value])
      assert.equal(cell?.shown?.slice(0, 20), shown.slice(0, 20))
    })
  }

  for (const amount of [
    ...['1234567890123456.00', '12345678901234.56', '-0.1234567890123456', '0.12345678901'],
    ...[`${'0'.repeat(30)}1.5`, '1e5', 'NaN', '=1+1', '1,5', ''],
  ]) {
    it(`is text where a number would not be the same: ${amount}`, async () => {
      const [cell] = await cellsOf([{ amount }])
      assert.deepEqual([cell?.type ?? 's', cell?.value ?? ''], ['s', amount])
    })
  }
})

describe('a day in a workbook', () => {
  for (const zone of ['UTC', 'America/Sao_Paulo', 'Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    it(`is that day where the service's clock is that of ${zone}`, async () => {
      const before = process.env.TZ
      process.env.TZ = zone
      try {
        const [cell] = await cellsOf([{ day: '2026-10-11' }])
        assert.deepEqual([cell?.type, cell?.value, cell?.shown], ['n', 46306, '2026-10-11'])
      } finally {
        if (before === undefined) delete process.env.TZ
        else process.env.TZ = before
      }
    })
  }

  it('is text before spreadsheets count as the calendar does', async () => {
    const [last, first, none] = await cellsOf([
      ...[{ day: '1900-02-28' }, { day: '1900-03-01' }, { day: 'soon' }],
    ])
    assert.deepEqual([last?.type, last?.value], ['s', '1900-02-28'])
    assert.deepEqual([first?.type, first?.value], ['n', 61])
    assert.deepEqual([none?.type, none?.value], ['s', 'soon'])
  })
})

describe('a workbook', () => {
  it('has the rows of all pages below one header, and says on a second sheet how it ended', async () => {
    const pages = [
      [
        ['A', 'B'],
        ['1', null],
      ],
      [['2', { amount: '3.5' }]],
      [[null, 'c']],
    ]
    const { SheetNames, Sheets } = await bookOf(partsOf(pages))
    assert.deepEqual(SheetNames, ['Orders', 'About this file'])
    const { '!ref': range, A2, A3, B3, B4 } = Sheets.Orders ?? {}
    assert.deepEqual([range, A2.v, A3.v, B3.v, B4.v], ['A1:B4', '1', '2', 3.5, 'c'])
    assert.equal(Sheets['About this file']?.A1.v, 'How it ended')
  })

  const xmlOf = async (name: string, isComplete = true) => {
    const file = await xlsxFile(
      partsOf(
        [
          [
            ['A', 'B'],
            ['x'.repeat(400), '1'],
          ],
        ],
        isComplete
      ),
      NAMES
    )
    const part = unzipSync(file)[`xl/${name}.xml`]
    return strFromU8(part ?? assert.fail(`it has no ${name}`))
  }

  it('opens on the table, and on what is missing where it is not complete', async () => {
    assert.match(await xmlOf('workbook'), /activeTab="0"/)
    assert.match(await xmlOf('workbook', false), /activeTab="1"/)
    // Two sheets that are selected at once are edited at once.
    assert.doesNotMatch(await xmlOf('worksheets/sheet1', false), /tabSelected/)
  })

  it('keeps its header in view, and its columns neither too narrow nor too wide', async () => {
    const xml = await xmlOf('worksheets/sheet1')
    assert.match(xml, /<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/)
    assert.deepEqual(
      [...xml.matchAll(/ width="(\d+)"/g)].map(([, width]) => width),
      ['40', '10']
    )
  })

  it('has further columns behind Z', async () => {
    const { Sheets } = await bookOf(partsOf([[Array.from({ length: 60 }, (_, n) => `c${n}`)]]))
    const { Z1, AA1, BH1 } = Sheets.Orders ?? {}
    assert.deepEqual([Z1.v, AA1.v, BH1.v], ['c25', 'c26', 'c59'])
  })

  it('is no file at all when its parts fail on the way', async () => {
    const failing = async function* (): AsyncGenerator<ExportPart, void> {
      yield { rows: [['A']] }
      yield { end: ['Incomplete'], isComplete: false }
      throw new Error('the ERP failed')
    }
    await assert.rejects(xlsxFile(failing(), NAMES), /the ERP failed/)
  })
})
