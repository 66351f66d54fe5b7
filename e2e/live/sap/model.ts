/**
 * SAP's own model of the two services, made ready for CAP. SAP publishes it inside its client libraries on npm
 * (`@sap/cloud-sdk-vdm-*-service`), under a licence that forbids passing it on: it is installed when the trial runs.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'

const SERVICES = ['sales-order', 'billing-document'] as const

interface Element {
  readonly type: string
  readonly key?: boolean
  readonly target?: string
  readonly cardinality?: { readonly max?: string }
  on?: unknown
}

interface Definition {
  readonly kind: string
  readonly elements?: Record<string, Element>
  readonly [annotation: string]: unknown
}

type Definitions = Record<string, Definition>

/** The model says nothing of how entities are joined, nor of functions: both are added. */
export const sapModel = (modulesFolder: string) => {
  const definitions: Definitions = Object.assign(
    {},
    ...SERVICES.map((name) => definitionsOf(modulesFolder, name))
  )
  const ready = Object.entries(definitions).map(([name, definition]) => {
    if (definition.kind === 'service') return [name, served(name, definition)] as const
    return [
      name,
      definition.kind === 'entity' ? joined(definition, definitions) : definition,
    ] as const
  })
  return {
    definitions: { ...Object.fromEntries(ready), ...GET_PDF },
    $version: '2.0',
  }
}

const GET_PDF = {
  'API_BILLING_DOCUMENT_SRV.GetPDF': {
    kind: 'function',
    params: { BillingDocument: { type: 'cds.String', length: 10 } },
    returns: { type: 'API_BILLING_DOCUMENT_SRV.GetPDFResult' },
  },
}

const definitionsOf = (modulesFolder: string, service: string): Definitions => {
  const folder = path.join(modulesFolder, '@sap', `cloud-sdk-vdm-${service}-service`)
  const file = readFileSync(path.join(folder, `${service}-service-csn.json`), 'utf8')
  return (JSON.parse(file) as { definitions: Definitions }).definitions
}

const served = (name: string, definition: Definition): Definition => ({
  ...definition,
  '@requires': 'authenticated-user',
  '@protocol': [
    { kind: 'odata-v4', path: `/sap/opu/odata4/sap/${name}` },
    { kind: 'odata-v2', path: `/sap/opu/odata/sap/${name}` },
  ],
})

/** An association joins on the keys that both sides have; one without any is left out. */
const joined = (definition: Definition, definitions: Definitions): Definition => {
  const { elements = {}, ...rest } = definition
  const entries = Object.entries(elements).flatMap(([name, element]) => {
    if (element.type !== 'cds.Association') return [[name, element] as const]
    const target = definitions[element.target ?? '']?.elements ?? {}
    const keys = keysOf(element.cardinality?.max === '*' ? elements : target).filter(
      (key) => key in elements && key in target
    )
    return keys.length === 0 ? [] : [[name, { ...element, on: conditionOf(name, keys) }] as const]
  })
  return {
    ...rest,
    '@cds.persistence.skip': false,
    kind: definition.kind,
    elements: Object.fromEntries(entries),
  }
}

const keysOf = (elements: Record<string, Element>): string[] =>
  Object.entries(elements).flatMap(([name, { key }]) => (key === true ? [name] : []))

const conditionOf = (association: string, keys: readonly string[]) =>
  keys.flatMap((key, index) => [
    ...(index === 0 ? [] : ['and']),
    { ref: [association, key] },
    '=',
    { ref: [key] },
  ])
