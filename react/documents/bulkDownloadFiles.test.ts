import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { nameOf, safeName, uniqueNames } from './bulkDownloadFiles'

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
