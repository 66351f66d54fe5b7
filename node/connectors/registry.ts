/**
 * All connectors, by the name that the app's settings give. A new one is one line here, its folder, its page in
 * `docs/connectors/`, and its paths in `manifest.json`.
 */
import { checkedConnector } from './checked-connector'
import type { ConnectorDefinition } from './connector'
import { demo } from './demo'
import { pedido } from './pedido'
import { rest } from './rest'
import { sapS4hana } from './sap-s4hana'
import { tryton } from './tryton'

/**
 * A connector whose settings only itself understands: what `readSettings` gives goes to `create` of the same definition
 * and nowhere else.
 */
export type AnyConnectorDefinition = ConnectorDefinition<unknown>

const DEFINITIONS: readonly AnyConnectorDefinition[] = [demo, pedido, rest, sapS4hana, tryton]

/** Whatever a connector gives passes what is checked of all of them. */
const checked = (definition: AnyConnectorDefinition): AnyConnectorDefinition => ({
  ...definition,
  create: (parts) => checkedConnector(definition.create(parts)),
})

const byName: ReadonlyMap<string, AnyConnectorDefinition> = new Map(
  DEFINITIONS.map((definition) => [definition.name, checked(definition)])
)

export const connectorNames: readonly string[] = [...byName.keys()]

/** Null for a name that nobody registered. */
export const findConnector = (name: string): AnyConnectorDefinition | null =>
  byName.get(name) ?? null

/** Every path that any connector may ask for: what `manifest.json` has to allow, no more. "…/" stands for all below it. */
export const allPathPrefixes = (): readonly string[] => [
  ...new Set(DEFINITIONS.flatMap(({ pathPrefixes }) => pathPrefixes)),
]
