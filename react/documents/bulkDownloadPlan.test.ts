import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { BulkDownloadItem } from './bulkDownloadItem'
import { planOf, planPeriod } from './bulkDownloadPlan'

const documentsOf = (count: number, first = 0): BulkDownloadItem[] =>
  Array.from({ length: count }, (_, i) => ({
    document: {
      ref: `document-${first + i}`,
      kind: 'INVOICE_PDF',
      label: null,
      number: null,
      issuedOn: null,
      sizeBytes: null,
    },
    of: `invoice-${first + i}`,
  }))

const PERIOD = { from: '2026-10-01', to: '2026-10-31' }

/** A list of so many documents, so many a page; tells what was asked for. */
const listOf = (count: number, size: number) => {
  const asked: Array<string | null> = []
  const collect = (period: typeof PERIOD, after: string | null) => {
    assert.deepEqual(period, PERIOD)
    asked.push(after)
    const first = Number(after || 0)
    const end = Math.min(count, first + size)
    return Promise.resolve({
      documents: documentsOf(end - first, first),
      endCursor: end < count ? String(end) : null,
    })
  }
  return { asked, collect }
}

test('200 documents are one bulk download, and of 201 the first 200 are, which is told', () => {
  assert.deepEqual(planOf(documentsOf(200)), { documents: documentsOf(200), isCut: false })
  assert.deepEqual(planOf(documentsOf(201)), { documents: documentsOf(200), isCut: true })
  assert.deepEqual(planOf([]), { documents: [], isCut: false })
})

test('the documents of a period are asked for page by page, to the end', async () => {
  const { asked, collect } = listOf(60, 25)
  assert.deepEqual(await planPeriod(collect, PERIOD), { documents: documentsOf(60), isCut: false })
  assert.deepEqual(asked, [null, '25', '50'])
})

test('no more pages are asked for than one bulk download takes, and what is left out is told', async () => {
  const { asked, collect } = listOf(1000, 90)
  assert.deepEqual(await planPeriod(collect, PERIOD), { documents: documentsOf(200), isCut: true })
  assert.deepEqual(asked, [null, '90', '180'])
  const exact = listOf(400, 100)
  assert.deepEqual(await planPeriod(exact.collect, PERIOD), {
    documents: documentsOf(200),
    isCut: true,
  })
  assert.deepEqual(exact.asked, [null, '100'])
})

test('a page without documents is no end', async () => {
  const pages = [
    { documents: [], endCursor: 'next' },
    { documents: documentsOf(1), endCursor: null },
  ]
  const plan = await planPeriod(
    (_, after) => Promise.resolve(pages[after ? 1 : 0] as never),
    PERIOD
  )
  assert.deepEqual(plan, { documents: documentsOf(1), isCut: false })
})

test('a page that can’t be had is an error, not a smaller bulk download', async () => {
  await assert.rejects(
    planPeriod(() => Promise.reject(new Error('offline')), PERIOD),
    /offline/
  )
})
