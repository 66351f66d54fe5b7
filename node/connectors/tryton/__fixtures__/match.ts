/** Whether a record is in a domain: enough of Tryton's rules to be asked honestly. What it does not know, it refuses. */
import { comparable, fieldOf, recordsOf, type FieldValue, type TrytonRecord } from './record'

type Domain = readonly unknown[]

export class UnknownDomain extends Error {}

export const matches = (record: TrytonRecord, domain: unknown): boolean => {
  if (!Array.isArray(domain)) throw new UnknownDomain(JSON.stringify(domain))
  const [first, ...rest] = domain as Domain
  if (first === 'OR') return rest.some((part) => matches(record, part))
  if (typeof first === 'string') return matchesClause(record, domain)
  return domain.every((part) => matches(record, part))
}

const matchesClause = (record: TrytonRecord, [path, operator, operand]: Domain): boolean => {
  const [field = '', ...further] = String(path).split('.')
  const value = fieldOf(record, field)
  if (further.length > 0) {
    const clause = [further.join('.'), operator, operand]
    return recordsOf(value).some((one) => matches(one, clause))
  }
  if (operator === 'where') return recordsOf(value).some((one) => matches(one, operand))
  if (operator === 'not where') return !recordsOf(value).some((one) => matches(one, operand))
  return valuesOf(value).some((one) => compares(one, String(operator), operand))
}

const valuesOf = (value: FieldValue) => (Array.isArray(value) ? value : [value]).map(comparable)

type Comparable = ReturnType<typeof comparable>

const compares = (value: Comparable, operator: string, operand: unknown): boolean => {
  const known = comparable(operand)
  switch (operator) {
    case '=':
      return value === known
    case '!=':
      return value !== known
    case 'in':
      return Array.isArray(operand) && operand.includes(value)
    case 'not in':
      return Array.isArray(operand) && !operand.includes(value)
    case 'ilike':
      return (
        value !== null && likeness(String(operand).toLowerCase()).test(String(value).toLowerCase())
      )
    case 'like':
      return value !== null && likeness(String(operand)).test(String(value))
    default:
      return value !== null && known !== null && isOrdered(value, operator, known)
  }
}

const isOrdered = (
  value: NonNullable<Comparable>,
  operator: string,
  known: NonNullable<Comparable>
): boolean => {
  switch (operator) {
    case '<':
      return value < known
    case '<=':
      return value <= known
    case '>':
      return value > known
    case '>=':
      return value >= known
    default:
      throw new UnknownDomain(operator)
  }
}

/** `%` and `_` stand for anything, unless a backslash is before them. */
const likeness = (pattern: string): RegExp => {
  const parts = [...pattern.matchAll(/\\([\s\S])|([\s\S])/gu)].map(([, escaped, character]) => {
    if (escaped !== undefined) return literal(escaped)
    if (character === '%') return '[\\s\\S]*'
    return character === '_' ? '[\\s\\S]' : literal(character ?? '')
  })
  return new RegExp(`^${parts.join('')}$`, 'u')
}

const literal = (character: string): string => character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&')
