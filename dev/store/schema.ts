import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildSchema } from 'graphql'

const folder = path.join(__dirname, '../../graphql')

/** What @vtex/api and the graphql builder add to every app's schema. */
const PLATFORM_DIRECTIVES = `
  directive @auth(scope: PlatformScope, productCode: String, resourceCode: String) on FIELD_DEFINITION
  directive @cacheControl(scope: PlatformScope, maxAge: Int) on FIELD_DEFINITION
  enum PlatformScope { PUBLIC PRIVATE }
`

/** The app's own schema, read from graphql/ as the builder joins it. */
export const readSchema = () => {
  const types = readdirSync(path.join(folder, 'types')).map((name) => path.join('types', name))
  const files = ['directives.graphql', 'schema.graphql', ...types]
  const text = files.map((name) => readFileSync(path.join(folder, name), 'utf8'))
  return buildSchema([PLATFORM_DIRECTIVES, ...text].join('\n'))
}
