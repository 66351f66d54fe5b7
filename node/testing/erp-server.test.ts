import assert from 'node:assert/strict'
import { describe, it } from 'node:test'

import { startErpServer } from './erp-server'

const slipping = () =>
  startErpServer(({ path }) => {
    if (path === '/slip') throw new TypeError('A slip of the pen.')
    return { status: 200, body: path }
  })

describe('The ERP of a test', () => {
  it('shows what its own answer threw, with the question, and fails the test that closes it', async () => {
    const server = await slipping()
    await assert.rejects(fetch(`${server.origin}/slip?x=1`))
    await assert.rejects(server.close(), /threw at GET \/slip\?x=1: TypeError: A slip of the pen/)
  })

  it('shows it once, to the check in which it happened', async () => {
    const server = await slipping()
    await fetch(`${server.origin}/fine`)
    server.assertResponded()
    await assert.rejects(fetch(`${server.origin}/slip`))
    assert.throws(server.assertResponded, /A slip of the pen/)
    server.assertResponded()
    await server.close()
  })

  it('keeps what it answered to one piece of work', async () => {
    const server = await slipping()
    await fetch(`${server.origin}/before`)
    const answers = await server.answersTo(() => fetch(`${server.origin}/asked`))
    assert.deepEqual(
      answers.map(({ body }) => body),
      ['/asked']
    )
    await server.close()
  })

  it('misbehaves only after as many honest answers as it is told', async () => {
    const server = await slipping()
    server.misbehave({ kind: 'reply', status: 500, body: '' }, 1)
    const statuses = []
    for (let call = 0; call < 3; call += 1) {
      statuses.push((await fetch(`${server.origin}/asked`)).status)
    }
    assert.deepEqual(statuses, [200, 500, 500])
    await server.close()
  })
})
