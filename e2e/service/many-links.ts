/** A hundred links, imported and looked at as store staff do. */
import assert from 'node:assert/strict'

import type { DemoPerson } from '../../dev/platform/people'
import type { StoreFront } from '../../dev/store-front'
import { person, refusal } from './store'

export const ask = <Data>(
  front: StoreFront,
  query: string,
  { as = 'sofia', ...variables }: { as?: DemoPerson; [name: string]: unknown } = {}
) => front.fetchGraphql<Data>({ as: person(as), query, variables })

export const COUNT = 100
const ids = Array.from({ length: COUNT }, (_, index) => `org-${index}`)
const csvOf = (ref: string) =>
  ['organizationId,companyRef', ...ids.map((id) => `${id},${ref}`)].join('\n')

export const importAll = (front: StoreFront, ref: string) =>
  ask<{ erpImportCompanyLinks: { imported: number } }>(
    front,
    'mutation ($csv: String!) { erpImportCompanyLinks(csv: $csv) { imported } }',
    { csv: csvOf(ref) }
  )

interface Links {
  readonly erpCompanyLinks: {
    readonly links: ReadonlyArray<{ organizationId: string; companyRefs: readonly string[] }>
    readonly endCursor: string | null
  }
}

/** How many organizations hold which customer: each asked for alone, and all of them listed. */
export const holdings = async (front: StoreFront) => {
  const alone = await Promise.all(
    ids.map(async (organizationId) => {
      const { data } = await ask<{ erpCompanyLink: { companyRefs: readonly string[] } | null }>(
        front,
        'query ($organizationId: ID!) { erpCompanyLink(organizationId: $organizationId) { companyRefs } }',
        { organizationId }
      )
      return data?.erpCompanyLink?.companyRefs.join() ?? 'none'
    })
  )
  const listed: string[] = []
  let after: string | null = null
  do {
    const { data, errors }: Awaited<ReturnType<typeof ask<Links>>> = await ask<Links>(
      front,
      'query ($after: String) { erpCompanyLinks(after: $after) { links { organizationId companyRefs } endCursor } }',
      { after }
    )
    assert.ok(data, JSON.stringify(errors))
    listed.push(...data.erpCompanyLinks.links.map(({ companyRefs }) => companyRefs.join()))
    after = data.erpCompanyLinks.endCursor
  } while (after !== null)
  assert.deepEqual(
    countOf(listed),
    countOf(alone.filter((refs) => refs !== 'none')),
    'the list says what each says alone'
  )
  return countOf(alone)
}

const countOf = (texts: readonly string[]) =>
  Object.fromEntries(
    [...new Set(texts)].map((text) => [text, texts.filter((one) => one === text).length])
  )

export const auditOf = async (front: StoreFront) => {
  const { data } = await ask<{
    erpCompanyLinkAudit: {
      entries: ReadonlyArray<{
        action: string
        changes: ReadonlyArray<{ companyRefs: readonly string[] }>
      }>
    }
  }>(front, '{ erpCompanyLinkAudit { entries { action changes { companyRefs } } } }')
  return data?.erpCompanyLinkAudit.entries.map(
    ({ action, changes }) => `${action} ${changes.length} ${changes[0]?.companyRefs.join()}`
  )
}

export const imported = async (front: StoreFront, ref: string) => {
  const { data, errors } = await importAll(front, ref)
  assert.equal(data?.erpImportCompanyLinks.imported, COUNT, JSON.stringify(errors))
}

export const confirm = (front: StoreFront, ref: string) =>
  ask<{ erpConfirmCompanyLink: { organizationId: string } }>(
    front,
    'mutation ($ref: String!) { erpConfirmCompanyLink(organizationId: "org-0", companyRefs: [$ref]) { organizationId } }',
    { ref }
  )

export const remove = (front: StoreFront) =>
  ask<{ erpRemoveCompanyLink: boolean }>(
    front,
    'mutation { erpRemoveCompanyLink(organizationId: "org-0") }'
  )

/** Two imports at once. */
export const mustNotMix = async (front: StoreFront) => {
  const answers = await Promise.all([importAll(front, 'A'), importAll(front, 'B')])
  assert.deepEqual(answers.map(refusal).sort(), ['', 'RATE_LIMITED LINKS_BUSY'])
  assert.deepEqual(await holdings(front), { [refusal(answers[0]) === '' ? 'A' : 'B']: COUNT })
}
