import type { ServerResponse } from 'node:http'
import { problemAnswer, type Answer } from './answers'
import { sendRepeated } from './documents/send-repeated'

export const FAULTS = [
  'down',
  'silent',
  '503',
  '429',
  '401',
  'html',
  'cut-json',
  'huge',
  'drip',
  'foreign-record',
] as const
export type Fault = (typeof FAULTS)[number]

const DRIP_INTERVAL_MS = 200
const HUGE_BYTES = 50 * 1024 * 1024

/** Sends an answer, or what the fault makes of it. */
export const sendWithFault = (
  response: ServerResponse,
  answer: Answer,
  fault: Fault | null
): void => {
  switch (fault) {
    case 'down':
      response.socket?.destroy()
      return
    case 'silent':
      // As behind a line that was cut: it is never answered, not even once all is well again.
      return
    case 'html':
      return sendAnswer(response, LOGIN_PAGE)
    case 'cut-json':
      return sendAnswer(response, { ...answer, body: answer.body.slice(0, answer.body.length / 2) })
    case 'huge':
      return sendHuge(response)
    case 'drip':
      return sendDripping(response, answer)
    case '503':
      return sendAnswer(
        response,
        problemAnswer(503, 'Closed for month-end.', { 'retry-after': '30' })
      )
    case '429':
      return sendAnswer(
        response,
        problemAnswer(429, 'The limit is 10 requests a second.', { 'retry-after': '2' })
      )
    case '401':
      return sendAnswer(response, unauthorized())
    case 'foreign-record':
    case null:
      return sendAnswer(response, answer)
  }
}

export const unauthorized = (): Answer =>
  problemAnswer(401, 'Send an API key, basic or bearer credentials.', {
    'www-authenticate': 'Basic realm="demo-erp", Bearer realm="demo-erp"',
  })

export const sendAnswer = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}

/** What a session that ran out looks like behind many a gateway. */
const LOGIN_PAGE: Answer = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Sign in</title><form method="post"><input name="user"></form>',
}

const sendHuge = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.write('{"orders":[')
  sendRepeated(response, {
    line: Buffer.alloc(1024, ' '),
    bytes: HUGE_BYTES,
    tail: '],"cursor":null,"total":0}',
  })
}

/** One byte at a time: no idle timer ever fires. */
const sendDripping = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, headers)
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  let sent = 0
  const timer = setInterval(() => {
    response.write(bytes.subarray(sent, sent + 1))
    sent += 1
    if (sent >= bytes.length) response.end()
  }, DRIP_INTERVAL_MS)
  response.once('close', () => clearInterval(timer))
}
