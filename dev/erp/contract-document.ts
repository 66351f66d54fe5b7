import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { parse } from 'yaml'

export type Node = Readonly<Record<string, unknown>>

/** The contract's document, and its schemas as functions: what holds the document and this server together. */
export interface ContractDocument {
  readonly root: Node
  readonly schemaNames: readonly string[]
  /**
   * @param strict also refuses fields and words that the document does not name; the contract allows an ERP to send
   * them, this one does not.
   */
  validator(schemaName: string, strict?: 'strict'): ValidateFunction
}

const DOCUMENT_PATH = join(__dirname, '..', '..', 'docs', 'erp-api.openapi.yaml')

/** @throws for a document that is not YAML or whose schemas do not compile */
export const readContractDocument = (): ContractDocument => {
  const root: unknown = parse(readFileSync(DOCUMENT_PATH, 'utf8'))
  if (!isNode(root)) throw new TypeError('The document is not a mapping.')
  const lenient = compilerOf(root, 'lenient')
  const strictly = compilerOf(tighten(root), 'strict')
  return {
    root,
    schemaNames: Object.keys(nodeAt(root, 'components', 'schemas')),
    validator: (name, strict) => (strict === undefined ? lenient(name) : strictly(name)),
  }
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** @throws TypeError where the document has no mapping at that path */
export const nodeAt = (root: Node, ...path: readonly string[]): Node => {
  let node = root
  for (const name of path) {
    const next = node[name]
    if (!isNode(next)) throw new TypeError(`The document has nothing at ${path.join('/')}.`)
    node = next
  }
  return node
}

const compilerOf = (root: unknown, key: string): ((schemaName: string) => ValidateFunction) => {
  const ajv = new Ajv2020({
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allErrors: true,
    allowUnionTypes: true,
  })
  addFormats(ajv)
  // The keywords of OpenAPI around the schemas; within them ajv stays strict.
  for (const keyword of isNode(root) ? Object.keys(root) : []) ajv.addKeyword(keyword)
  ajv.addSchema({ $id: key, ...(isNode(root) ? root : {}) })
  return (name) => ajv.compile({ $ref: `${key}#/components/schemas/${name}` })
}

const OWN_WORD = '#/components/schemas/OwnWord'

const tighten = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return value.filter((item) => !isNode(item) || item['$ref'] !== OWN_WORD).map(tighten)
  }
  if (!isNode(value)) return value
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    name === 'allOf' ? part : tighten(part),
  ])
  const copy: Node = Object.fromEntries(entries)
  return '$ref' in copy ? { ...copy, unevaluatedProperties: false } : copy
}
