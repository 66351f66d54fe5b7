import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { csvLines, harmless } from './csv'

describe('a table', () => {
  it('has the separator and the decimal mark of the region', () => {
    const rows = [['a', { amount: '-1234.50' }, null, 'b']]
    assert.equal(csvLines(rows, 'en'), 'a,-1234.50,,b\r\n')
    assert.equal(csvLines(rows, 'es'), 'a;-1234,50;;b\r\n')
    assert.equal(csvLines(rows, 'pt'), 'a;-1234,50;;b\r\n')
    assert.equal(csvLines(rows, 'es-MX'), 'a,-1234.50,,b\r\n')
    assert.equal(csvLines(rows, 'en-DE'), 'a;-1234,50;;b\r\n')
  })

  it('keeps quotes and separators within their cell', () => {
    assert.equal(csvLines([['say "hi"', 'a,b;c']], 'en'), '"say ""hi""","a,b;c"\r\n')
    assert.equal(csvLines([['a;b', 'a,b']], 'pt'), '"a;b";a,b\r\n')
  })

  it('has days that spreadsheets of every region read as the same day', () => {
    for (const locale of ['en-US', 'es-MX', 'pt-BR'] as const) {
      assert.equal(csvLines([[{ day: '2026-10-11' }]], locale), '2026-10-11\r\n')
    }
  })

  it('is one line a row, whatever the cells hold', () => {
    assert.equal(csvLines([['a\r\nb\nc\u2028d\0e', 'f']], 'en'), 'a b c d e,f\r\n')
  })
})

describe('a cell', () => {
  for (const [typed, written] of [
    ['=HYPERLINK("https://evil.example";"PO-1")', '\'=HYPERLINK("https://evil.example";"PO-1")'],
    ['+cmd|/c calc', "'+cmd|/c calc"],
    ['-2+3+cmd', "'-2+3+cmd"],
    ['@SUM(1,2)', "'@SUM(1,2)"],
    ['\t=1+1', "'=1+1"],
    ['\r\n=1+1', "'=1+1"],
    ['  =1+1', "'=1+1"],
    ['\u200b=1+1', "'=1+1"],
    ['＝1+1', "'＝1+1"],
    ['PO;=1+1', "PO;'=1+1"],
    ['PO","=1+1', 'PO","\'=1+1'],
    ['-', "'-"],
    ['-5', '-5'],
    ['+5511987654321', "'+5511987654321"],
    ['-1,234.50', "'-1,234.50"],
    ['PO-4500', 'PO-4500'],
    ['458812', '458812'],
    ['0', '0'],
    ['123456789012345', '123456789012345'],
    ['0000458812', "'0000458812"],
    ['00123', "'00123"],
    ['1.10', "'1.10"],
    ['-0', "'-0"],
    ['10%', "'10%"],
    ['R$ 10', "'R$ 10"],
    ['(10)', "'(10)"],
    ['12E3', "'12E3"],
    ['1e-5', "'1e-5"],
    ['10-11', "'10-11"],
    ['4500-10', "'4500-10"],
    ['1/2', "'1/2"],
    ['1 1/2', "'1 1/2"],
    ['2026-10-11', "'2026-10-11"],
    ['11.10.2026 10:30', "'11.10.2026 10:30"],
    ['10:30', "'10:30"],
    ['7 PM', "'7 PM"],
    ['MAR-10', "'MAR-10"],
    ['SEPT2', "'SEPT2"],
    ['10 de março de 2026', "'10 de março de 2026"],
    ['dic 10', "'dic 10"],
    ['True', "'True"],
    ['May', 'May'],
    ['MARKET-10', 'MARKET-10'],
    ['12E3X', '12E3X'],
    ['12.345.678/0001-90', '12.345.678/0001-90'],
    ['NF 000176436-1', 'NF 000176436-1'],
    ['a\u202etxt.exe', 'atxt.exe'],
    ['📦 Ação', '📦 Ação'],
    ['3'.repeat(44), Array.from({ length: 11 }, () => '3333').join(' ')],
  ] as const) {
    it(`${JSON.stringify(typed).slice(0, 40)} is written ${written.slice(0, 40)}`, () => {
      assert.equal(harmless(typed), written)
    })
  }

  it('never begins like a formula unless it is a whole number, whatever was typed', () => {
    const nasty = fc.string({
      unit: fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        ' ',
        '"',
        "'",
        ';',
        ',',
        '1',
        'A',
        '\0'
      ),
    })
    fc.assert(
      fc.property(nasty, (typed) => {
        const written = harmless(typed)
        assert.match(written, /^(?![=@\t\r\n])(?!\+)(?!-(?!\d+$))/)
        assert.doesNotMatch(written, /[\t\r\n]/)
      })
    )
  })
})
