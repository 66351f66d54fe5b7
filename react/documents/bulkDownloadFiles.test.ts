import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nameOf, safeName, uniqueNames, writeIndex } from './bulkDownloadFiles'

test('a name leads nowhere, whatever it is made of', () => {
  assert.equal(safeName('../../etc/passwd'), 'etc passwd')
  assert.equal(safeName('C:\\Windows\\x.pdf'), 'C Windows x.pdf')
  assert.equal(safeName('invoice\r\n.pdf'), 'invoice .pdf')
  assert.equal(safeName('fdp.\u202Eexe.pdf'), 'fdp. exe.pdf')
  assert.equal(safeName('...'), 'document')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const name = safeName(text)
      assert.ok(name.length > 0 && Array.from(name).length <= 126)
      assert.doesNotMatch(name, /[/\\:*?"<>|]|^\.|[. ]$/)
    })
  )
})

test('a long name keeps its ending', () => {
  const name = safeName(`${'n'.repeat(300)}.pdf`)
  assert.match(name, /^n{120}\.pdf$/)
})

test('no two files have one name, also where only letters’ case differs', () => {
  const unique = uniqueNames()
  assert.deepEqual(
    ['a.pdf', 'A.pdf', 'a.pdf', 'a (2).pdf', 'index', '__proto__', '__proto__'].map(unique),
    ['a.pdf', 'A (2).pdf', 'a (3).pdf', 'a (2) (2).pdf', 'index', '__proto__', '__proto__ (2)']
  )
})

test('the route names the file, in any script; a broken name is none', () => {
  const both = `attachment; filename="2026 nota.pdf"; filename*=UTF-8''2026%20n%C3%B3ta.pdf`
  assert.equal(nameOf(both), '2026 nóta.pdf')
  assert.equal(nameOf('attachment; filename="a.pdf"'), 'a.pdf')
  assert.equal(nameOf(`attachment; filename*=UTF-8''%E0%A4%A`), null)
  assert.equal(nameOf('attachment'), null)
  assert.equal(nameOf(null), null)
})

test('the index opens right in the reader’s spreadsheet, and holds no formula', () => {
  const rows = [['=1+1', 'say "hi"', '-5', '@x', 'a;b,c']]
  assert.equal(writeIndex(rows, 'en'), `\ufeff"'=1+1","say ""hi""","'-5","'@x","a;b,c"\r\n`)
  assert.match(writeIndex(rows, 'pt'), /^\ufeff"'=1\+1";"say/)
  assert.match(writeIndex(rows, 'es-AR'), /^\ufeff"'=1\+1";"say/)
  assert.match(writeIndex(rows, 'es-MX'), /^\ufeff"'=1\+1","say/)
  assert.equal(
    writeIndex([['00123', '123', '000123-1']], 'en'),
    '\ufeff"\'00123","123","000123-1"\r\n'
  )
})

test('the index holds no formula when it is read with the other separator, nor in wide signs', () => {
  const index = writeIndex([['a;=1+1', 'b, "+2', '＝1+1', 'c|@x', 'a-b, c']], 'en')
  assert.equal(index, `\ufeff"a;'=1+1","b, ""'+2","'＝1+1","c|'@x","a-b, c"\r\n`)
})
