import { after, before, describe, it } from 'node:test'

import type { ConnectorSubject } from '../../testing/connector-subject'
import { patiently, queryOf } from '../../testing/connector-subject'
import { assertRefuses } from '../../testing/connector-errors'
import { createHttpPort } from '../../testing/http-port'
import { startSapSubject } from './__fixtures__/subject'

describe("What SAP's gateway says by a code of its own", () => {
  let subject: ConnectorSubject
  before(async () => {
    subject = await startSapSubject(createHttpPort)
  })
  after(() => subject.close())

  const answering = (status: number, code: unknown): void => {
    const body = JSON.stringify({ error: { code, message: { lang: 'en', value: 'Text' } } })
    subject.server?.misbehave({ kind: 'reply', status, body })
  }

  for (const [status, code, kind] of [
    [403, '/IWFND/MED/170', 'bad-answer'],
    [404, '/IWFND/MED/170', 'bad-answer'],
    [500, '/IWFND/CM_COS/064', 'bad-answer'],
    [403, '/IWFND/CM_CONSUMER/101', 'rejected-credentials'],
    [500, '/IWBEP/CM_MGW_RT/035', 'unavailable'],
    [403, 170, 'rejected-credentials'],
    [403, 'constructor', 'rejected-credentials'],
  ] as const) {
    it(`with status ${status} and ${code} is ${kind}, of a list, a record and the check`, async () => {
      const { connector, known } = subject
      answering(status, code)
      const call = patiently(subject)
      const [own] = known.orders
      const asked = { companies: known.companies, id: own?.id ?? '' }
      await assertRefuses(subject, connector.findOrders(queryOf(subject), call), kind)
      await assertRefuses(subject, connector.getOrder(asked, call), kind)
      await assertRefuses(subject, connector.check(call), kind)
    })
  }
})
