/**
 * The schema by VTEX's "GraphQL authorization in IO apps" (graphql 2.x refuses a root field without `@auth`) and by this
 * house: private answers, and names that can't meet those of another app in the browser's one cache.
 */
import {
  type DefinitionNode,
  type DirectiveNode,
  type FieldDefinitionNode,
  parse,
  valueFromASTUntyped,
} from 'graphql'

import { readManifest } from './manifest'
import { type Rule, filesEndingWith, textOf } from './rule'

const ROOTS = ['Query', 'Mutation']

const definitionsOf = (root: string): readonly DefinitionNode[] => {
  const files = filesEndingWith(root, { folder: 'graphql', ending: '.graphql' })
  if (files.length === 0) throw new Error('graphql/ holds no schema')
  return files.flatMap((file) => parse(textOf(root, file)).definitions)
}

interface RootField {
  readonly parent: string
  readonly name: string
  readonly field: FieldDefinitionNode
}

function rootFields(root: string): readonly RootField[] {
  const fields = definitionsOf(root).flatMap((definition) => {
    const isType =
      definition.kind === 'ObjectTypeDefinition' || definition.kind === 'ObjectTypeExtension'
    if (!isType || !ROOTS.includes(definition.name.value)) return []
    const parent = definition.name.value
    return (definition.fields ?? []).map((field) => ({ parent, name: field.name.value, field }))
  })
  if (fields.length === 0) throw new Error('the schema has no Query')
  return fields
}

const argumentsOf = ({ directives }: FieldDefinitionNode, name: string) => {
  const directive = directives?.find((candidate: DirectiveNode) => candidate.name.value === name)
  if (directive === undefined) return null
  return new Map<string, unknown>(
    (directive.arguments ?? []).map(({ name: argument, value }) => [
      argument.value,
      valueFromASTUntyped(value),
    ])
  )
}

export const everyRootFieldSaysWhoMayAsk: Rule = (root) =>
  rootFields(root).flatMap(({ parent, name, field }) => {
    const auth = argumentsOf(field, 'auth')
    const scope = auth?.get('scope')
    if (scope === 'PUBLIC')
      return parent === 'Mutation' ? [`${name} is a mutation that anybody may call`] : []
    if (scope !== 'PRIVATE') return [`${name} has no @auth with a scope`]
    return ['productCode', 'resourceCode']
      .filter((argument) => !isText(auth?.get(argument)))
      .map((argument) => `${name} is PRIVATE and has no ${argument}`)
  })

const isText = (value: unknown) => typeof value === 'string' && value !== ''

/** What the runtime's `@auth(scope: PRIVATE)` asks in the app's name (Auth.js of `@vtex/api`): the egress looks at it too. */
const ASKED_BY_AUTH = [
  { host: 'vtexid.vtex.com.br', path: '/api/vtexid/pub/authenticated/user' },
  {
    host: '{{account}}.vtexcommercestable.com.br',
    path: '/api/license-manager/pvt/accounts/*',
  },
]

export const authMayAskWhatItHasTo: Rule = (root) => {
  const isForStaff = ({ field }: RootField) => argumentsOf(field, 'auth')?.get('scope') !== 'PUBLIC'
  if (!rootFields(root).some(isForStaff)) return []
  const allowed = readManifest(root).policies.flatMap((entry) =>
    'attrs' in entry ? [`${entry.attrs.host}${entry.attrs.path}`] : []
  )
  return ASKED_BY_AUTH.map(({ host, path }) => `${host}${path}`)
    .filter((address) => !allowed.includes(address))
    .map((address) => `no outbound policy for ${address}, which @auth(scope: PRIVATE) asks`)
}

/** Without the directive the runtime answers `public, max-age=86400`. */
export const noAnswerIsCached: Rule = (root) =>
  rootFields(root)
    .filter(({ field }) => {
      const cache = argumentsOf(field, 'cacheControl')
      return cache?.get('scope') !== 'PRIVATE' || cache.get('maxAge') !== 0
    })
    .map(({ name }) => `${name} has no @cacheControl(scope: PRIVATE, maxAge: 0)`)

export const everyNameIsOurs: Rule = (root) => [
  ...rootFields(root)
    .filter(({ name }) => !/^erp[A-Z]/.test(name))
    .map(({ parent, name }) => `${parent}.${name} does not begin with erp`),
  ...definitionsOf(root)
    .flatMap(typeNamesOf)
    .filter((name) => !ROOTS.includes(name) && !/^Erp[A-Z]/.test(name))
    .map((name) => `type ${name} does not begin with Erp`),
]

const typeNamesOf = (definition: DefinitionNode): readonly string[] => {
  switch (definition.kind) {
    case 'ObjectTypeDefinition':
    case 'InterfaceTypeDefinition':
    case 'UnionTypeDefinition':
    case 'EnumTypeDefinition':
    case 'InputObjectTypeDefinition':
    case 'ScalarTypeDefinition':
      return [definition.name.value]
    default:
      return []
  }
}

const OF_THE_RUNTIME = [
  'auth',
  'cacheControl',
  'deprecated',
  'metric',
  'sanitize',
  'settings',
  'smartcache',
  'translatableV2',
  'translateTo',
]

/** The runtime declares its own directives, and a second declaration breaks the schema. `smartcache` keeps answers. */
export const directivesAreOurs: Rule = (root) => [
  ...definitionsOf(root).flatMap((definition) =>
    definition.kind === 'DirectiveDefinition' && OF_THE_RUNTIME.includes(definition.name.value)
      ? [`directive ${definition.name.value} belongs to the runtime`]
      : []
  ),
  ...rootFields(root)
    .filter(({ field }) => argumentsOf(field, 'smartcache') !== null)
    .map(({ name }) => `${name} has @smartcache, which keeps private answers`),
]
