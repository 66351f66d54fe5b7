/** Each field for store staff, as the schema declares it, with an operation that calls it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import {
  buildASTSchema,
  type DirectiveNode,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  getNamedType,
  parse,
} from 'graphql'

import { REPOSITORY_FOLDER } from '../../dev/local-store'

export interface StaffField {
  readonly name: string
  readonly kind: 'query' | 'mutation'
  readonly operation: string
}

const GRAPHQL_FOLDER = join(REPOSITORY_FOLDER, 'graphql')

const readSchema = () => {
  const files = readdirSync(GRAPHQL_FOLDER, { recursive: true, encoding: 'utf8' })
  const texts = files
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(join(GRAPHQL_FOLDER, file), 'utf8'))
  return buildASTSchema(parse(texts.join('\n')), { assumeValidSDL: true })
}

/** All that are not for everybody: a field that does not say so is one of them. */
export const staffFields = (): readonly StaffField[] => {
  const schema = readSchema()
  const of = (type: GraphQLObjectType | null | undefined, kind: StaffField['kind']) =>
    Object.values(type?.getFields() ?? {})
      .filter((field) => !isForEverybody(field.astNode?.directives ?? []))
      .map((field) => ({ name: field.name, kind, operation: `${kind} { ${callOf(field)} }` }))
  return [...of(schema.getQueryType(), 'query'), ...of(schema.getMutationType(), 'mutation')]
}

const isForEverybody = (directives: readonly DirectiveNode[]): boolean =>
  directives
    .filter(({ name }) => name.value === 'auth')
    .some(({ arguments: given = [] }) =>
      given.some(
        ({ name, value }) => name.value === 'scope' && 'value' in value && value.value === 'PUBLIC'
      )
    )

const callOf = ({ name, args, type }: GraphQLField<unknown, unknown>): string => {
  const given = args.filter((arg) => isNonNullType(arg.type))
  const values = given.map((arg) => `${arg.name}: ${valueOf(arg.type)}`)
  const selection = isLeafType(getNamedType(type)) ? '' : ' { __typename }'
  return `${name}${values.length > 0 ? `(${values.join(', ')})` : ''}${selection}`
}

/** Some value that the schema accepts. */
const valueOf = (type: GraphQLInputType): string => {
  if (isNonNullType(type)) return valueOf(type.ofType as GraphQLInputType)
  if (isListType(type)) return `[${valueOf(type.ofType as GraphQLInputType)}]`
  if (isEnumType(type)) return type.getValues()[0]?.name ?? ''
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields())
    return `{ ${fields.map((field) => `${field.name}: ${valueOf(field.type)}`).join(', ')} }`
  }
  return SCALARS[type.name] ?? '"org-attacked"'
}

const SCALARS: Readonly<Record<string, string>> = { Int: '1', Float: '1', Boolean: 'true' }
