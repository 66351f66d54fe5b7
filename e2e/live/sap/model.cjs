/**
 * SAP's own model of the two services, made ready for CAP. SAP publishes it inside its client libraries on npm
 * (`@sap/cloud-sdk-vdm-*-service`), under a licence that forbids passing it on: it is installed when the trial runs.
 */
const { readFileSync } = require('node:fs')
const path = require('node:path')

const SERVICES = ['sales-order', 'billing-document']

/** The definitions of both services. The model says nothing of how entities are joined nor of functions: both are added. */
module.exports = function sapModel(modulesFolder) {
  const definitions = Object.assign({}, ...SERVICES.map((name) => read(modulesFolder, name)))
  for (const [name, definition] of Object.entries(definitions)) {
    if (definition.kind === 'service') serve(name, definition)
    if (definition.kind === 'entity') join(definition, definitions)
  }
  definitions['API_BILLING_DOCUMENT_SRV.GetPDF'] = {
    kind: 'function',
    params: { BillingDocument: { type: 'cds.String', length: 10 } },
    returns: { type: 'API_BILLING_DOCUMENT_SRV.GetPDFResult' },
  }
  return { definitions, $version: '2.0' }
}

function read(modulesFolder, service) {
  const file = path.join(
    modulesFolder,
    '@sap',
    `cloud-sdk-vdm-${service}-service`,
    `${service}-service-csn.json`
  )
  return JSON.parse(readFileSync(file, 'utf8')).definitions
}

function serve(name, definition) {
  definition['@requires'] = 'authenticated-user'
  definition['@protocol'] = [
    { kind: 'odata-v4', path: `/sap/opu/odata4/sap/${name}` },
    { kind: 'odata-v2', path: `/sap/opu/odata/sap/${name}` },
  ]
}

/** An association joins on the keys that both sides have. */
function join(definition, definitions) {
  delete definition['@cds.persistence.skip']
  for (const [name, element] of Object.entries(definition.elements)) {
    if (element.type !== 'cds.Association') continue
    const target = definitions[element.target]
    const shared = keysOf(element.cardinality?.max === '*' ? definition : target).filter(
      (key) => definition.elements[key] && target.elements[key]
    )
    if (shared.length === 0) delete definition.elements[name]
    else element.on = joinedBy(name, shared)
  }
}

const keysOf = ({ elements }) => Object.keys(elements).filter((name) => elements[name].key)

const joinedBy = (name, keys) =>
  keys.flatMap((key, index) => [
    ...(index === 0 ? [] : ['and']),
    { ref: [name, key] },
    '=',
    { ref: [key] },
  ])
