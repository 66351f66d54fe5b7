import assert from 'node:assert/strict'
import { test } from 'node:test'
import { crc32 } from 'node:zlib'
import { unzipSync } from 'fflate'
import { writeZip } from './zip'

const BYTES = Uint8Array.from({ length: 100_000 }, (_, i) => i % 251)

const written = async () => {
  const zip = await writeZip([
    { name: 'índice.csv', blob: new Blob(['\ufeffa;b\r\n']) },
    { name: 'a.pdf', blob: new Blob([BYTES]) },
    { name: 'empty', blob: new Blob([]) },
  ])
  assert.equal(zip.type, 'application/zip')
  return Buffer.from(await zip.arrayBuffer())
}

test('the ZIP holds the files as they were', async () => {
  const files = unzipSync(await written())
  assert.deepEqual(Object.keys(files), ['índice.csv', 'a.pdf', 'empty'])
  assert.deepEqual(files['a.pdf'], BYTES)
})

/** The entries by their own headers alone, as a reader of a stream gets to know them: it has not seen the directory yet. */
const entriesOf = (zip: Buffer) => {
  const entries: Array<{ name: string; content: Buffer }> = []
  let offset = 0
  while (zip.readUInt32LE(offset) === 0x04034b50) {
    const [flags, method] = [zip.readUInt16LE(offset + 6), zip.readUInt16LE(offset + 8)]
    assert.equal(flags & 8, 0, 'what it holds is said behind it')
    assert.equal(flags & 0x800, 0x800, 'its name is UTF-8')
    assert.equal(method, 0)
    const [crc, packed, size] = [14, 18, 22].map((place) => zip.readUInt32LE(offset + place))
    assert.equal(packed, size)
    const nameEnd = offset + 30 + zip.readUInt16LE(offset + 26)
    const start = nameEnd + zip.readUInt16LE(offset + 28)
    const content = zip.subarray(start, start + size)
    assert.equal(crc32(content), crc)
    entries.push({ name: zip.toString('utf8', offset + 30, nameEnd), content })
    offset = start + size
  }
  assert.equal(zip.readUInt32LE(offset), 0x02014b50, 'the directory follows at once')
  return entries
}

test('the ZIP can be read as a stream: each entry says before its bytes what they are', async () => {
  const entries = entriesOf(await written())
  assert.deepEqual(
    entries.map(({ name, content }) => [name, content.length]),
    [
      ['índice.csv', 8],
      ['a.pdf', 100_000],
      ['empty', 0],
    ]
  )
})
