import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { IncomingHttpHeaders, Server } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { readManifest } from '../runtime/app-manifest'
import { callPlatform } from './call-platform'
import type { PlatformCall } from './call-platform'
import { startPlatform } from './start-platform'
import type { Platform } from './start-platform'

const TINY_APP = join(__dirname, '..', '__fixtures__', 'tiny-app')

let erp: Server
let erpHeaders: IncomingHttpHeaders = {}
let platform: Platform

before(async () => {
  erp = createServer((request, response) => {
    erpHeaders = request.headers
    response.setHeader('content-type', 'application/json').end(JSON.stringify(request.url))
  })
  await once(erp.listen(0, '127.0.0.1'), 'listening')
  const { port } = erp.address() as AddressInfo
  platform = await startPlatform({
    store: { manifest: readManifest(TINY_APP), accounts: new Map() },
    outbound: { 'erp.demo.example': `http://127.0.0.1:${port}` },
  })
})
after(async () => {
  await platform.close()
  erp.close()
})

const call = (request: PlatformCall) => callPlatform(platform.port, { caller: null, ...request })

const TO_ERP = {
  url: 'http://erp.demo.example/orders/v1/list?number=7',
  headers: {
    authorization: 'Bearer of-the-erp',
    'proxy-authorization': 'credential-of:demostore:local',
    'x-vtex-use-https': 'true',
    'x-api-key': 'k',
  },
}

test('an allowed host is reached without the headers that were for the proxy', async () => {
  const { status, json } = await call(TO_ERP)
  assert.deepEqual([status, json], [200, '/orders/v1/list?number=7'])
  assert.equal(erpHeaders['x-api-key'], 'k')
  assert.equal(erpHeaders.authorization, 'Bearer of-the-erp')
  assert.equal(erpHeaders.host, 'erp.demo.example')
  assert.equal('proxy-authorization' in erpHeaders, false)
  assert.equal('x-vtex-use-https' in erpHeaders, false)
})

test('a path or host that the manifest does not name is denied', async () => {
  const denials = ['http://erp.demo.example/admin', 'http://closed.partner.example/open']
  for (const url of denials) assert.equal((await call({ ...TO_ERP, url })).status, 403, url)
})

test('plain http to the outside is refused', async () => {
  const headers = { ...TO_ERP.headers, 'x-vtex-use-https': 'false' }
  const { status, json } = await call({ ...TO_ERP, headers })
  assert.deepEqual([status, (json as { code: string }).code], [403, 'PlainHttp'])
})

test('an address that is https for the proxy, or comes without a credential, is refused', async () => {
  const https = await call({ ...TO_ERP, url: TO_ERP.url.replace('http:', 'https:') })
  assert.equal(https.status, 403)
  const headers = { ...TO_ERP.headers, 'proxy-authorization': '' }
  assert.equal((await call({ ...TO_ERP, headers })).status, 407)
})

test('an allowed host that nobody plays is a bad gateway', async () => {
  const url = 'http://unknown.example/orders/v1/list'
  assert.equal((await call({ ...TO_ERP, url })).status, 502)
})

test('a tunnel is refused', async () => {
  const socket = connect(platform.port, '127.0.0.1')
  socket.write('CONNECT erp.demo.example:443 HTTP/1.1\r\nHost: erp.demo.example:443\r\n\r\n')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  assert.match(answer.toString(), /^HTTP\/1\.1 403 /)
  socket.destroy()
})

test('every call is recorded with who made it', async () => {
  platform.calls.length = 0
  await call(TO_ERP)
  assert.deepEqual(
    platform.calls.map(({ host, path, query, account, workspace }) => [
      host,
      path,
      query,
      account,
      workspace,
    ]),
    [['erp.demo.example', '/orders/v1/list', '?number=7', 'demostore', 'local']]
  )
})
