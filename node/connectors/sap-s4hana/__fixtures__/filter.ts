/**
 * `$filter` of OData 2 as far as this connector may use it, really parsed: a literal that gets out of its quotes means
 * something here too. Whatever else is in the text is a syntax error.
 */
type Row = Readonly<Record<string, unknown>>
type Predicate = (row: Row) => boolean

const TOKEN =
  /\s*(?:(datetime'\d{4}-\d\d-\d\dT00:00:00')|('(?:[^']|'')*')|([A-Za-z_][A-Za-z0-9_]*)|([(),]))/y

/** @throws Error for what is no expression */
export const parseFilter = (text: string): Predicate => {
  const tokens = tokensOf(text)
  let place = 0
  const peek = () => tokens[place]
  const take = (expected?: string): string => {
    const token = tokens[place]
    if (token === undefined || (expected !== undefined && token !== expected)) {
      throw new Error(`${expected ?? 'Something'} was expected.`)
    }
    place += 1
    return token
  }

  const chain = (word: 'and' | 'or', part: () => Predicate, join: typeof all): Predicate => {
    const parts = [part()]
    while (peek() === word) {
      take()
      parts.push(part())
    }
    return join(parts)
  }
  const expression = (): Predicate => chain('or', conjunction, some)
  const conjunction = (): Predicate => chain('and', term, all)
  const term = (): Predicate => {
    if (peek() === '(') {
      take('(')
      const inner = expression()
      take(')')
      return inner
    }
    return peek() === 'substringof' ? containment() : comparison()
  }
  const containment = (): Predicate => {
    take('substringof')
    take('(')
    const part = literal(take())
    take(',')
    const field = take()
    take(')')
    return (row) => String(valueOf(row, field) ?? '').includes(String(part))
  }
  const comparison = (): Predicate => {
    const [field, operator, value] = [take(), take(), literal(take())]
    if (value.length > (LENGTHS[field] ?? Infinity)) throw new Error('The literal is too long.')
    const compare = COMPARISONS.get(operator)
    if (compare === undefined) throw new Error('An operator was expected.')
    return (row) => {
      const known = valueOf(row, field)
      return known !== null && compare(comparable(known), value)
    }
  }

  const predicate = expression()
  if (place < tokens.length) throw new Error('The end was expected.')
  return predicate
}

const tokensOf = (text: string): string[] => {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const match = TOKEN.exec(text)
    if (match === null) throw new Error('A token was expected.')
    tokens.push(match[0].trim())
  }
  return tokens
}

/** Of SAP's own model: a longer literal is an error there. */
const LENGTHS: Readonly<Record<string, number | undefined>> = {
  ...{ SalesOrder: 10, SoldToParty: 10, ExternalDocumentID: 40, PurchaseOrderByCustomer: 35 },
  ...{ BillingDocument: 10, DocumentReferenceID: 16, SalesDocument: 10, SDDocumentCategory: 4 },
}

const COMPARISONS: ReadonlyMap<string, (one: string, other: string) => boolean> = new Map([
  ['eq', (one, other) => one === other],
  ['ge', (one, other) => one >= other],
  ['le', (one, other) => one <= other],
])

const all =
  (parts: readonly Predicate[]): Predicate =>
  (row) =>
    parts.every((part) => part(row))
const some =
  (parts: readonly Predicate[]): Predicate =>
  (row) =>
    parts.some((part) => part(row))

const literal = (token: string): string => {
  const day = /^datetime'(.{10})/.exec(token)?.[1]
  if (day !== undefined) return day
  if (!token.startsWith("'")) throw new Error('A literal was expected.')
  return token.slice(1, -1).replaceAll("''", "'")
}

/** A field that the entity does not have is an error, as it is for SAP. */
const valueOf = (row: Row, field: string): unknown => {
  if (!(field in row)) throw new Error('No such property.')
  return row[field]
}

const comparable = (value: unknown): string => {
  const ticks = /^\/Date\((\d+)\)\/$/.exec(String(value))?.[1]
  return ticks === undefined ? String(value) : new Date(Number(ticks)).toISOString().slice(0, 10)
}
