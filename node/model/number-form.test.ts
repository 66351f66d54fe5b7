import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import fc from 'fast-check'

import { assertGrowsEvenly } from '../testing/growth'
import {
  partToSearch,
  coreOf,
  hasCoreOf,
  isSameNumber,
  lettersAndDigits,
  normalForm,
  numbersIn,
  spellingsOf,
  splitSeries,
  withoutCertainLabel,
  withoutLabel,
} from './number-form'

/** Texts made of what numbers are made of, so that many of them are the same number. */
const numberLike = fc
  .array(fc.constantFrom(...'PO-/. _#00145', '\u2011', '\u00ad', '45', '.000', 'nº ', 'ß', 'É'), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(''))
const anyText = fc.oneof(numberLike, fc.string({ unit: 'binary', maxLength: 40 }))

const NUMBERS: ReadonlyArray<readonly [is: string, ...same: readonly string[]]> = [
  [
    'PO-4500',
    'po-4500',
    ' PO-4500 ',
    'PO 4500',
    'PO4500',
    'PO\u20114500',
    '“PO-4500”',
    'P.O. 4500',
  ],
  ['0000458812', '458812', '#0000458812', '４５８８１２', '45\u00ad8812', '458.812'],
  ['v10428831nrt-01', 'V10428831NRT-01', 'v10428831nrt-1', 'v10428831nrt01'],
  ['OC 6807/1', 'oc 6807/1', 'OC6807/1', 'OC-6807-1', 'OC_6807_01'],
  ['PO-0450', 'PO-450'],
  ['No. 000176436', 'No.000.176.436', 'no 176436'],
  ['000176436-1', '000.176.436-001', '176436/1'],
]

describe('the same number', () => {
  for (const [is, ...same] of NUMBERS) {
    it(`as ${is} is ${same.join(', ')}`, () => {
      for (const one of same) assert.ok(isSameNumber(is, one), one)
    })
  }

  it('is one of signs alone, if they are typed alike', () => {
    assert.ok(isSameNumber('--', '\u2013\u2013'))
  })

  it('is none of the other numbers', () => {
    for (const [is] of NUMBERS) {
      for (const [other] of NUMBERS) assert.equal(isSameNumber(is, other), is === other)
    }
  })

  for (const [one, other] of [
    ['PO-4500', 'PO-45001'],
    ['PO-4500', 'PO-4500/1'],
    ['6807/1', '68071'],
    ['PO-4500', '4500'],
    ['PO-450', 'PO-4500'],
    ['2026.0450', '20260450'],
    ['A0', 'A'],
    ['', ''],
    ['--', '#'],
  ] as const) {
    it(`is not what ${one} and ${other} are`, () => {
      assert.equal(isSameNumber(one, other), false)
    })
  }

  it('has the same core', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        if (isSameNumber(one, other)) {
          assert.equal(normalForm(coreOf(one)), normalForm(coreOf(other)))
        }
      }),
      { numRuns: 2_000 }
    )
  })

  it('is of the same normal form when that is read again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        assert.equal(normalForm(normalForm(text)), normalForm(text))
      }),
      { numRuns: 1_000 }
    )
  })

  it('is found in a time that grows as the text does', () => {
    for (const piece of ['0', '1.000', '-', 'a-', '0a', '#', 'n°', 'PO ', ',1']) {
      for (const work of [normalForm, coreOf, spellingsOf, withoutLabel, splitSeries, numbersIn]) {
        assertGrowsEvenly((size) => `1${piece.repeat(size)}x`, work, 2_000)
      }
    }
  })
})

describe('the core of a number', () => {
  for (const [text, core] of [
    ['PO 4500', '4500'],
    ['v10428831nrt-01', '10428831'],
    ['0000458812', '458812'],
    ['OC 6807/1', '6807'],
    ['12-34', '12'],
    [' “Natal” ', 'Natal'],
    ['', ''],
  ] as const) {
    it(`of ${JSON.stringify(text)} is ${JSON.stringify(core)}`, () => {
      assert.equal(coreOf(text), core)
    })
  }

  it('of fewer than three characters is not looked for within numbers', () => {
    assert.deepEqual(['45', 'x', '#4', 'PO-45', 'PO-045', 'PO-450', 'parafuso'].map(partToSearch), [
      null,
      null,
      null,
      'PO-45',
      'PO-045',
      '450',
      'parafuso',
    ])
  })

  it('is in whatever number may be meant by what was typed, however both are written', () => {
    for (const number of ['PO-4500', 'po 4500/2', '004500', '45-00']) {
      assert.ok(hasCoreOf(number, 'PO 4500'), number)
    }
    assert.ok(hasCoreOf('COMPRA-NATAL 26', 'compra natal'))
    for (const number of ['PO-450', 'PO-4600', '']) assert.ok(!hasCoreOf(number, 'PO 4500'), number)
  })
})

