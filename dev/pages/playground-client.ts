/** Runs in the browser; has no imports, since it is served as it is. */
const ENDPOINT = '/_v/private/graphql/v1'
const INTROSPECTION = `{ __schema { queryType { ...fields } mutationType { ...fields } } }
fragment fields on __Type { name fields { name description args { name type { ...type } } type { ...type } } }
fragment type on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`

interface TypeName {
  kind: string
  name: string | null
  ofType?: TypeName | null
}

interface Field {
  name: string
  description: string | null
  args: { name: string; type: TypeName }[]
  type: TypeName
}

interface RootType {
  name: string
  fields: Field[]
}

interface Introspection {
  data?: { __schema: { queryType: RootType; mutationType: RootType | null } }
}

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T
const query = byId<HTMLTextAreaElement>('query')
const variables = byId<HTMLTextAreaElement>('variables')
const form = byId<HTMLFormElement>('playground')
const statusLine = byId('status')
const answer = byId('answer')

function ask(body: object) {
  return fetch(ENDPOINT, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function run() {
  statusLine.textContent = 'Asking…'
  try {
    const startMs = performance.now()
    const body = { query: query.value, variables: JSON.parse(variables.value || '{}') as object }
    const response = await ask(body)
    const text = await response.text()
    statusLine.textContent = `${response.status}, ${Math.round(performance.now() - startMs)} ms`
    answer.textContent = pretty(text)
  } catch (error) {
    statusLine.textContent = error instanceof Error ? error.message : String(error)
    answer.textContent = ''
  }
}

function pretty(text: string) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}

function nameOf(type: TypeName): string {
  if (type.kind === 'NON_NULL') return type.ofType ? `${nameOf(type.ofType)}!` : ''
  if (type.kind === 'LIST') return type.ofType ? `[${nameOf(type.ofType)}]` : ''
  return type.name ?? ''
}

function describe(root: RootType | null) {
  if (!root) return []
  const lines = root.fields.map(({ name, description, args, type }) => {
    const list = args.map((argument) => `${argument.name}: ${nameOf(argument.type)}`).join(', ')
    const note = description ? `  # ${description.trim().replace(/\s+/g, ' ')}\n` : ''
    return `${note}  ${name}${list ? `(${list})` : ''}: ${nameOf(type)}`
  })
  return [`${root.name}\n${lines.join('\n\n')}`]
}

async function showSchema() {
  const response = await ask({ query: INTROSPECTION })
  const { data } = (await response.json()) as Introspection
  if (!data) return
  const { queryType, mutationType } = data.__schema
  byId('schema').textContent = [...describe(queryType), ...describe(mutationType)].join('\n\n')
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  void run()
})
form.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void run()
})
document.addEventListener('click', (event) => {
  const { target } = event
  if (!(target instanceof HTMLButtonElement) || !target.dataset['query']) return
  query.value = target.dataset['query']
  variables.value = target.dataset['variables'] ?? '{}'
  void run()
})
void showSchema()
