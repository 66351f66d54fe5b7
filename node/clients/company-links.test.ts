import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { link } from '../testing/identity-world'
import { writeCompanyLinks } from './company-links'

const nameOf = (id: string) => `${Buffer.from(id).toString('base64url')}.json`

/** Files in memory, of which one cannot be written. */
const filesWith = (saved: Readonly<Record<string, unknown>>, broken: string) => {
  const files = new Map(Object.entries(saved).map(([id, value]) => [nameOf(id), value]))
  const touch = (file: string) => {
    if (file === nameOf(broken)) throw new Error('The disk is full.')
  }
  return {
    files,
    saveJSON: async (_bucket: string, file: string, value: unknown) => {
      touch(file)
      files.set(file, value)
      return []
    },
    deleteFile: async (_bucket: string, file: string) => {
      touch(file)
      files.delete(file)
      return []
    },
  }
}

describe('many links written at once', () => {
  const ids = Array.from({ length: 45 }, (_, index) => `org-${index}`)
  const changes = ids.map((id) => ({ organizationId: id, link: link(id, ['new']) }))
  const before = new Map([['org-3', link('org-3', ['old'])]])

  it('are all there in the end', async () => {
    const vbase = filesWith({}, 'none')
    await writeCompanyLinks(vbase, changes, new Map())
    assert.equal(vbase.files.size, 45)
  })

  it('are all as they were when one of them cannot be written', async () => {
    const vbase = filesWith({ 'org-3': before.get('org-3') }, 'org-30')
    await assert.rejects(writeCompanyLinks(vbase, changes, before), /disk/)
    assert.deepEqual([...vbase.files], [[nameOf('org-3'), before.get('org-3')]])
  })
})