describe('the spellings of a number', () => {
  for (const [text, ...spellings] of [
    ['po4500', 'po4500', 'PO-4500', 'PO4500', 'PO 4500'],
    ['PO‑4500', 'PO-4500', 'PO4500', 'PO 4500'],
    ['P.O. 4500', 'P.O. 4500', 'PO-4500', 'PO4500', 'PO 4500'],
    ['OC6807/1', 'OC6807/1', 'OC-6807/1', 'OC 6807/1'],
    ['#0000458812', '#0000458812', '0000458812', '458812'],
    ['000.176.436', '000.176.436', '000176436', '176436'],
    ['v10428831nrt-01', 'v10428831nrt-01', 'V10428831NRT-01'],
    ['458812', '458812'],
    ['(Po_11%26).', '(Po_11%26).', 'Po_11%26', 'PO-11%26', 'PO11%26'],
    [' '],
  ] as const) {
    it(`of ${JSON.stringify(text)} are ${spellings.join(', ') || 'none'}`, () => {
      assert.deepEqual(spellingsOf(text), spellings)
    })
  }

  it('are at most four, each the same number', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const spellings = spellingsOf(text)
        assert.ok(spellings.length <= 4)
        for (const one of spellings) assert.equal(normalForm(one), normalForm(text))
      }),
      { numRuns: 1_000 }
    )
  })
})

describe('a label before a number', () => {
  for (const [text, rest] of [
    ['PO-4500', '4500'],
    ['OC 6807/1', '6807/1'],
    ['o.c. 6807/1', '6807/1'],
    ['nº 458812', '458812'],
    ['n° 458812', '458812'],
    ['no. 458812', '458812'],
    ['№ 458812', '458812'],
    ['#0000458812', '0000458812'],
    ['Pedido nº 4500', '4500'],
    ['Pedido de compra: 4500', '4500'],
    ['Pedido PO-4500', 'PO-4500'],
    ['orden v10428831nrt-01', 'v10428831nrt-01'],
    ['Ordem 4500', '4500'],
    ['Order #4500', '4500'],
    ['Purchase order no. 4500', '4500'],
    ['NF-e 000.176.436', '000.176.436'],
    ['Nota Fiscal Nº 000176436', '000176436'],
    ['NFE176436', '176436'],
    ['Fatura 12', '12'],
    ['Factura: 12', '12'],
    ['invoice 176436-1', '176436-1'],
    ['PV0012', '0012'],
    ['Número 77', '77'],
  ] as const) {
    it(`is left out of ${text}`, () => {
      assert.equal(withoutLabel(text), rest)
    })
  }

  for (const text of [
    '4500',
    'v10428831nrt-01',
    'notas 12',
    'PONTE-3',
    'Pedido',
    'order desk',
    '',
  ]) {
    it(`is not in ${JSON.stringify(text)}`, () => {
      assert.equal(withoutLabel(text), null)
    })
  }
})

describe('a label that nobody writes into the number itself', () => {
  it('is a word or a sign, and not two letters', () => {
    for (const text of ['Pedido nº 4500', '#4500', 'nº 4500', 'PO nº 4500', 'invoice 4500']) {
      assert.equal(withoutCertainLabel(text), '4500', text)
    }
    for (const text of ['PO-4500', 'P.O. 4500', 'OC 4500', 'NF-e 4500', '4500', 'PONTE-3']) {
      assert.equal(withoutCertainLabel(text), null, text)
    }
  })
})

describe('an invoice number', () => {
  for (const [text, number, series] of [
    ['000176436-1', '000176436', '1'],
    ['176436/001', '176436', '001'],
    ['176436 1', '176436', '1'],
    ['176436 – A1', '176436', 'A1'],
    ['176436 Série 1', '176436', '1'],
    ['12-345', '12', '345'],
  ] as const) {
    it(`${text} is of the series ${series}`, () => {
      assert.deepEqual(splitSeries(text), { number, series })
    })
  }

  it('has no series in 176436 and 176436-2026', () => {
    assert.equal(splitSeries('176436'), null)
    assert.equal(splitSeries('176436-2026'), null)
  })
})

describe('a code that is printed in groups', () => {
  it('is the same without them, and keeps its zeros', () => {
    assert.equal(lettersAndDigits('3526 0011 ab-00'), '35260011AB00')
  })
})

describe('a pasted column', () => {
  it('holds each of its numbers once, as the first was written', () => {
    assert.deepEqual(
      numbersIn('PO-4500\r\npo 4500\n\n0458812\t458812;\u201cOC 6807/1\u201d, PO-45001，7'),
      ['PO-4500', '0458812', 'OC 6807/1', 'PO-45001', '7']
    )
  })

  it('of one line with spaces is one number', () => {
    assert.deepEqual(numbersIn(' OC 6807/1 '), ['OC 6807/1'])
    assert.deepEqual(numbersIn(' ;\n'), [])
  })
})
