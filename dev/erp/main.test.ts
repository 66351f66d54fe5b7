import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, it } from 'node:test'

const start = (...options: readonly string[]) =>
  spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'main.ts'), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })

describe('The demo ERP as a process', () => {
  it('says where it is in one line, answers there, and ends when told', async () => {
    const child = start('--port', '0', '--delay-ms', '1')
    const lines: string[] = []
    const reader = createInterface(child.stdout).on('line', (line) => lines.push(line))
    await once(reader, 'line')
    const url = /^demo ERP ready (http:\/\/127\.0\.0\.1:\d+)$/.exec(lines[0] ?? '')?.[1] ?? ''
    const answer = await fetch(`${url}/orders-b2b/v1/status`, {
      headers: { 'x-api-key': 'demo-erp-key' },
    })
    assert.equal(answer.status, 200)
    child.kill('SIGTERM')
    assert.deepEqual(await once(child, 'exit'), [0, null])
    assert.equal(lines.length, 1)
  })

  it('explains an option that it can not use, and ends', async () => {
    const child = start('--port', '99999999')
    const errors: string[] = []
    createInterface(child.stderr).on('line', (line) => errors.push(line))
    assert.deepEqual(await once(child, 'close'), [1, null])
    assert.deepEqual(errors, ['The demo ERP ended: --port must be a whole number up to 65535.'])
  })
})
