import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { isAppError } from '../app-error'
import { ConnectorError, isConnectorError } from '../connectors/connector-error'
import { type DocumentFile, documentFile } from '../testing/document-file'
import { MAX_DOCUMENT_BYTES, readDocument } from './document-bytes'

const PDF = '%PDF-1.7 rest'

const opened = async (file: DocumentFile) => {
  let releases = 0
  const document = await readDocument(file.answer, () => void (releases += 1)).catch(
    (error: unknown) => reasonOf(error)
  )
  return { document, releases: () => releases }
}

const reasonOf = (error: unknown): string => {
  if (isAppError(error)) return error.details.reason ?? error.code
  return isConnectorError(error) ? error.kind : String(error)
}

const readAll = async (bytes: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of bytes) chunks.push(chunk)
  } catch (error) {
    return reasonOf(error)
  }
  return Buffer.concat(chunks).toString()
}

const read = async (chunks: ReadonlyArray<string | Error>, sizeBytes: number | null = null) => {
  const file = documentFile(chunks, sizeBytes)
  const { document, releases } = await opened(file)
  const text = typeof document === 'string' ? document : await readAll(document.bytes)
  return { text, releases: releases(), isLetGo: file.isLetGo() }
}

describe('A document on its way', () => {
  it('passes whole, however it is cut into pieces, and lets go of the ERP at its end', async () => {
    for (const chunks of [[PDF], [...PDF], ['', '%P', 'DF-', '1.7 rest', '']]) {
      assert.deepEqual(await read(chunks), { text: PDF, releases: 1, isLetGo: true })
    }
    assert.equal((await read([PDF], PDF.length)).text, PDF)
  })

  it('is read no further than its type needs before somebody asks for more', async () => {
    const file = documentFile(['%PDF-1.7', 'a', 'b', 'c'])
    const { document } = await opened(file)
    assert.ok(typeof document !== 'string')
    assert.deepEqual([document.type.mediaType, file.taken()], ['application/pdf', 1])
  })

  const refused: ReadonlyArray<
    readonly [name: string, chunks: Array<string | Error>, why: string]
  > = [
    ['nothing', [], 'DOCUMENT_EMPTY'],
    ['empty pieces', ['', ''], 'DOCUMENT_EMPTY'],
    ['a page', ['<!doctype ', 'html>'], 'DOCUMENT_UNSAFE'],
    ['text', ['Not found'], 'DOCUMENT_UNREADABLE'],
    ['half a signature', ['%PD'], 'DOCUMENT_UNREADABLE'],
    ['a failure at once', [new ConnectorError('timeout', 'Late.')], 'timeout'],
  ]
  for (const [name, chunks, why] of refused) {
    it(`is refused for ${name}, and the ERP is let go`, async () => {
      assert.deepEqual(await read(chunks), { text: why, releases: 1, isLetGo: true })
    })
  }

  it('is an error when it breaks off, is shorter or longer than announced', async () => {
    const cut = new ConnectorError('unavailable', 'Cut.')
    assert.deepEqual(await read([PDF, cut]), {
      text: 'unavailable',
      releases: 1,
      isLetGo: true,
    })
    assert.equal((await read([PDF], PDF.length + 1)).text, 'bad-answer')
    assert.equal((await read([PDF], PDF.length - 1)).text, 'bad-answer')
  })

  it('of more than 50 MB is refused, announced or not', async () => {
    assert.equal((await read([PDF], MAX_DOCUMENT_BYTES + 1)).text, 'DOCUMENT_TOO_LARGE')
    const megabyte = ' '.repeat(1024 * 1024)
    const chunks = [PDF, ...Array.from({ length: 50 }, () => megabyte)]
    assert.equal((await read(chunks)).text, 'DOCUMENT_TOO_LARGE')
  })

  it('lets go of the ERP once when nobody wants it any more, before or after its first byte', async () => {
    for (const steps of [0, 1]) {
      const file = documentFile([PDF, 'more'])
      const { document, releases } = await opened(file)
      assert.ok(typeof document !== 'string')
      for (let step = 0; step < steps; step += 1) await document.bytes.next()
      await document.bytes.return?.()
      assert.ok(file.isLetGo())
      assert.equal(releases(), 1)
    }
  })
})
