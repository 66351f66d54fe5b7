/** Bodies that end a worker, or hold it, while they are read: before they were refused, each did. */
import { gzipSync } from 'node:zlib'

import type { RawRequest } from './attacked-store'

const FORM = { 'content-type': 'multipart/form-data; boundary=x' }

const field = (name: string, value: string): string =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const upload = (map: unknown): string =>
  `${field('operations', '{"query":"{ __typename }","variables":{}}')}${field('map', JSON.stringify(map))}--x--`

/** What ends a worker by itself while a form is parsed. */
export const FOLDED_FORM = { body: '--x\r\n a: b\r\n\r\n\r\n--x--', headers: FORM }

export const DEAR_FORMS: Readonly<Record<string, RawRequest>> = {
  'of 21 bytes, with a folded line before any header': FOLDED_FORM,
  'with a header named as what every object has': {
    body: '--x\r\nconstructor: b\r\n\r\n\r\n--x--',
    headers: FORM,
  },
  'with a header named as what every object inherits from': {
    body: '--x\r\n__proto__: b\r\n\r\n\r\n--x--',
    headers: FORM,
  },
  'with a path of 400,000 steps': {
    body: upload({ 0: [`variables.${'a.'.repeat(400_000)}b`] }),
    headers: FORM,
  },
  'without a boundary': { body: 'x', headers: { 'content-type': 'multipart/form-data' } },
  'that is a right one': { body: upload({}), headers: FORM },
  'that says so in capitals': {
    ...FOLDED_FORM,
    headers: { 'content-type': 'Multipart/Form-Data; Boundary=x' },
  },
  'of another kind': { ...FOLDED_FORM, headers: { 'content-type': 'multipart/mixed; boundary=x' } },
}

export const lists = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
const objects = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`
export const withVariables = (variables: string, query = '{ erpOrders { total } }'): string =>
  `{"query":"${query}","variables":${variables}}`

export const DEAR_BODIES: Readonly<Record<string, string>> = {
  'lists, 700,000 deep': lists(700_000),
  'variables of lists, 700,000 deep': withVariables(lists(700_000)),
  'variables of objects, 200,000 deep': withVariables(objects(200_000)),
  'variables, 5,000 deep, beside a query that is not valid': withVariables(
    lists(5_000),
    '{ nope }'
  ),
  'a query that is 200,000 deep': `{"query":${objects(200_000)}}`,
  'a list of 700,000 numbers': withVariables(`{"a":[${'1,'.repeat(700_000)}1]}`),
  'a query of 100,000 members': `{"query":{${Array.from({ length: 100_000 }, (_, at) => `"k${at}":1`).join()}}}`,
  'a batch of fifty thousand queries': `[${'{"query":"{__typename}"},'.repeat(50_000)}{}]`,
}

/** 700,000 levels in a kilobyte and a half. */
export const PACKED_BODY = gzipSync(lists(700_000))
