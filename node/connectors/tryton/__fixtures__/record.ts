/** Records as Tryton keeps them: each field holds a value, one record, several, or a reference to one of any model. */
export interface TrytonRecord {
  readonly id: number
  readonly [field: string]: FieldValue
}

export interface Reference {
  readonly model: string
  readonly to: TrytonRecord
}

export type Wrapped =
  | { readonly __class__: 'Decimal'; readonly decimal: string }
  | { readonly __class__: 'bytes'; readonly base64: string }
  | {
      readonly __class__: 'date' | 'datetime'
      readonly year: number
      readonly month: number
      readonly day: number
      readonly hour?: number
      readonly minute?: number
      readonly second?: number
    }

export type FieldValue =
  string | number | boolean | null | Wrapped | Reference | TrytonRecord | readonly TrytonRecord[]

export const decimal = (amount: string): Wrapped => ({ __class__: 'Decimal', decimal: amount })

export const bytes = (content: Uint8Array): Wrapped => ({
  __class__: 'bytes',
  // As Python writes it: in lines.
  base64: Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\n'),
})

export const date = (day: string): Wrapped => {
  const [year = 0, month = 0, ofMonth = 0] = day.split('-').map(Number)
  return { __class__: 'date', year, month, day: ofMonth }
}

export const isList = (value: FieldValue): value is readonly TrytonRecord[] => Array.isArray(value)

export const isReference = (value: FieldValue): value is Reference =>
  typeof value === 'object' && value !== null && 'to' in value && 'model' in value

export const isRecord = (value: FieldValue): value is TrytonRecord =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number'

/** Tryton answers an unknown field with an error whose text is its name. */
export class UnknownField extends Error {}

export const fieldOf = (record: TrytonRecord, field: string): FieldValue => {
  const value = record[field]
  if (value === undefined) throw new UnknownField(`'${field}'`)
  return value
}

/** The records that a field leads to. */
export const recordsOf = (value: FieldValue): readonly TrytonRecord[] => {
  if (isList(value)) return value
  if (isReference(value)) return [value.to]
  return isRecord(value) ? [value] : []
}

const referenceText = ({ model, to }: Reference): string => `${model},${to.id}`

/** What `search_read` gives for the fields asked for. */
export const project = (
  record: TrytonRecord,
  fields: readonly string[],
  sizesOf: ReadonlySet<string>
): Record<string, unknown> => {
  const result: Record<string, unknown> = { id: record.id }
  const further = new Map<string, string[]>()
  for (const field of fields) {
    const dot = field.indexOf('.')
    const name = dot < 0 ? field : field.slice(0, dot)
    if (dot < 0) result[field] = plain(fieldOf(record, field), sizesOf.has(field))
    else further.set(name, [...(further.get(name) ?? []), field.slice(dot + 1)])
  }
  for (const [name, names] of further) {
    const value = fieldOf(record, name)
    const found = recordsOf(value).map((one) => project(one, names, sizesOf))
    result[`${name}.`] = isList(value) ? found : (found[0] ?? null)
  }
  return result
}

const plain = (value: FieldValue, isSize: boolean): unknown => {
  if (isList(value)) return value.map(({ id }) => id)
  if (isReference(value)) return referenceText(value)
  if (isRecord(value)) return value.id
  const isBytes = typeof value === 'object' && value?.__class__ === 'bytes'
  return isBytes && isSize ? Buffer.from(value.base64, 'base64').length : value
}

/** What is compared: text, numbers and days as text. */
export const comparable = (value: unknown): string | number | boolean | null => {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return value as string | number | boolean
  const { __class__: name, id, ...rest } = value as Record<string, unknown>
  if (name === 'Decimal') return Number(rest.decimal)
  if (name === 'date') {
    return [rest.year, rest.month, rest.day].map((part) => String(part).padStart(2, '0')).join('-')
  }
  if ('to' in value && 'model' in value) return referenceText(value as Reference)
  return typeof id === 'number' ? id : null
}
