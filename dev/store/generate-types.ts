import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  typeFromAST,
  validate,
} from 'graphql'
import type {
  GraphQLInputObjectType,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLSchema,
  GraphQLType,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql'
import prettier from 'prettier'
import { readSchema } from './schema'

const root = path.join(__dirname, '../..')
const queries = path.join(root, 'react/graphql')
const HEADER = `// Written by dev/store/generate-types.ts from graphql/ and react/graphql/. Do not edit: run
// node --import tsx dev/store/generate-types.ts`

const SCALARS: Record<string, string> = {
  ID: 'string',
  String: 'string',
  Int: 'number',
  Float: 'number',
  Boolean: 'boolean',
}

/** Interfaces by name. Two selections of one type that differ get the operation's name in front. */
interface Writer {
  readonly schema: GraphQLSchema
  readonly blocks: Map<string, string>
  readonly operation: string
}

const typed = (type: GraphQLType, name: string): string => {
  if (isNonNullType(type)) return typed(type.ofType, name).replace(/ \| null$/, '')
  if (isListType(type)) return `Array<${typed(type.ofType, name)}> | null`
  return `${name} | null`
}

const nameBlock = (writer: Writer, typeName: string, body: string): string => {
  const candidates = [typeName, `${writer.operation}${typeName}`]
  const name = candidates.find((one) => [undefined, body].includes(writer.blocks.get(one)))
  if (!name)
    throw new Error(`${writer.operation} selects ${typeName} in two ways: make them the same`)
  writer.blocks.set(name, body)
  return name
}

const writeEnum = (writer: Writer, type: GraphQLType): string | null => {
  if (!isEnumType(type)) return null
  writer.blocks.set(
    type.name,
    `type ${type.name} = ${type
      .getValues()
      .map(({ name }) => `'${name}'`)
      .join(' | ')}`
  )
  return type.name
}

const outputName = (
  writer: Writer,
  type: GraphQLOutputType,
  selected?: SelectionSetNode
): string => {
  const named = getNamedType(type)
  if (isObjectType(named) && selected) return writeObject(writer, named, selected)
  return writeEnum(writer, named) || (SCALARS[named.name] as string)
}

const writeObject = (
  writer: Writer,
  type: GraphQLObjectType,
  selected: SelectionSetNode
): string => {
  const fields = selected.selections.map((selection) => {
    if (selection.kind !== 'Field') throw new Error('Fragments are not read: write the fields out')
    const name = selection.name.value
    const field = type.getFields()[name]
    if (!field) throw new Error(`${type.name} has no field ${name}`)
    return `${name}: ${typed(field.type, outputName(writer, field.type, selection.selectionSet))}`
  })
  return nameBlock(writer, type.name, `{ ${fields.join('; ')} }`)
}

const inputName = (writer: Writer, type: GraphQLType): string => {
  const named = getNamedType(type)
  if (isInputObjectType(named)) return writeInput(writer, named)
  return writeEnum(writer, named) || (SCALARS[named.name] as string)
}

const inputField = (writer: Writer, name: string, type: GraphQLType): string =>
  `${name}${isNonNullType(type) ? '' : '?'}: ${typed(type, inputName(writer, type))}`

const writeInput = (writer: Writer, type: GraphQLInputObjectType): string => {
  const fields = Object.values(type.getFields()).map(({ name, type: of }) =>
    inputField(writer, name, of)
  )
  writer.blocks.set(type.name, `{ ${fields.join('; ')} }`)
  return type.name
}

const writeOperation = (
  schema: GraphQLSchema,
  blocks: Writer['blocks'],
  node: OperationDefinitionNode
) => {
  const operation = node.name?.value
  const query = schema.getQueryType()
  if (!operation || !query) throw new Error('Every operation has a name')
  const writer = { schema, blocks, operation }
  blocks.set(
    `${operation}Answer`,
    blocks.get(writeObject(writer, query, node.selectionSet)) as string
  )
  blocks.delete('Query')
  blocks.delete(`${operation}Query`)
  const variables = (node.variableDefinitions || []).map(({ variable, type }) =>
    inputField(
      writer,
      variable.name.value,
      typeFromAST(schema, type as never) as unknown as GraphQLType
    )
  )
  if (variables.length) blocks.set(`${operation}Variables`, `{ ${variables.join('; ')} }`)
}

const declaration = ([name, body]: [string, string]): string =>
  body.startsWith('type ') ? `export ${body}` : `export interface ${name} ${body}`

/** The text of react/__generated__/operations.ts: what each operation asks for and gets, in the dialect of TypeScript 3.9. */
export const generateTypes = async (): Promise<string> => {
  const schema = readSchema()
  const blocks: Writer['blocks'] = new Map()
  for (const file of readdirSync(queries)
    .filter((name) => name.endsWith('.graphql'))
    .sort()) {
    const document = parse(readFileSync(path.join(queries, file), 'utf8'))
    const [error] = validate(schema, document)
    if (error) throw new Error(`${file}: ${error.message}`)
    for (const node of document.definitions)
      if (node.kind === 'OperationDefinition') writeOperation(schema, blocks, node)
  }
  const text = [HEADER, ...[...blocks].sort(([a], [b]) => (a < b ? -1 : 1)).map(declaration)].join(
    '\n\n'
  )
  const options = await prettier.resolveConfig(path.join(root, 'react/index.ts'))
  return prettier.format(text, { ...options, parser: 'typescript' })
}

export const GENERATED_FILE = path.join(root, 'react/__generated__/operations.ts')

if (require.main === module) {
  void generateTypes().then((text) => writeFileSync(GENERATED_FILE, text))
}
