/**
 * `npm run new:connector NAME`: a folder in `node/connectors/` whose contract suite runs at once and says what to write,
 * its page in `docs/connectors/`, its registration and its path in `manifest.json`.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { format, resolveConfig } from 'prettier'

const TEMPLATE = path.join(__dirname, 'connector-template')
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/**
 * @param root of the repository
 * @returns the files that were written or changed, relative to it
 * @throws Error for a name that can't be one or is taken
 */
export async function createConnector(root: string, name: string): Promise<readonly string[]> {
  const folder = path.join('node', 'connectors', name)
  if (!NAME.test(name)) {
    throw new Error(`"${name}" can't be a name: small letters, digits and single hyphens.`)
  }
  if (existsSync(path.join(root, folder))) throw new Error(`${folder} is there already.`)
  const page = path.join('docs', 'connectors', `${name}.md`)
  const written: string[] = []
  for (const file of templateFiles()) {
    const target = file === 'page.md' ? page : path.join(folder, renamed(file, name))
    const text = filledIn(readFileSync(path.join(TEMPLATE, file), 'utf8'), name)
    await write(path.join(root, target), text)
    written.push(target)
  }
  return [
    ...written,
    await register(root, name),
    await allow(root, name),
    await tryBadAnswers(root, name),
    await nameInDocs(root, name),
  ]
}

const templateFiles = (): string[] =>
  readdirSync(TEMPLATE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(TEMPLATE, path.join(entry.parentPath, entry.name)))
    .sort()

const renamed = (file: string, name: string): string =>
  file.replace('acme.test.template.ts', `${name}.test.ts`)

/** The template is real code in its own place: its names and its imports become those of the new place. */
const filledIn = (text: string, name: string): string =>
  text
    .replace(/(?:\.\.\/)((?:\.\.\/)+)node\/connectors\//g, '$1')
    .replace(/((?:\.\.\/)+)node\/testing\//g, '$1testing/')
    .replace(/'acme'|`acme`|\/acme\/|of acme|acme-token/g, (found) => found.replace('acme', name))
    .replaceAll('ACME_', `${constantName(name)}_`)
    .replaceAll('Acme', pascalName(name))
    .replaceAll('acme', camelName(name))

const words = (name: string): string[] => name.split('-')
const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
const pascalName = (name: string): string => words(name).map(capitalised).join('')
const camelName = (name: string): string => name.slice(0, 1) + pascalName(name).slice(1)
const constantName = (name: string): string => words(name).join('_').toUpperCase()

/** A longer name breaks lines elsewhere. */
async function write(file: string, text: string): Promise<void> {
  const options = await resolveConfig(path.join(__dirname, 'new-connector.ts'))
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, await format(text, { ...options, filepath: file }))
}

async function register(root: string, name: string): Promise<string> {
  const file = path.join('node', 'connectors', 'registry.ts')
  const text = readFileSync(path.join(root, file), 'utf8')
  const identifier = camelName(name)
  const imports = [...text.matchAll(/^import \{ .* \} from '\.\/.*'\n/gm)]
  const last = imports.at(-1)
  const list = /(const DEFINITIONS: [^=]*= \[[^\]]*?),?(\s*\])/
  if (last === undefined || !list.test(text)) throw new Error(`${file} has another form.`)
  const end = last.index + last[0].length
  const imported = `${text.slice(0, end)}import { ${identifier} } from './${name}'\n${text.slice(end)}`
  await write(path.join(root, file), imported.replace(list, `$1, ${identifier}$2`))
  return file
}

interface Manifest {
  readonly settingsSchema: { readonly properties: { readonly connector: { enum: string[] } } }
  readonly policies: unknown[]
}

/** VTEX fixes the ways out when the app is built. */
async function allow(root: string, name: string): Promise<string> {
  const file = path.join(root, 'manifest.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  manifest.settingsSchema.properties.connector.enum.push(name)
  const attrs = { host: '*', path: `/${name}/*` }
  manifest.policies.push({ name: 'outbound-access', attrs })
  await write(file, JSON.stringify(manifest, null, 2))
  return 'manifest.json'
}

/** Bad answers are tried on every connector that is answered by somebody. */
async function tryBadAnswers(root: string, name: string): Promise<string> {
  const file = path.join('node', 'testing', 'bad-answers-trials.ts')
  const text = readFileSync(path.join(root, file), 'utf8')
  const [identifier, start] = [camelName(name), `start${pascalName(name)}Subject`]
  const folder = `../connectors/${name}`
  const imports = [
    `import { ${identifier} } from '${folder}'`,
    `import { ${start}, ${identifier}Wire } from '${folder}/__fixtures__/subject'`,
  ]
  const trial = `{ name: '${name}', definition: ${identifier}, start: ${start}, hasLogin: false, wire: ${identifier}Wire },`
  const [before, list, end] = splitAt(text, file, /export const TRIALS: [^=]*= \[/)
  const registered = `${list}${end.replace(/\n\]\n/, `\n  ${trial}\n]\n`)}`
  await write(path.join(root, file), withImports(before, imports) + registered)
  return file
}

const withImports = (text: string, imports: readonly string[]): string =>
  text.replace(/^import /m, `${imports.join('\n')}\nimport `)

function splitAt(text: string, file: string, mark: RegExp): [string, string, string] {
  const found = mark.exec(text)
  if (found === null) throw new Error(`${file} has another form.`)
  const end = found.index + found[0].length
  return [text.slice(0, found.index), found[0], text.slice(end)]
}

const LAST_NAME = ' or `demo` | `rest` |'
const LAST_WAY = '  - you only want to see the app'

/** What an admin may type into the setting, and what the store page says of it. */
async function nameInDocs(root: string, name: string): Promise<string> {
  const file = path.join('docs', 'README.md')
  const text = readFileSync(path.join(root, file), 'utf8')
  if (!text.includes(LAST_NAME) || !text.includes(LAST_WAY)) {
    throw new Error(`${file} has another form.`)
  }
  const way = `  - it is read as it is by the connector [\`${name}\`](connectors/${name}.md);\n`
  const named = text
    .replace(LAST_NAME, `, \`${name}\`${LAST_NAME}`)
    .replace(LAST_WAY, `${way}${LAST_WAY}`)
  writeFileSync(path.join(root, file), named)
  return file
}

async function main(): Promise<void> {
  const [name = ''] = process.argv.slice(2)
  const root = path.dirname(__dirname)
  try {
    for (const file of await createConnector(root, name)) console.log(file)
    console.log(`\nNow: node --import tsx --test node/connectors/${name}/${name}.test.ts`)
    console.log('It says what to write. docs/adding-a-connector.md leads the way.')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

if (require.main === module) void main()
