/** Queries that cost much to validate, or whose errors are many and long, and what each is answered. */
export const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

export interface DearQuery {
  readonly query: string
  /** `extensions` of the only error; missing where graphql-js says what is wrong. */
  readonly reason?: Readonly<Record<string, unknown>>
}

const TOO_COMPLEX = { code: 'INVALID_QUERY', reason: 'TOO_COMPLEX', field: 'query' }
const refused = (query: string): DearQuery => ({ query, reason: TOO_COMPLEX })

export const DEAR_QUERIES: Readonly<Record<string, DearQuery>> = {
  'five hundred fields of one name that contradict each other': refused(
    `{ ${times(500, (index) => `a: erpOrder(id: "${index}") { order { id } }`)} }`
  ),
  'a hundred of them': {
    query: `{ ${times(100, (index) => `a: erpOrder(id: "${index}") { order { id } }`)} }`,
  },
  'twenty thousand directives': refused(
    `{ erpOrders ${times(20_000, () => '@skip(if: true)')} { total } }`
  ),
  'two thousand fields that do not exist': refused(`{ ${times(2_000, (index) => `no${index}`)} }`),
  'five hundred of them': { query: `{ ${times(500, (index) => `no${index}`)} }` },
  'two thousand arguments that do not exist': refused(
    `{ erpOrders(${times(2_000, (index) => `no${index}: 1`)}) { total } }`
  ),
  'seven hundred of them': {
    query: `{ erpOrders(${times(700, (index) => `no${index}: 1`)}) { total } }`,
  },
  'two thousand fragments that nobody uses': refused(
    `{ __typename } ${times(2_000, (index) => `fragment f${index} on Query { __typename }`)}`
  ),
  'two thousand variables that nobody uses': refused(
    `query (${times(2_000, (index) => `$v${index}: Int`)}) { __typename }`
  ),
  'names as long as they can be': refused(`{ ${times(2, () => 'erpOrders'.repeat(1_000))} }`),
  'sixteen thousand levels': refused('{a'.repeat(16_000)),
  'five thousand levels of a list': {
    query: `{ erpOrders(search: { statuses: ${'['.repeat(5_000)}${']'.repeat(5_000)} }) { total } }`,
  },
  'a megabyte of a comment': refused(`{ __typename } # ${'x'.repeat(1_400_000)}`),
  'a megabyte that is no query': refused('('.repeat(1_400_000)),
  'the schema, the types of its fields and the fields of those': refused(
    `{ __schema { types { ${'fields { type { '.repeat(4)} name ${'} }'.repeat(4)} } } }`
  ),
  'the schema twenty-five times': refused(
    `{ ${times(25, (index) => `s${index}: __schema { types { fields { ${times(12, (name) => `n${name}: name`)} } } }`)} }`
  ),
}
