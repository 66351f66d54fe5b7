import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { createIntl } from 'react-intl'
import ts from 'typescript'
import { CHANNELS, NUMBER_KINDS, SORTS, STATUSES } from './search/searchState'
import { FAILURE_CODES, INVALID_REASONS } from './states/failure'

const PREFIX = 'store/orders-b2b.'
const LANGUAGES = ['context', 'en', 'es', 'pt'] as const
type Messages = Record<string, string>

const read = (language: string): Messages =>
  JSON.parse(readFileSync(path.join(__dirname, `../messages/${language}.json`), 'utf8'))
const ours = (messages: Messages) => Object.keys(messages).filter((id) => id.startsWith(PREFIX))
const english = read('en')
const ids = ours(english)

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name)
    if (entry.isDirectory()) return /node_modules|__generated__/.test(name) ? [] : sourcesIn(name)
    return /(?<!\.test|\.d)\.tsx?$/.test(name) ? [name] : []
  })
const sources = sourcesIn(__dirname)

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** What a source may ask for: a pattern for each text that stands where an id does. */
const patternsOf = (file: string): RegExp[] => {
  const found: RegExp[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node))
      found.push(new RegExp(`^${escape(node.text.replace(PREFIX, ''))}$`))
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)]
      if (/^[a-zA-Z.]/.test(parts[0] || ''))
        found.push(new RegExp(`^${parts.map(escape).join('[^ ]+')}$`))
      else if (/^\.[a-z]/.test(parts[1] || ''))
        found.push(new RegExp(`^[^ ]+${parts.slice(1).map(escape).join('[^ ]+')}$`))
    }
    ts.forEachChild(node, visit)
  }
  visit(
    ts.createSourceFile(
      file,
      readFileSync(file, 'utf8'),
      ts.ScriptTarget.Latest,
      true,
      ts.ScriptKind.TSX
    )
  )
  return found
}

const TEXT_ATTRIBUTES = ['title', 'aria-label', 'placeholder', 'alt', 'label', 'hint']

/** Words that a person would see or hear and that stand in the source. */
const wordsIn = (file: string, source = readFileSync(file, 'utf8')): string[] => {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim())
    if (ts.isJsxAttribute(node) && TEXT_ATTRIBUTES.includes(node.name.getText())) {
      const value = node.initializer
      const literal = value && ts.isJsxExpression(value) ? value.expression : value
      if (literal && ts.isStringLiteralLike(literal)) found.push(literal.text)
    }
    ts.forEachChild(node, visit)
  }
  // In a .ts file `<` begins no markup.
  const kind = file.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.TSX
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind))
  return found
}

test('every language has the same ids, sorted', () => {
  for (const language of LANGUAGES) {
    const messages = read(language)
    assert.deepEqual(ours(messages), ids, language)
    assert.deepEqual(Object.keys(messages), Object.keys(messages).sort(), language)
  }
})

test('every text is well-formed ICU, and uses the values that the English one uses', () => {
  const values = {
    count: 2,
    seconds: 2,
    kind: 'WEB',
    match: 'EXACT',
    value: '1',
    time: 't',
    number: 'n',
    label: 'l',
    code: 'c',
    unit: 'u',
    requestId: 'r',
    page: 1,
    amount: 'a',
    size: 's',
    day: 'd',
    name: 'n',
    done: 2,
    found: 2,
    missing: 2,
    left: 2,
  }
  const valuesOf = (text = '') =>
    Object.keys(values).filter((name) => new RegExp(`\\{${name}[,}]`).test(text))
  for (const language of ['en', 'es', 'pt']) {
    const messages = read(language)
    const intl = createIntl({
      locale: language,
      messages,
      onError: (error) => assert.fail(String(error)),
    })
    for (const id of ids) {
      assert.ok(intl.formatMessage({ id }, values).trim(), `${language} ${id}`)
      assert.deepEqual(valuesOf(messages[id]), valuesOf(english[id]), `${language} ${id}`)
    }
  }
})

test('every text is used', () => {
  const patterns = sources.flatMap(patternsOf)
  const unused = ids
    .map((id) => id.slice(PREFIX.length))
    .filter((id) => !patterns.some((pattern) => pattern.test(id)))
  assert.deepEqual(unused, [])
})

test('every text that the code may ask for is there', () => {
  const known = new Set(ids.map((id) => id.slice(PREFIX.length)))
  const families: Record<string, readonly string[]> = {
    kind: NUMBER_KINDS,
    status: [...STATUSES, 'OTHER', 'any'],
    channel: [...CHANNELS, 'any'],
    sort: SORTS,
    'error.INVALID_QUERY': INVALID_REASONS,
  }
  for (const [family, members] of Object.entries(families))
    for (const member of members) assert.ok(known.has(`${family}.${member}`), `${family}.${member}`)
  for (const facet of ['delivery', 'invoicing', 'payment'])
    for (const state of ['NONE', 'PARTIAL', 'COMPLETE', 'UNKNOWN'])
      assert.ok(known.has(`facet.${facet}.${state}`), `${facet} ${state}`)
  for (const code of FAILURE_CODES)
    for (const part of ['title', 'text'])
      assert.ok(known.has(`error.${code}.${part}`), `${code} ${part}`)
  const literal = sources.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(/\btext\(\s*'([^']+)'/g),
  ])
  assert.ok(literal.length > 40)
  for (const [, id] of literal) assert.ok(known.has(id as string), id)
})

test('no words stand in the source', () => {
  for (const file of sources) assert.deepEqual(wordsIn(file), [], path.basename(file))
})

test('words in the source would be found', () => {
  const source = `<p title="Hello">Good {day} <i aria-label={'here'} className="red">–</i></p>`
  assert.deepEqual(wordsIn('x.tsx', source), ['Hello', 'Good', 'here'])
})
