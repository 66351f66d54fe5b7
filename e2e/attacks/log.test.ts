import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, it } from 'node:test'

import { cookieHeader } from '../../dev/store-front'
import { DEMO_PEOPLE } from '../../dev/platform/people'
import { controlErp, person, search } from '../service/store'
import { graphqlBody, send, useAttackedStore } from './attacked-store'

const store = useAttackedStore()

const FAULTS = ['401', '429', '503', 'html', 'cut-json', 'down', 'foreign-record'] as const

/** Something of every kind that goes wrong, with everybody's secrets at hand. */
const everyKindOfTrouble = async () => {
  for (const name of ['ana', 'carla', 'vera', 'sergio', 'nina', 'sofia'] as const)
    await search(store(), name)
  for (const fault of FAULTS) {
    await controlErp(store(), { fault })
    await search(store(), 'ana', { variables: { search: { number: `PO-4500` } } })
  }
  await controlErp(store(), { fault: null })
  const carla = store().cookiesOf(person('carla'))
  const mixed = { ...store().cookiesOf(person('ana')), vtex_session: carla['vtex_session'] ?? '' }
  await send(store(), {
    body: graphqlBody('{ erpOrders { total } }'),
    headers: { cookie: cookieHeader(mixed) },
  })
  for (const body of [
    'no json',
    graphqlBody('{ nope }'),
    graphqlBody('{ erpConnectionCheck { code } }'),
  ]) {
    await send(store(), { as: 'ana', body })
  }
  const cookie = `VtexIdclientAutCookie=${store().cookiesOf(person('sofia'))['VtexIdclientAutCookie'] ?? ''}x`
  await send(store(), { body: graphqlBody('{ erpConnectionCheck { code } }'), headers: { cookie } })
  store().platform.state.installedApps.clear()
  await search(store(), 'tomas')
  await sleep(100)
}

describe("the service's log after everything has gone wrong", () => {
  it('holds no credential, token, session, text of the ERP or address of a person, but says what happened', async () => {
    await everyKindOfTrouble()
    const log = await store().readLog()
    const people = Object.values(DEMO_PEOPLE)
    const tokens = people.flatMap((who) => Object.values(store().cookiesOf(who)))
    for (const secret of [
      ...tokens,
      ...people.map(({ email }) => email),
      'demo-erp-key',
      'credential-of',
      '<html',
      'C-2001',
      'C-1001',
      'Norte Distribuidora',
    ]) {
      assert.ok(!log.includes(secret), `${secret} in the log: ${contextOf(log, secret)}`)
    }
    assert.ok(log.includes('foreign-record'), 'the security event is not there')
    assert.ok(log.includes('A request could not be answered.'), 'the failures are not there')
  })
})

const contextOf = (log: string, secret: string): string => {
  const at = log.indexOf(secret)
  return log.slice(Math.max(0, at - 400), at + 200)
}
