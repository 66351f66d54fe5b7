import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeCsv, writeTabbed } from './spreadsheet'

test('a table opens right in the reader’s spreadsheet, and holds no formula', () => {
  const rows = [['=1+1', 'say "hi"', '-5', '@x', 'a;b,c']]
  assert.equal(writeCsv(rows, 'en'), `\ufeff"'=1+1","say ""hi""","'-5","'@x","a;b,c"\r\n`)
  assert.match(writeCsv(rows, 'pt'), /^\ufeff"'=1\+1";"say/)
  assert.match(writeCsv(rows, 'es-AR'), /^\ufeff"'=1\+1";"say/)
  assert.match(writeCsv(rows, 'es-MX'), /^\ufeff"'=1\+1","say/)
  assert.equal(
    writeCsv([['00123', '123', '000123-1']], 'en'),
    '\ufeff"\'00123","123","000123-1"\r\n'
  )
})

test('a table holds no formula when it is read with the other separator, nor in wide signs', () => {
  const table = writeCsv([['a;=1+1', 'b, "+2', '＝1+1', 'c|@x', 'a-b, c']], 'en')
  assert.equal(table, `\ufeff"a;'=1+1","b, ""'+2","'＝1+1","c|'@x","a-b, c"\r\n`)
})

test('rows to be pasted have a cell between tabs, each on one line, and no formula', () => {
  assert.equal(
    writeTabbed([
      ['=1+1', 'a\tb\nc', ' @x'],
      ['00123', '', '-5'],
    ]),
    "'=1+1\ta b c\t'@x\r\n00123\t\t'-5"
  )
})
