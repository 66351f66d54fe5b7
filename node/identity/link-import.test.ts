import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { MAX_LINES, readLinkImport } from './link-import'

const read = (csv: string) => readLinkImport(csv, (ref) => ref.toUpperCase())
const errorsOf = (csv: string) => {
  const { links, errors } = read(csv)
  assert.deepEqual(links, [])
  return errors.map(({ line, code }) => `${line} ${code}`)
}
const HEADER = 'organizationId,costCenterId,companyRef'

describe('links from a spreadsheet', () => {
  const expected = [
    {
      organizationId: 'norte',
      companyRefs: ['C-1', 'C-2'],
      costCenters: [{ costCenterId: 'branch', companyRefs: ['C-2'] }],
    },
    { organizationId: 'andes', companyRefs: ['C-9'], costCenters: [] },
  ]
  const lines = [HEADER, 'norte,,c-1', 'norte,branch,c-2', 'andes,,c-9', 'norte,,C-1 ']

  for (const [what, csv] of [
    ['commas', lines.join('\n')],
    ['semicolons', lines.join('\n').replaceAll(',', ';')],
    ['CRLF and an empty line at the end', `${lines.join('\r\n')}\r\n\r\n`],
    ['a byte order mark', `\uFEFF${lines.join('\n')}`],
    ['quotes', lines.map((line) => `"${line.replaceAll(',', '","')}"`).join('\n')],
    ['old line ends', lines.join('\r')],
    ['a header in capitals', lines.join('\n').replace(HEADER, HEADER.toUpperCase())],
  ] as const) {
    it(`are read with ${what}`, () => {
      assert.deepEqual(read(csv), { links: expected, errors: [] })
    })
  }

  it('need no column for the cost center, and take the columns in any order', () => {
    assert.deepEqual(read('companyRef,organizationId\nc-9,andes').links, [expected[1]])
  })

  it('may hold separators, quotes and the e-mail of a person', () => {
    const { links } = read('organizationId,companyRef\n"a,""b""",c;1\nperson:Ana@X.example,c-2')
    assert.deepEqual(
      links.map(({ organizationId, companyRefs }) => [organizationId, ...companyRefs]),
      [
        ['a,"b"', 'C;1'],
        ['person:ana@x.example', 'C-2'],
      ]
    )
  })

  it('are refused whole, by line, when a single line is wrong', () => {
    assert.deepEqual(
      errorsOf(
        [
          HEADER,
          'norte,,c-1',
          ',,c-1',
          'norte,,',
          'norte,c-1',
          '',
          'person:ana,,c-1',
          'person:ana@x.example,branch,c-1',
          'norte,,"c\n1"',
          'norte,\u200B,c-1',
          'norte,,"c-1" x',
          'norte,,"c-1',
        ].join('\n')
      ),
      [
        '3 ORGANIZATION_ILL_FORMED',
        '4 COMPANY_REF_ILL_FORMED',
        '5 COLUMNS',
        '7 ORGANIZATION_ILL_FORMED',
        '8 COST_CENTER_ILL_FORMED',
        '9 COMPANY_REF_ILL_FORMED',
        '11 COST_CENTER_ILL_FORMED',
        '12 QUOTES',
        '13 QUOTES',
      ]
    )
  })

  for (const csv of [
    '',
    '\n',
    'norte,,c-1',
    'organizationId,companyRef,x\na,b,c',
    'organizationId',
  ]) {
    it(`are refused without their header: ${JSON.stringify(csv)}`, () => {
      assert.match(errorsOf(csv).join(), /^1 HEADER$|^2 HEADER$/)
    })
  }

  it('are refused without a line, with too many, and with too many customers of one organization', () => {
    assert.deepEqual(errorsOf(HEADER), ['1 EMPTY'])
    const many = (count: number, organization: (index: number) => string) =>
      [HEADER, ...Array.from({ length: count }, (_, n) => `${organization(n)},,c-${n}`)].join('\n')
    assert.equal(read(many(MAX_LINES, (n) => `o-${n}`)).links.length, MAX_LINES)
    assert.deepEqual(errorsOf(many(MAX_LINES + 1, (n) => `o-${n}`)), ['2002 TOO_MANY_LINES'])
    assert.equal(read(many(200, () => 'norte')).errors.length, 0)
    assert.deepEqual(errorsOf(many(201, () => 'norte')), ['202 TOO_MANY_REFS'])
  })
})
