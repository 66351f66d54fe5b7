import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'

/** In a process of its own: the guard can't be taken off again. */
function connectGuarded(target: string): string {
  const guard = JSON.stringify(join(__dirname, 'loopback-guard.ts'))
  const script = `
    require(${guard}).refuseDirectConnections()
    const server = require('node:net').createServer((socket) => socket.end()).listen(0, '127.0.0.1', async () => {
      const port = server.address().port
      const answer = await (${target}).then(() => 'reached', (error) => String(error.cause ?? error))
      console.log(answer)
      process.exit(0)
    })`
  const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
    encoding: 'utf8',
  })
  return stdout.trim()
}

const byNet = (args: string) =>
  `new Promise((resolve, reject) => require('node:net').connect(${args}).once('connect', resolve).once('error', reject))`

const REFUSED =
  /^Error: Direct connection to .+ refused: VTEX lets a service out only through its clients/

for (const [name, target] of [
  ['fetch', `fetch('https://erp.demo.example/')`],
  ['a socket by options', byNet(`{ host: '192.0.2.1', port: 80 }`)],
  ['a socket by port and host', byNet(`80, 'erp.demo.example'`)],
  [
    'TLS',
    `new Promise((_, reject) => require('node:tls').connect(443, 'erp.demo.example').once('error', reject))`,
  ],
  ['a host that only begins like loopback', byNet(`80, '127.0.0.1.evil.example'`)],
] as const)
  test(`${name} can't leave the machine`, () => {
    assert.match(connectGuarded(target), REFUSED)
  })

test('loopback is open', () => {
  assert.equal(connectGuarded(byNet(`port, '127.0.0.1'`)), 'reached')
  assert.equal(connectGuarded(byNet(`{ port }`)), 'reached')
})
