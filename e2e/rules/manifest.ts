/**
 * manifest.json and service.json by VTEX's documents: Manifest, Builder version statuses, Policies, "Creating an interface
 * for your app settings", Service, Service path patterns, and the engineering guidelines of the app store.
 */
import { z } from 'zod'

import { type Rule, readJson } from './rule'

/** Majors with which a new app can be linked. */
const BUILDERS: Readonly<Record<string, string>> = {
  node: '7.x',
  graphql: '2.x',
  react: '3.x',
  store: '0.x',
  messages: '1.x',
  docs: '0.x',
  'vtex.storefront-permissions': '3.x',
}

const setting = z.looseObject({
  type: z.enum(['string', 'number', 'integer', 'boolean', 'array', 'object']),
  title: z.string().min(1),
  description: z.string().optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
})

const policy = z.union([
  z.strictObject({
    name: z.literal('outbound-access'),
    attrs: z.strictObject({ host: z.string().min(1), path: z.string().min(1) }),
  }),
  z.strictObject({
    name: z
      .string()
      .regex(/^[\w.:-]+$/)
      .refine((name) => name !== 'outbound-access'),
  }),
])

const manifest = z.object({
  name: z.literal('orders-b2b'),
  vendor: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string().min(1).max(26, 'the app store shows 26 characters'),
  description: z.string().min(1),
  builders: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string().regex(/^\d+\.x$/, 'a major such as 2.x')),
  settingsSchema: z.looseObject({
    title: z.string().min(1),
    type: z.literal('object'),
    properties: z.record(z.string(), setting),
  }),
  policies: z.array(policy).min(1),
  $schema: z.string(),
})

export const readManifest = (root: string) =>
  readJson(root, { file: 'manifest.json', shape: manifest })

export const buildersAreCurrent: Rule = (root) => {
  const { builders } = readManifest(root)
  const wrong = Object.entries(builders).filter(([name, major]) => BUILDERS[name] !== major)
  const absent = Object.keys(BUILDERS).filter((name) => !(name in builders))
  return [
    ...wrong.map(
      ([name, major]) => `builder ${name} ${major} is not one a new app can be linked with`
    ),
    ...absent.map((name) => `builder ${name} is missing`),
  ]
}

/** The address of a token server is none. */
const SECRET = /key$|password|token(?!url)|secret|credential/i

/** `access: public` would hand every setting, credentials included, to anybody. */
export const settingsKeepSecrets: Rule = (root) => {
  const { settingsSchema } = readManifest(root)
  const open = JSON.stringify(settingsSchema).includes('"access":"public"')
    ? ['settingsSchema is readable by anybody: access is public']
    : []
  const plain = Object.entries(settingsSchema.properties)
    .filter(([name, { format }]) => SECRET.test(name) && format !== 'password')
    .map(([name]) => `setting ${name} looks secret and has no format password`)
  return [...open, ...plain]
}

/** Apps > Settings draws them as they are: nothing translates an id, and nothing explains a value but the description. */
export const settingsSpeakEnglish: Rule = (root) => {
  const { title, properties } = readManifest(root).settingsSchema
  const texts = Object.values(properties).flatMap((one) => [one.title, one.description])
  return [
    ...[title, ...texts]
      .filter((text) => /^(?:admin|store)\//.test(text ?? ''))
      .map((id) => `${id} is shown as it is: nothing translates it`),
    ...Object.entries(properties).flatMap(([name, setting]) => [
      ...(setting.description ? [] : [`setting ${name} has no description`]),
      ...(setting.enum ?? [])
        .filter((value) => !setting.description?.includes(`${value}:`))
        .map((value) => `the description of ${name} does not say what ${value} is`),
    ]),
  ]
}

/** @param names of the connectors that there are */
export const everyConnectorCanBeChosen =
  (names: readonly string[]): Rule =>
  (root) => {
    const offered = readManifest(root).settingsSchema.properties.connector?.enum ?? []
    return [
      ...without(names, offered).map((name) => `setting connector does not offer ${name}`),
      ...without(offered, names).map((name) => `setting connector offers ${name}, which is none`),
    ]
  }

/**
 * The ERP's host is the store's choice, so only the path narrows the way out: exactly what the connectors ask for.
 * @param pathPrefixes of all connectors, each beginning with "/": one that ends with it stands for all below.
 */
export const outboundIsNarrow =
  (pathPrefixes: readonly string[]): Rule =>
  (root) => {
    const policies = readManifest(root).policies.flatMap((entry) =>
      'attrs' in entry ? [entry.attrs] : []
    )
    const wide = policies.filter(({ path }) => !/^\/(?:\*\/)?[\w{]/.test(path))
    const toAnyHost = policies.filter(({ host }) => host === '*').map(({ path }) => path)
    const wanted = pathPrefixes.map((path) => (path.endsWith('/') ? `${path}*` : path))
    return [
      ...wide.map(({ host, path }) => `outbound policy ${host}${path} allows any path`),
      ...without(wanted, toAnyHost).map((path) => `no outbound policy for the connectors' ${path}`),
      ...without(toAnyHost, wanted).map((path) => `no connector asks for the allowed path ${path}`),
    ]
  }

const without = (texts: readonly string[], others: readonly string[]) =>
  texts.filter((text) => !others.includes(text))

const service = z.object({
  stack: z.literal('nodejs'),
  memory: z.literal(512),
  timeout: z.literal(30),
  ttl: z.int().min(10).max(60),
  minReplicas: z.literal(2),
  maxReplicas: z.int().min(5).max(40),
  workers: z.int().min(1).max(4),
  routes: z.record(
    z.string(),
    z.looseObject({ path: z.string().startsWith('/'), public: z.boolean().optional() })
  ),
})

/** Only under /_v/private does the platform deliver cookies and keep its caches away. */
export const serviceIsWithinLimits: Rule = (root) => {
  const { routes } = readJson(root, { file: 'node/service.json', shape: service })
  return Object.entries(routes)
    .filter(([, route]) => route.public === true)
    .filter(([, { path }]) => !path.startsWith('/_v/private/orders-b2b/'))
    .map(([id, { path }]) => `public route ${id} is at ${path}, not below /_v/private/orders-b2b/`)
}
