/**
 * The stand-ins of the B2B Suite's apps know no field or argument that the apps do not have: a query that only a stand-in
 * understands would fail in a store. `suite-fields.json` lists what the apps have of the types that are stood in for, as
 * `graphql/schema.graphql` of vtex-apps/storefront-permissions 3.6.3 and vtex-apps/b2b-organizations-graphql 2.6.3 says it.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildSchema, isEnumType, isInputObjectType, isObjectType } from 'graphql'
import type { GraphQLSchema } from 'graphql'
import { b2bOrganizationsGraphql } from './b2b-organizations-graphql'
import { storefrontPermissions } from './storefront-permissions'
import REAL from './suite-fields.json'

/** `Type.field: Type` and `Type.field(argument): Type`. */
function fieldsOf(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      if (isEnumType(type)) return type.getValues().map(({ name }) => `${type.name}.${name}`)
      if (isInputObjectType(type))
        return Object.values(type.getFields()).map(
          (field) => `${type.name}.${field.name}: ${field.type}`
        )
      if (!isObjectType(type)) return []
      return Object.values(type.getFields()).flatMap((field) => [
        `${type.name}.${field.name}: ${field.type}`,
        ...field.args.map((arg) => `${type.name}.${field.name}(${arg.name}): ${arg.type}`),
      ])
    })
}

const unknown = (schema: GraphQLSchema, real: readonly string[]) =>
  fieldsOf(schema).filter((field) => !real.includes(field))

for (const app of [storefrontPermissions, b2bOrganizationsGraphql])
  test(`the stand-in of ${app.name} has the fields and arguments of the app, and no others`, () => {
    assert.deepEqual(unknown(app.schema, REAL[app.name as keyof typeof REAL]), [])
  })

test('a field or an argument that the app does not have is found', () => {
  const schema = buildSchema(`
    type Query { listRoles(page: Int): [Role] }
    type Role { id: ID title: String }
  `)
  assert.deepEqual(unknown(schema, REAL['vtex.storefront-permissions']), [
    'Query.listRoles(page): Int',
    'Role.title: String',
  ])
})
